import type { Phase } from "./phases.ts";
import { before } from "./samples.ts";

/** Where a phase leads: the value at its end, unless the next phase begins with a jump. */
export function levelAt(at: (step: number) => number, { start, end }: Phase): number {
  const [reached, last] = [at(end), before(at, start, end)];
  const size = Math.max(...[at(start), at((start + end) / 2), last].map(Math.abs));
  return Math.abs(reached - last) <= 1e-6 * size ? reached : last;
}
