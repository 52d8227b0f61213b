import { changesOf } from "../changes.ts";
import type { Phase } from "../phases.ts";
import { before } from "../samples.ts";

/** The cuts of a fall in steps: where each comes, and the level it leads to. The top of the stairs is no cut. */
export function cutsOf(
  at: (step: number) => number,
  { start, end }: Phase,
): readonly (readonly [step: number, lr: number])[] {
  const first = Math.ceil(start);
  const isCut = first > 0 && at(first) < before(at, first - 1, first);
  return [...(isCut ? [first] : []), ...changesOf(at, start, end)].map((step) => [step, at(step)]);
}
