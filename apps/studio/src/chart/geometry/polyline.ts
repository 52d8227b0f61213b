import type { Points } from "../types.ts";
import type { Frame } from "./frame.ts";

/** One point of a line, in pixels; `off` on the rail for zero. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly off: boolean;
}

/** A line between two gaps, and between two changes from values to the rail. */
export interface Run {
  readonly points: readonly Point[];
  readonly off: boolean;
}

/**
 * A curve in pixels, in pieces. Of the many points in one column only the first, the highest, the lowest and the last are
 * kept, so that it looks as all of them would. One point beyond each side of the window is kept too.
 */
export function polyline({ xs, ys }: Points, frame: Frame, column = 0.5): readonly Run[] {
  const [from, to] = rangeOf(xs, frame.window);
  const runs: { points: Point[]; off: boolean }[] = [];
  let run: { points: Point[]; off: boolean } | undefined;
  let k = from;
  while (k <= to) {
    const value = ys[k];
    if (!Number.isFinite(value)) {
      run = undefined;
      k += 1;
      continue;
    }
    const off = frame.isOff(value);
    if (run === undefined || run.off !== off) {
      run = { points: [], off };
      runs.push(run);
    }
    k = addColumn(run.points, { xs, ys, k, to, off }, frame, column);
  }
  return runs;
}

interface Cursor extends Points {
  readonly k: number;
  readonly to: number;
  readonly off: boolean;
}

/** Adds the points of one column, and tells where the next one begins. */
function addColumn(points: Point[], { xs, ys, k, to, off }: Cursor, frame: Frame, column: number): number {
  const x = frame.x(xs[k]);
  const bound = x + column;
  let [least, most, last] = [k, k, k];
  let next = k + 1;
  for (; next <= to && frame.x(xs[next]) < bound; next++) {
    const value = ys[next];
    if (!Number.isFinite(value) || frame.isOff(value) !== off) break;
    if (value < ys[least]) least = next;
    if (value > ys[most]) most = next;
    last = next;
  }
  const inner = least < most ? [least, most] : [most, least];
  let before = -1;
  for (const at of [k, inner[0], inner[1], last]) {
    if (at > before) points.push({ x: frame.x(xs[at]), y: frame.y(ys[at]), off });
    before = Math.max(before, at);
  }
  return next;
}

/** Indices of the points in a window, with one more on each side. */
export function rangeOf(
  xs: Float64Array,
  [first, last]: readonly [number, number],
): readonly [number, number] {
  return [Math.max(0, indexOf(xs, first) - 1), Math.min(xs.length - 1, indexOf(xs, last) + 1)];
}

/** Index of the first point at or after a step; the length where there is none. */
function indexOf(xs: Float64Array, step: number): number {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a line leaves for the rail, or comes from it: dotted verticals between the two. */
export function dropsOf(runs: readonly Run[], { floor, zero }: Frame): readonly (readonly [Point, Point])[] {
  const drops: (readonly [Point, Point])[] = [];
  for (let k = 1; k < runs.length; k++) {
    const [a, b] = [runs[k - 1], runs[k]];
    if (a.off === b.off) continue;
    const [above, below] = a.off
      ? [b.points[0], a.points[a.points.length - 1]]
      : [a.points[a.points.length - 1], b.points[0]];
    if (Math.abs(above.x - below.x) > 3) continue;
    const x = below.x;
    drops.push([
      { x, y: Math.min(above.y, floor), off: false },
      { x, y: zero, off: true },
    ]);
  }
  return drops;
}

/** The value of a curve at a step, on the straight line between its points; NaN in a gap and outside of them. */
export function valueAt({ xs, ys }: Points, step: number): number {
  const next = indexOf(xs, step);
  if (xs[next] === step) return lastAt({ xs, ys }, next);
  if (next === 0 || next >= xs.length) return Number.NaN;
  const share = (step - xs[next - 1]) / (xs[next] - xs[next - 1]);
  return (1 - share) * ys[next - 1] + share * ys[next];
}

/** Of several points at one step, the last one rules. */
function lastAt({ xs, ys }: Points, k: number): number {
  let at = k;
  while (xs[at + 1] === xs[k]) at += 1;
  return ys[at];
}
