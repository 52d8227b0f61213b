import type { Points } from "../points.ts";
import { END, EXPONENT, type Family, FROM, lrAt, type Model, START, TO } from "./curve.ts";

/** A fit looks at so many points of its window; all of them are checked afterwards. */
const most = 28;
const rounds = 24;
/** A fit is good enough when its points are off by a hundredth of what their writing allows. */
const enough = 1e-4;
/** Fits from more than one start: the best two are polished. */
const polished = 2;

/** The window in which fits are made: time from 0 to 1, the largest value 1, weights by what the points are worth. */
interface Window {
  readonly u: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly begin: number;
  readonly length: number;
  readonly height: number;
}

/** The best curve of a family through points, or nothing where there are too few. */
export function fit(family: Family, points: Points): Model | undefined {
  const { t } = points;
  if (t.length < family.least) return undefined;
  if (family.kind === "constant") return constantOf(family, points);
  const window = windowFor(points, family);
  const begun = family.starts
    .map(([start, end, k]) => {
      const p = Float64Array.of(0, 0, start, end, k);
      const levels = family.free.filter((i) => i === FROM || i === TO);
      const left = new Float64Array(window.u.length);
      return { p, off: project(family, p, window, { levels, left }) };
    })
    .sort((a, b) => a.off - b.off);
  if (isHopeless(begun[0].off, window)) return undefined;
  const tried = begun.slice(0, polished);
  for (const each of tried) each.off = polish(family, each.p, window, family.free);
  const [best] = tried.sort((a, b) => a.off - b.off);
  return Number.isFinite(best.off) ? { family, p: rescale(best.p, window) } : undefined;
}

/** The same curve with some of its numbers fixed where they are, and the others fitted again. */
export function refit(model: Model, points: Points, free: readonly number[]): Model {
  const window = windowFor(points, model.family);
  const p = Float64Array.of(
    model.p[FROM] / window.height,
    model.p[TO] / window.height,
    (model.p[START] - window.begin) / window.length,
    (model.p[END] - window.begin) / window.length,
    model.p[EXPONENT],
  );
  polish(model.family, p, window, free);
  const found = rescale(p, window);
  // What is fixed stays as it was to the last bit.
  for (let i = 0; i < found.length; i++) if (!free.includes(i)) found[i] = model.p[i];
  return { family: model.family, p: found };
}

/** How far a fitted curve may be from a point, in units of what its writing allows: half a unit, and the error of the fit. */
export const agrees = 1.6;

/** How far the worst point is from a curve, in units of what its writing allows; gives up beyond `limit`. */
export function worst(model: Model, { t, v, tol }: Points, limit: number = Number.POSITIVE_INFINITY): number {
  let most = 0;
  for (let i = 0; i < t.length; i++) {
    const off = Math.abs(lrAt(model, t[i]) - v[i]) / tol[i];
    if (!(off <= limit)) return Number.POSITIVE_INFINITY;
    if (off > most) most = off;
  }
  return most;
}

function constantOf(family: Family, { t, v }: Points): Model {
  let [low, high] = [v[0], v[0]];
  for (const value of v) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const level = (low + high) / 2;
  return { family, p: Float64Array.of(level, level, t[0], t[t.length - 1], 1) };
}

function windowFor({ t, v, tol }: Points, { kind }: Family): Window {
  // A line is fitted in one step: to all points, of which the finest may be few.
  const n = kind === "linear" ? t.length : Math.min(most, t.length);
  const places = Array.from({ length: n }, (_, i) => Math.round((i * (t.length - 1)) / Math.max(1, n - 1)));
  const begin = t[0];
  const length = t[t.length - 1] - begin || 1;
  const height = v.reduce((top, each) => Math.max(top, Math.abs(each)), 0) || 1;
  return {
    u: Float64Array.from(places, (i) => (t[i] - begin) / length),
    y: Float64Array.from(places, (i) => v[i] / height),
    weight: Float64Array.from(places, (i) => height / tol[i]),
    begin,
    length,
    height,
  };
}

/** The starts lie so close together that a curve which fits is nearer to one of them than this share of the range. */
const near = 0.08;

function isHopeless(off: number, { y, weight }: Window): boolean {
  let [low, high, sum] = [y[0], y[0], 0];
  for (let i = 0; i < y.length; i++) {
    low = Math.min(low, y[i]);
    high = Math.max(high, y[i]);
    sum += weight[i] * weight[i];
  }
  return !(off <= (near * (high - low)) ** 2 * sum + y.length);
}

const rescale = (p: Float64Array, { begin, length, height }: Window): Float64Array =>
  Float64Array.of(
    p[FROM] * height,
    p[TO] * height,
    begin + p[START] * length,
    begin + p[END] * length,
    p[EXPONENT],
  );

const weightAt = ({ weight }: Family, p: Float64Array, u: number): number =>
  weight((u - p[START]) / (p[END] - p[START]), p[EXPONENT]);

/**
 * Sets the levels that are free to those that fit best for the given times and exponent, by least squares, and fills in
 * what is left of each point; gives the sum of squares.
 */
function project(family: Family, p: Float64Array, window: Window, { levels, left }: Projection): number {
  const { u, y, weight } = window;
  const [fits, fitsTo] = [levels.includes(FROM), levels.includes(TO)];
  let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
  for (let i = 0; i < u.length; i++) {
    const w = weightAt(family, p, u[i]);
    left[i] = w;
    const s = weight[i] * weight[i];
    const rest = y[i] - (fits ? 0 : w * p[FROM]) - (fitsTo ? 0 : (1 - w) * p[TO]);
    aa += s * w * w;
    ab += s * w * (1 - w);
    bb += s * (1 - w) * (1 - w);
    ay += s * w * rest;
    by += s * (1 - w) * rest;
  }
  if (fits && fitsTo) {
    const det = aa * bb - ab * ab;
    if (!(det > 1e-14 * aa * bb)) return Number.POSITIVE_INFINITY;
    p[FROM] = (ay * bb - by * ab) / det;
    p[TO] = (by * aa - ay * ab) / det;
  } else if (fits) p[FROM] = ay / aa;
  else if (fitsTo) p[TO] = by / bb;
  let sum = 0;
  for (let i = 0; i < u.length; i++) {
    const w = left[i];
    left[i] = (y[i] - w * p[FROM] - (1 - w) * p[TO]) * weight[i];
    sum += left[i] * left[i];
  }
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum;
}

/** The levels that a fit may set, and room for what is left of each point. */
interface Projection {
  readonly levels: readonly number[];
  readonly left: Float64Array;
}

/**
 * Levenberg-Marquardt over times and exponent, the levels being the best for each try (variable projection: the valleys in
 * which times, exponent and levels trade against each other are then far less narrow). Changes `p`, gives the sum of squares.
 */
function polish(family: Family, p: Float64Array, window: Window, free: readonly number[]): number {
  const levels = free.filter((at) => at === FROM || at === TO);
  const bent = free.filter((at) => at !== FROM && at !== TO);
  const n = window.u.length;
  const projection = { levels, left: new Float64Array(n) };
  let off = project(family, p, window, projection);
  let damping = 1e-3;
  let slow = 0;
  const slopes = bent.map(() => new Float64Array(n));
  for (let round = 0; round < rounds && bent.length > 0 && off > enough * n && slow < 4; round++) {
    const left = projection.left.slice();
    bent.forEach((at, k) => {
      slopeOf(family, { p, at, window, levels }, slopes[k]);
    });
    let better = false;
    for (let tries = 0; tries < 7 && !better; tries++) {
      const next = p.slice();
      const step = stepOf(slopes, left, damping);
      bent.forEach((at, k) => {
        next[at] += step[k];
      });
      const then = project(family, next, window, projection);
      better = then < off;
      damping = better ? Math.max(damping / 9, 1e-14) : damping * 7;
      if (!better) continue;
      slow = off - then < 0.05 * off ? slow + 1 : 0;
      p.set(next);
      off = then;
    }
    if (!better) break;
  }
  return off;
}

/** How what is left of each point changes with one number, by central differences. */
function slopeOf(
  family: Family,
  {
    p,
    at,
    window,
    levels,
  }: {
    readonly p: Float64Array;
    readonly at: number;
    readonly window: Window;
    readonly levels: readonly number[];
  },
  slope: Float64Array,
): void {
  const h = 1e-5 * Math.max(1e-3, Math.abs(p[at]));
  const up = new Float64Array(slope.length);
  const moved = p.slice();
  moved[at] = p[at] + h;
  project(family, moved, window, { levels, left: up });
  moved.set(p);
  moved[at] = p[at] - h;
  project(family, moved, window, { levels, left: slope });
  for (let i = 0; i < slope.length; i++) slope[i] = (up[i] - slope[i]) / (2 * h);
}

/** The damped Gauss-Newton step for one number or two: what is left shrinks along it. */
function stepOf(slopes: readonly Float64Array[], left: Float64Array, damping: number): readonly number[] {
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, each, i) => sum + each * b[i], 0);
  const [a, b] = slopes;
  const aa = dot(a, a) * (1 + damping) + 1e-300;
  const ar = -dot(a, left);
  if (b === undefined) return [ar / aa];
  const [ab, bb, br] = [dot(a, b), dot(b, b) * (1 + damping) + 1e-300, -dot(b, left)];
  const det = aa * bb - ab * ab;
  return det > 0 ? [(ar * bb - br * ab) / det, (br * aa - ar * ab) / det] : [ar / aa, 0];
}
