import { type Explanation, formatSteps, type Phase, updatesIn } from "anneal/describe";

/** One part of the walk: its name, and what this curve does there. */
export interface Act {
  /** `"Find your feet"`. */
  readonly title: string;
  /** `"Warmup, 300 steps"`; several parts told together have none. */
  readonly part?: string;
  readonly phase?: Phase;
  readonly text: string;
}

/** An explanation in its pieces: the picture, the acts, and what is said at the end. */
export interface Told {
  readonly lead: string;
  readonly acts: readonly Act[];
  readonly after: readonly Act[];
}

/** Takes the paragraphs of an explanation apart: the first is the picture, the last two are about the whole. */
export function toldOf({ paragraphs }: Explanation, phases: readonly Phase[]): Told {
  const [lead = "", ...rest] = paragraphs;
  const acts = rest.slice(0, -2);
  const isEach = acts.length === phases.length;
  return {
    lead,
    acts: acts.map((paragraph, k): Act => {
      const phase = isEach || k < acts.length - 1 ? phases[k] : undefined;
      return { ...split(paragraph), ...(phase && { phase, part: partOf(phase) }) };
    }),
    after: rest.slice(-2).map(split),
  };
}

/** `"Settle. For the last ..."` as a title and its text. */
function split(paragraph: string): Act {
  const [, title, text] = /^([^.]{3,40})\. (.*)$/s.exec(paragraph) ?? [];
  return title === undefined ? { title: "", text: paragraph } : { title, text };
}

function partOf(phase: Phase): string {
  const count = updatesIn(phase);
  const name = `${phase.name[0].toUpperCase()}${phase.name.slice(1)}`;
  return `${name}, ${formatSteps(count)} ${count === 1 ? "step" : "steps"}`;
}

/** What an act is like, in a few words. */
export const actWords: { readonly [name in Phase["name"]]: string } = {
  warmup: "small steps, growing",
  hold: "long steps down the slope",
  cooldown: "shorter and shorter",
  tail: "the shortest steps",
  cycles: "long and short in turn",
};
