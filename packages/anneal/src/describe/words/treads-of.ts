import type { Phase } from "../phases.ts";
import { runsOf } from "../runs.ts";

const samples = 2 ** 14;

/** The treads of a fall in steps: where each begins, and its level. */
export function treadsOf(
  at: (step: number) => number,
  { start, end }: Phase,
): readonly (readonly [step: number, lr: number])[] {
  return runsOf(at, [start, end], samples).map((run) => [Math.ceil(run.start), run.from]);
}
