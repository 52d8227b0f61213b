import type { Curve, Spec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { formatLr } from "./format.ts";
import { spoken } from "./sentence.ts";
import { summarise } from "./summarise.ts";
import { act } from "./words/acts.ts";
import { counted, otherUnits } from "./words/amounts.ts";
import { type Fact, factsOf } from "./words/facts.ts";
import { citations, type Source } from "./words/sources.ts";
import { watch } from "./words/watch.ts";

/** A schedule in plain words, for a person who does not code. */
export interface Explanation {
  readonly title: string;
  /** Three to six short ones: the picture, what each part of this curve does, what to watch for. */
  readonly paragraphs: readonly string[];
  readonly facts: readonly Fact[];
  /** Where the general claims come from, in the order of their marks `[1]`, `[2]` in the paragraphs. */
  readonly sources: readonly Source[];
}

/** More phases than this are told together. */
const mostActs = 4;

/**
 * A schedule in plain words: a hiker who walks down a valley in fog, whose step length is the learning rate. Every
 * number is that of this curve; epochs, samples and tokens appear where the horizon knows their rates; general claims
 * carry the mark of a source.
 *
 * @param horizon the run that the curve was compiled for.
 * @example explain(compile(constant({ value: 1 }), { steps: 90 }), { steps: 90 }).title; // "How far each step goes, over 90 steps"
 */
export function explain(curve: Curve, horizon: Horizon, spec?: Spec): Explanation {
  const { steps } = horizon;
  const summary = summarise(curve, steps, spec);
  const { cite, list } = citations();
  const scene = { curve, horizon, summary, cite };
  const { phases, peak, mean } = summary;
  const told = phases.length <= mostActs ? phases : phases.slice(0, mostActs - 1);
  const acts = told.map((phase, k) => act(phase, k, scene));
  if (told.length < phases.length)
    acts.push(`In all it has ${phases.length} parts: it ${spoken(curve, steps, spec)}.`);
  const units = otherUnits(steps, horizon);
  const length = `${counted(steps, "step")}${units.length > 0 ? ` (${units.join(", ")})` : ""}`;
  const found = watch(scene);
  const calm = "The first step has a length above 0, and the end of the run cuts no part short.";
  return {
    title: `How far each step goes, over ${counted(steps, "step")}`,
    paragraphs: [
      "Training is like a hiker walking down a valley in fog. Each step goes in the direction that looks lowest, and the learning rate (LR) sets how long the step is. Long steps cover ground far from the valley floor; near it, short ones find the lowest place. " +
        `This plan has ${length}. The longest is ${formatLr(peak)}, the average ${formatLr(mean)}.`,
      ...acts,
      `What to watch for. ${found.length > 0 ? found.join(" ") : calm} The curve cannot tell whether ${formatLr(peak)} is right for a model; a range test or a race of several rates can.`,
    ],
    facts: factsOf(summary, horizon),
    sources: list(),
  };
}
