import { median } from "../../series/index.ts";
import { type Points, pick } from "../points.ts";
import { digitsOf, roundestStep } from "./simple.ts";

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
  const start = startOf(gaps, every, t[t.length - 1]);
  if (start === undefined) return undefined;
  const base = pick(points, runs);
  const begins = runs.map((first) => start + every * Math.floor((t[first] - start) / every));
  // The first tread may have begun before the log: its first whole length at or after 0 stands for it.
  begins[0] = begins[1] - every * Math.floor(begins[1] / every + 1e-9);
  return {
    every,
    start,
    levels: { ...base, t: Float64Array.from(begins, (at) => Math.max(0, at)) },
    count: v.length,
  };
}

/**
 * Places at which a new level begins, the first one included; none where most changes are no larger than rounding. Values
 * that nobody rounded are alike to the last bit or not at all.
 */
function runsOf({ v, tol }: Points): readonly number[] {
  const runs = [0];
  const sizes: number[] = [];
  for (let i = 1; i < v.length; i++) {
    if (v[i] === v[i - 1]) continue;
    runs.push(i);
    sizes.push(Math.abs(v[i] - v[i - 1]) / tol[i]);
  }
  return sizes.length > 0 && median(sizes) <= distinct && !isUnrounded({ v, tol }) ? [] : runs;
}

/** Whether values have all digits of a double: then what writing allows is only the noise of arithmetic. */
const isUnrounded = ({ v, tol }: Pick<Points, "v" | "tol">): boolean =>
  v.some((each, i) => each !== Math.fround(each) && tol[i] < 1e-6 * Math.abs(each));

type Gap = readonly [low: number, high: number];

/** The length of which every change is a multiple away from the others, or nothing. */
function lengthOf(gaps: readonly Gap[], known?: number): number | undefined {
  if (known !== undefined && startOf(gaps, known) !== undefined) return known;
  // The two changes that lie closest are one length apart; from there outward each further change narrows it.
  const between = (a: number, b: number): Gap => [gaps[b][0] - gaps[a][1], gaps[b][1] - gaps[a][0]];
  const middle = (a: number, b: number): number => between(a, b)[0] + between(a, b)[1];
  let base = 0;
  for (let k = 1; k + 1 < gaps.length; k++) if (middle(k, k + 1) < middle(base, base + 1)) base = k;
  if (gaps.length < 2) return undefined;
  let [low, high] = between(base, base + 1);
  low = Math.max(low, 1e-9);
  for (const k of outward(base, gaps.length)) {
    const [from, to] = k > base ? between(base, k) : between(k, base);
    const turns = Math.max(1, Math.round((from + to) / (low + high)));
    low = Math.max(low, from / turns);
    high = Math.min(high, to / turns);
    if (!(low < high)) return undefined;
  }
  const fitting = lengthsIn(low, high).filter((length) => startOf(gaps, length) !== undefined);
  // Treads begin at step 0, unless that cannot be.
  return fitting.find((length) => isWhole((startOf(gaps, length) ?? 0) / length)) ?? fitting[0];
}

const isWhole = (ratio: number): boolean => Math.abs(ratio - Math.round(ratio)) < 1e-9;

/** The most whole lengths that are tried. */
const mostLengths = 200;

/** Lengths in a range, the roundest first; its middle where it holds no whole number. */
function lengthsIn(low: number, high: number): readonly number[] {
  const first = Math.floor(low) + 1;
  const count = Math.min(mostLengths, Math.ceil(high) - first);
  const whole = Array.from({ length: Math.max(0, count) }, (_, k) => first + k);
  return [...whole.sort((a, b) => digitsOf(a) - digitsOf(b)), (low + high) / 2];
}

/** Places other than one, the nearest first. */
const outward = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, k) => k)
    .filter((k) => k !== from)
    .sort((a, b) => Math.abs(a - from) - Math.abs(b - from));

/**
 * A step at which a tread of so many steps begins, the roundest (0 if it can be), or nothing when the changes do not agree.
 * The last tread lasts to the `end` of the log, if it can.
 */
function startOf(gaps: readonly Gap[], every: number, end?: number): number | undefined {
  // Each change leaves the start, less whole treads, in (low, high]; seen from the first change these overlap.
  const [first] = gaps;
  let [low, high] = first;
  for (const [from, to] of gaps) {
    const turns = Math.round(((from + to) / 2 - (low + high) / 2) / every) * every;
    low = Math.max(low, from - turns);
    high = Math.min(high, to - turns);
    if (low >= high) return undefined;
  }
  const [lastLow, lastHigh] = gaps[gaps.length - 1];
  const after = Math.round(((lastLow + lastHigh) / 2 - (low + high) / 2) / every + 1) * every;
  if (end !== undefined && end - after < high) low = Math.max(low, end - after);
  const multiple = Math.floor(high / every + 1e-9) * every;
  return multiple > low ? multiple : roundestStep(low, high);
}
