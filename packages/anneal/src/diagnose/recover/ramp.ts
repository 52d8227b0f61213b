import { type Points, windowOf } from "../points.ts";
import { type Family, families, lrAt, type Model } from "./curve.ts";
import { agrees, worst } from "./fit.ts";
import { levelBits, rounder, shareBits, stepBits } from "./simple.ts";

/** A way to rise from the first step to a place on the curve that follows. */
export interface Ramp {
  readonly model: Model;
  readonly end: number;
  /** About how many bits it takes to write it. */
  readonly bits: number;
}

/** The shapes in which warmups rise, and what an unusual one costs. */
const shapes: readonly (readonly [kind: Family["kind"], bits: number])[] = [
  ["linear", 0],
  ["cosine", 3],
];

/**
 * The simplest ramp from step 0 through the first points, those before place `next`, onto the curve that follows: a warmup
 * of which a log shows a point or two. Where the points leave its length open, the roundest length that agrees. A curve
 * with a start of its own, the last of `hints`, is not there before it: the ramp gets to where it starts, a step early at most.
 */
export function rampInto(
  points: Points,
  next: number,
  into: Model,
  hints: readonly number[],
): Ramp | undefined {
  const head = windowOf(points, 0, next - 1);
  const low = points.t[next - 1];
  const high = points.t[next];
  const start = hints.at(-1) ?? Number.NEGATIVE_INFINITY;
  const topAt = (end: number): number => lrAt(into, Math.max(end, start));
  let best: Ramp | undefined;
  for (const [kind, cost] of shapes) {
    const family = families.find((each) => each.kind === kind) as Family;
    for (const end of lengths(head, topAt, family, { low, high, hints })) {
      if (end < start - 1 - 1e-6) continue;
      const top = topAt(end);
      const hinted = hints.some((hint) => Math.abs(hint - end) < 1e-6);
      const bits = cost + (hinted ? 4 : stepBits(end)) + levelBits(Number(top.toPrecision(9)));
      for (const [from, more] of startsOf(head, family, end, top)) {
        if (best !== undefined && best.bits <= bits + more) continue;
        const model = { family, p: Float64Array.of(from, top, 0, end, 1) };
        if (worst(model, head, agrees) <= agrees) best = { model, end, bits: bits + more };
      }
    }
  }
  return best;
}

/** Levels at step 0, with their cost: 0, a step of the ramp, and what fits best, rounded and as it is. */
function startsOf(
  { t, v }: Points,
  { weight }: Family,
  end: number,
  top: number,
): readonly (readonly [from: number, bits: number])[] {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < t.length; i++) {
    const w = weight(t[i] / end, 1);
    sum += w * (v[i] - (1 - w) * top);
    squares += w * w;
  }
  const least = sum / squares;
  const rounded = rounder(least / top, 2).map((share) => share * top);
  return [
    [0, 1],
    [top / (end + 1), 1],
    ...[...rounded, ...rounder(least, 2), least].map((from) => [from, 1 + shareBits(from, top)] as const),
  ];
}

/** Lengths worth a try: hinted ones, round ones, and those that follow from a start at 0 or at one step of the ramp. */
function lengths(
  head: Points,
  topAt: (end: number) => number,
  { weight }: Family,
  { low, high, hints }: { readonly low: number; readonly high: number; readonly hints: readonly number[] },
): readonly number[] {
  const place = head.t.length - 1;
  const [t, v] = [head.t[place], head.v[place]];
  const from = (start: (end: number, top: number) => number) => (end: number) => {
    const top = topAt(end);
    const w = weight(t / end, 1);
    return w * start(end, top) + (1 - w) * top - v;
  };
  const solved = [from(() => 0), from((end, top) => top / (end + 1)), from(() => head.v[0])].flatMap((off) =>
    rootOf(off, Math.max(low, 1e-9), high),
  );
  const found = [...hints, ...solved.map(Math.round), ...roundOnes(low, high), ...solved];
  return [...new Set(found.filter((end) => end > low && end <= high && end > 0))];
}

function rootOf(off: (end: number) => number, from: number, to: number): readonly number[] {
  let [low, high] = [from, to];
  const sign = Math.sign(off(low));
  if (sign === 0 || Math.sign(off(high)) === sign) return [];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (Math.sign(off(middle)) === sign) low = middle;
    else high = middle;
  }
  return [(low + high) / 2];
}

/** Up to a dozen round numbers of steps in `(low, high]`. */
function roundOnes(low: number, high: number): readonly number[] {
  for (let unit = 10 ** Math.ceil(Math.log10(high + 1)); unit >= 1; unit /= 10) {
    for (const size of unit > 1 ? [unit, unit / 2] : [unit]) {
      const first = Math.floor(low / size) + 1;
      const count = Math.floor(high / size) - first + 1;
      if (count >= 3 || (unit === 1 && count > 0)) {
        return Array.from({ length: Math.min(12, count) }, (_, i) => (first + i) * size);
      }
    }
  }
  return [];
}
