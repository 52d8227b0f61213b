import { type Points, pick } from "../points.ts";
import { roundestStep } from "./simple.ts";

/** A staircase: the same value over each tread. */
export interface Treads {
  /** Steps of a tread, and the step at which one begins. */
  readonly every: number;
  readonly start: number;
  /** The value of each tread, at the step where it begins. */
  readonly levels: Points;
  readonly count: number;
}

/** Fewer levels than this are milestones. */
const fewest = 5;
/** This share of the treads must show two points or more: else they are steps of a smooth curve, and a tail. */
const shareSeen = 0.7;
/** A step up or down is more than rounding when it is so many times what the writing of the points allows. */
const distinct = 4;

/**
 * The staircase that a series is, if all its levels are of one length: a schedule that is stepped once an epoch. The
 * length is the roundest that puts every change between the two points where it was seen; `known` is tried first.
 */
export function treadsIn(points: Points, known?: number): Treads | undefined {
  const { t, v } = points;
  const runs = runsOf(points);
  const wide = runs.filter((first, k) => (runs[k + 1] ?? t.length) - first > 1).length;
  if (runs.length < fewest || wide < shareSeen * runs.length) return undefined;
  const gaps = runs.slice(1).map((first) => [t[first - 1], t[first]] as const);
  const every = lengthOf(gaps, known);
  if (every === undefined) return undefined;
  const start = startOf(gaps, every);
  if (start === undefined) return undefined;
  const base = pick(points, runs);
  const begins = runs.map((first, k) =>
    k === 0
      ? start - every * Math.ceil((start - t[0]) / every)
      : start + every * Math.floor((t[first] - start) / every),
  );
  return {
    every,
    start,
    levels: { ...base, t: Float64Array.from(begins, (at) => Math.max(0, at)) },
    count: v.length,
  };
}

/** Places at which a new level begins, the first one included. Nothing when a change is no larger than rounding. */
function runsOf({ v, tol }: Points): readonly number[] {
  const runs = [0];
  for (let i = 1; i < v.length; i++) {
    const change = Math.abs(v[i] - v[i - 1]);
    if (change === 0) continue;
    if (change <= distinct * tol[i]) return [];
    runs.push(i);
  }
  return runs;
}

/** The length of which every change is a multiple away from the others, or nothing. */
function lengthOf(
  gaps: readonly (readonly [low: number, high: number])[],
  known?: number,
): number | undefined {
  if (known !== undefined && startOf(gaps, known) !== undefined) return known;
  // Were all treads seen, the k-th change lies k lengths after the first.
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  for (let k = 1; k < gaps.length; k++) {
    low = Math.max(low, (gaps[k][0] - gaps[0][1]) / k);
    high = Math.min(high, (gaps[k][1] - gaps[0][0]) / k);
    for (let j = Math.max(0, k - 3); j < k; j++) {
      low = Math.max(low, (gaps[k][0] - gaps[j][1]) / (k - j));
      high = Math.min(high, (gaps[k][1] - gaps[j][0]) / (k - j));
    }
  }
  if (!(low < high)) return undefined;
  const round = roundestStep(low, high);
  return [round, Math.round((low + high) / 2), (low + high) / 2].find(
    (length) => length > 0 && startOf(gaps, length) !== undefined,
  );
}

/** A step at which a tread of so many steps begins, the roundest (0 if it can be), or nothing when the changes do not agree. */
function startOf(gaps: readonly (readonly [low: number, high: number])[], every: number): number | undefined {
  // Each change leaves the start, less whole treads, in (low, high]; seen from the first change these overlap.
  const [first] = gaps;
  let [low, high] = first;
  for (const [from, to] of gaps) {
    const turns = Math.round(((from + to) / 2 - (low + high) / 2) / every) * every;
    low = Math.max(low, from - turns);
    high = Math.min(high, to - turns);
    if (low >= high) return undefined;
  }
  const multiple = Math.floor(high / every + 1e-9) * every;
  return multiple > low ? multiple : roundestStep(low, high);
}
