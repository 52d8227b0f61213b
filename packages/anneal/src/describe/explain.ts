import type { Curve, Spec } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { formatLr } from "./format.ts";
import { spoken } from "./sentence.ts";
import { summarise } from "./summarise.ts";
import { act } from "./words/acts.ts";
import { counted, otherUnits } from "./words/amounts.ts";
import { choices } from "./words/choices.ts";
import { type Fact, factsOf } from "./words/facts.ts";
import { length } from "./words/length.ts";
import { citations, type Source } from "./words/sources.ts";
import { calm, watch } from "./words/watch.ts";

/** A schedule in plain words, for a person who does not code. */
export interface Explanation {
  /** Headed by the schedule's name, if it was given one. */
  readonly title: string;
  /**
   * Four to seven short ones: the picture, what each part of this curve does, what can be
   * changed later, what to watch for.
   */
  readonly paragraphs: readonly string[];
  readonly facts: readonly Fact[];
  /** Where the general claims come from, in the order of their marks `[1]`, `[2]` in the paragraphs. */
  readonly sources: readonly Source[];
}

/** What may be said of a schedule beside its curve. */
export interface ExplainOptions {
  /** Heads the title, where several schedules are explained one after the other. */
  readonly name?: string;
  /** What the curve was compiled from: lets shapes be named as they are written. */
  readonly spec?: Spec;
}

/** More phases than this are told together. */
const mostActs = 4;

/**
 * A schedule in plain words: a hiker who walks down a valley in fog, whose step length is the learning rate. Every
 * number is that of this curve; epochs, samples and tokens appear where the horizon knows their rates; general claims
 * carry the mark of a source.
 *
 * @param horizon the run that the curve was compiled for.
 * @param about the spec that it was compiled from, or `{ spec, name }`.
 * @example explain(compile(constant({ value: 1 }), { steps: 90 }), { steps: 90 }).title; // "How far each step goes, over 90 steps"
 */
export function explain(curve: Curve, horizon: Horizon, about: Spec | ExplainOptions = {}): Explanation {
  const { spec, name = "" } = "kind" in about ? { spec: about as Spec } : about;
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
  const whole = `${counted(steps, "step")}${units.length > 0 ? ` (${units.join(", ")})` : ""}`;
  const found = watch(scene);
  const title = `how far each step goes, over ${counted(steps, "step")}`;
  return {
    title: name === "" ? `H${title.slice(1)}` : `${name}: ${title}`,
    paragraphs: [
      "Training is like a hiker walking down a valley in fog. Each step goes in the direction that looks lowest, and the learning rate (LR) sets how long the step is. Long steps cover ground far from the valley floor; near it, short ones find the lowest place. " +
        `This plan has ${whole}. The longest is ${formatLr(peak)}, the average ${length(mean, peak)}.`,
      ...acts,
      choices(scene),
      `What to watch for. ${(found.length > 0 ? found : calm(scene)).join(" ")} Whether ${formatLr(peak)} is right for a model the curve cannot tell; short trial runs with several lengths can.`,
    ],
    facts: factsOf(summary, horizon),
    sources: list(),
  };
}
