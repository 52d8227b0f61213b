import { type Part, partsOf } from "../compile/index.ts";
import type { Curve } from "../schedules/index.ts";

/** The cycle of a repeat that a time falls into: which one, from 0, and where it begins and would end. */
export interface Cycle {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Times that differ by less than this share are one time, rounded in two ways. */
export const rounding = 1e-12;

/**
 * The last cycle that begins before `until`, of the repeat that `part`, one of its cycles, belongs to. Counts from where
 * the repeat says its cycles begin, so it is exact for any number of them.
 */
export function lastCycle(curve: Curve, part: Part, until: number): Cycle | undefined {
  const repeat = repeatAt(curve, part.path);
  if (repeat === undefined || part.cycle === undefined) return undefined;
  const { start, times } = repeat;
  // A part joined in its middle begins later than its cycle, so it is its end that tells where the repeat lies.
  const next = part.cycle + 1;
  const known = part.joined ? part.end - start(next) : part.start - start(part.cycle);
  const begins = (i: number): number => known + start(i);
  let [low, high] = [part.cycle, part.cycle + 1];
  const limit = until * (1 - rounding);
  while (high < times && begins(high) < limit) [low, high] = [high, 2 * high];
  high = Math.min(high, times);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (begins(middle) < limit) low = middle;
    else high = middle;
  }
  return { index: low, start: begins(low), end: begins(low + 1) };
}

function repeatAt(curve: Curve, path: string): Curve["cycles"] {
  if (curve.like) return repeatAt(curve.like, path);
  if (curve.cycles) return curve.path === path ? curve.cycles : undefined;
  for (const piece of curve.pieces ?? []) {
    const found = repeatAt(piece.curve, path);
    if (found) return found;
  }
  return undefined;
}

/** The part that rules the last update, and where the run cuts it: the cycle it would have finished, or its own end. */
export interface Ending {
  readonly part: Part;
  readonly start: number;
  readonly end: number;
  readonly cycle?: number;
}

/** What rules at the end of the run; nothing when the last value is held from an earlier step on. */
export function endingOf(curve: Curve, steps: number): Ending | undefined {
  const ruling = partsOf(curve, steps).filter(
    ({ start, end }) => start < steps && end >= steps * (1 - rounding),
  );
  const part = ruling.at(-1);
  if (part === undefined) return undefined;
  const cycle = lastCycle(curve, part, steps);
  if (cycle === undefined) return { part, start: part.start, end: part.end };
  return { part, start: Math.max(part.start, cycle.start), end: cycle.end, cycle: cycle.index };
}
