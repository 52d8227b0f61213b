import { eventsOf, partsOf } from "../../compile/index.ts";
import type { Curve } from "../../schedules/index.ts";
import type { Frame } from "./frame.ts";

/** One point of a line, in pixels; `off` on the rail for zero. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly off: boolean;
}

/** Deviations below this many pixels are not seen. */
const fine = 0.15;
/** Narrower than this, a change is a jump. */
const narrow = 0.05;
/** Steps that are looked at within one pixel. */
const within = 12;
const mostBreaks = 4000;

/**
 * The line of a curve over `[0, steps]`: looked at in every pixel, on both sides of every boundary and event, at the highest and lowest
 * step of each pixel, and more closely wherever it bends. Jumps come out vertical.
 */
export function trace(curve: Curve, steps: number, frame: Frame): Point[] {
  const { x, y, isOff } = frame;
  const point = (t: number): Point & { readonly t: number } => {
    const lr = curve.at(t);
    return { t, x: x(t), y: y(lr), off: isOff(lr) };
  };
  const points = [point(0)];
  const between = (t0: number, t1: number): void => {
    const last = points[points.length - 1];
    const next = point(t1);
    const extremes = extremesOf(t0, t1, curve.at);
    const inside = extremes
      .map(point)
      .filter(({ y }) => y < Math.min(last.y, next.y) - fine || y > Math.max(last.y, next.y) + fine);
    if (inside.length > 0) points.push(...inside, next);
    else bend(last, next, 0);
  };
  const bend = (
    a: Point & { readonly t: number },
    b: Point & { readonly t: number },
    depth: number,
  ): void => {
    const middle = point((a.t + b.t) / 2);
    const straight = a.off === b.off && Math.abs(middle.y - (a.y + b.y) / 2) < fine;
    if (straight) points.push(b);
    else if (depth > 30 || b.x - a.x < narrow) points.push({ ...a, x: b.x }, b);
    else {
      bend(a, middle, depth + 1);
      bend(middle, b, depth + 1);
    }
  };
  const times = nodes(curve, steps, x(steps) - x(0));
  for (let k = 1; k < times.length; k++) between(times[k - 1], times[k]);
  return thinned(points);
}

/** Every pixel, and every boundary and event with a time just before it. */
function nodes(curve: Curve, steps: number, width: number): number[] {
  const count = Math.max(2, Math.ceil(width));
  const times = Array.from({ length: count + 1 }, (_, k) => (k / count) * steps);
  const breaks = [
    ...partsOf(curve, steps)
      .slice(0, mostBreaks)
      .map((part) => part.start),
    ...eventsOf(curve, steps)
      .slice(0, mostBreaks)
      .map((event) => event.step),
  ];
  for (const t of breaks) if (t > 0 && t < steps) times.push(t - t * 1e-9, t);
  return times.sort((a, b) => a - b).filter((t, k, all) => k === 0 || t > all[k - 1]);
}

/** The whole steps in (t0, t1) where a value is highest and lowest, in order, if there are several. */
function extremesOf(t0: number, t1: number, at: (t: number) => number): number[] {
  const [first, last] = [Math.floor(t0) + 1, Math.ceil(t1) - 1];
  if (last <= first) return [];
  const count = Math.min(within, last - first + 1);
  let [low, high, least, most] = [first, first, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < count; k++) {
    const t = count === 1 ? first : first + Math.round((k * (last - first)) / (count - 1));
    const lr = at(t);
    if (lr < least) {
      least = lr;
      low = t;
    }
    if (lr > most) {
      most = lr;
      high = t;
    }
  }
  return low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
}

/** Leaves out points that lie on the line between their neighbours (Ramer-Douglas-Peucker). */
function thinned(points: readonly Point[]): Point[] {
  const keep = new Uint8Array(points.length).fill(0);
  keep[0] = keep[points.length - 1] = 1;
  for (let k = 1; k < points.length; k++) if (points[k].off !== points[k - 1].off) keep[k] = keep[k - 1] = 1;
  const fixed = [...keep.keys()].filter((k) => keep[k] === 1);
  const open = fixed.slice(1).map((end, n): readonly [number, number] => [fixed[n], end]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [start, end] = next;
    const far = farthest(points, start, end);
    if (far === undefined) continue;
    keep[far] = 1;
    open.push([start, far], [far, end]);
  }
  return points.filter((_, k) => keep[k] === 1);
}

function farthest(points: readonly Point[], start: number, end: number): number | undefined {
  const [a, b] = [points[start], points[end]];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  let [far, most]: [number | undefined, number] = [undefined, 0.08];
  for (let k = start + 1; k < end; k++) {
    const away = Math.abs(dx * (points[k].y - a.y) - dy * (points[k].x - a.x)) / length;
    if (away > most) [far, most] = [k, away];
  }
  return far;
}
