import { compile, sample } from "../../compile/index.ts";
import { AnnealError, problem, refuse } from "../../errors/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { peakOf } from "../runs/peak.ts";
import type { Fitted } from "./fitted.ts";
import { type Gain, gainOf } from "./gain.ts";
import { lossesOf } from "./loss-of.ts";
import { estimateOf } from "./predict.ts";
import { reachOf } from "./reach.ts";

/** A schedule that might be run. */
export interface Candidate {
  readonly name: string;
  readonly spec: Spec;
  /** Length of the run in updates. */
  readonly steps: number;
}

export interface WhatIfOptions {
  /** Name of the candidate that the others are held against. Default: the first. */
  readonly against?: string;
  /** What a run that is done again moves by, in units of the loss. Default: the floor of the laws. */
  readonly noise?: number;
  /** Forecast also where it would be refused. */
  readonly anyway?: boolean;
}

/** A candidate with its forecast, or the reason why there is none. */
export type Outlook = Candidate &
  (
    | { readonly final: number; readonly low: number; readonly high: number; readonly gain?: Gain }
    | { readonly refused: string }
  );

/**
 * Forecasts several schedules and says how they stand to one of them, beyond what a run that is done again moves by.
 *
 * @throws AnnealError where there is no candidate, a spec cannot be compiled, or `against` names none of them.
 */
export function whatIf(
  fitted: Fitted,
  candidates: readonly Candidate[],
  { against = candidates[0]?.name, noise = fitted.floor, anyway = false }: WhatIfOptions = {},
): Outlook[] {
  if (candidates.length === 0) refuse([problem("missing", "candidates", "at least one schedule", undefined)]);
  const names = candidates.map(({ name }) => name);
  if (!names.includes(against as string)) {
    refuse([problem("unknown", "against", "the name of a candidate", against, { words: names })]);
  }
  const losses = candidates.map((candidate) => endsOf(fitted, candidate, anyway));
  const others = losses[names.indexOf(against as string)];
  return candidates.map((candidate, i): Outlook => {
    const mine = losses[i];
    if (typeof mine === "string") return { ...candidate, refused: mine };
    const { loss: final, low, high } = estimateOf(fitted, mine);
    if (candidate.name === against || typeof others === "string") return { ...candidate, final, low, high };
    const compared = { name: candidate.name, other: against as string, noise };
    return { ...candidate, final, low, high, gain: gainOf(fitted, { mine, others }, compared) };
  });
}

/** What each member says of the end, or why nothing can be said. */
function endsOf(fitted: Fitted, { spec, steps }: Candidate, anyway: boolean): number[] | string {
  const lr = sample(compile(spec, { steps }), steps);
  const { refused } = reachOf(fitted, { steps, peak: peakOf(lr), last: lr[steps - 1] });
  if (refused.length > 0 && !anyway) return new AnnealError([refused[0], ...refused.slice(1)]).message;
  return lossesOf(fitted.members, lr, [steps - 1]).map(([loss]) => loss);
}

/**
 * What a longer run is worth: the loss at the end of runs of several lengths, each with the schedule that `specFor` gives
 * for its length, held against the shortest.
 */
export function longer(
  fitted: Fitted,
  specFor: (steps: number) => Spec,
  { lengths, ...options }: Omit<WhatIfOptions, "against"> & { readonly lengths: readonly number[] },
): Outlook[] {
  const sorted = [...new Set(lengths)].sort((a, b) => a - b);
  const candidates = sorted.map((steps) => ({ name: `${steps} updates`, spec: specFor(steps), steps }));
  return whatIf(fitted, candidates, options);
}
