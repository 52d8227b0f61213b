import type { Points } from "../points.ts";
import { END, EXPONENT, type Family, FROM, lrAt, type Model, START, TO } from "./curve.ts";

/** A fit looks at so many points of its window; all of them are checked afterwards. */
const most = 28;
const rounds = 30;
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
  const window = windowFor(points);
  const begun = family.starts
    .map(([start, end, k]) => {
      const p = Float64Array.of(0, 0, start, end, k);
      const free = family.free.filter((i) => i === FROM || i === TO);
      return { p, off: solveLevels(family, p, window, free) };
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
  const window = windowFor(points);
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

function windowFor({ t, v, tol }: Points): Window {
  const n = Math.min(most, t.length);
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

/** Sets the levels that fit best for the given times, by least squares; gives the sum of squares. */
function solveLevels(
  family: Family,
  p: Float64Array,
  { u, y, weight }: Window,
  free: readonly number[],
): number {
  let [aa, ab, bb, ay, by, yy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < u.length; i++) {
    const w = weightAt(family, p, u[i]);
    const s = weight[i] * weight[i];
    aa += s * w * w;
    ab += s * w * (1 - w);
    bb += s * (1 - w) * (1 - w);
    ay += s * w * y[i];
    by += s * (1 - w) * y[i];
    yy += s * y[i] * y[i];
  }
  if (!free.includes(TO)) {
    p[FROM] = ay / aa;
    return Math.max(0, yy - p[FROM] * ay);
  }
  const det = aa * bb - ab * ab;
  if (!(det > 1e-14 * aa * bb)) return Number.POSITIVE_INFINITY;
  p[FROM] = (ay * bb - by * ab) / det;
  p[TO] = (by * aa - ay * ab) / det;
  return Math.max(0, yy - p[FROM] * ay - p[TO] * by);
}

/** Levenberg-Marquardt over the free numbers; changes `p`, gives the sum of squares. */
function polish(family: Family, p: Float64Array, window: Window, free: readonly number[]): number {
  let off = offOf(family, p, window);
  let damping = 1e-3;
  let slow = 0;
  for (let round = 0; round < rounds && free.length > 0; round++) {
    const { matrix, right } = normalEquations(family, p, window, free);
    let better = false;
    for (let tries = 0; tries < 6 && !better; tries++) {
      const step = solve(matrix, right, damping);
      const next = p.slice();
      free.forEach((at, i) => {
        next[at] += step[i];
      });
      const then = offOf(family, next, window);
      better = then < off;
      if (better) {
        const gained = off - then;
        p.set(next);
        off = then;
        damping = Math.max(damping / 8, 1e-12);
        if (off <= enough * window.u.length) return off;
        slow = gained < 0.05 * off ? slow + 1 : 0;
        if (slow > 3) return off;
      } else damping *= 8;
    }
    if (!better) return off;
  }
  return off;
}

function offOf(family: Family, p: Float64Array, { u, y, weight }: Window): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) {
    const w = weightAt(family, p, u[i]);
    const r = (w * p[FROM] + (1 - w) * p[TO] - y[i]) * weight[i];
    sum += r * r;
  }
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum;
}

function normalEquations(
  family: Family,
  p: Float64Array,
  { u, y, weight }: Window,
  free: readonly number[],
): { readonly matrix: Float64Array; readonly right: Float64Array } {
  const n = free.length;
  const matrix = new Float64Array(n * n);
  const right = new Float64Array(n);
  const row = new Float64Array(n);
  const moved = p.slice();
  for (let i = 0; i < u.length; i++) {
    const w = weightAt(family, p, u[i]);
    const r = (y[i] - w * p[FROM] - (1 - w) * p[TO]) * weight[i];
    for (let a = 0; a < n; a++) {
      const at = free[a];
      if (at === FROM) row[a] = w * weight[i];
      else if (at === TO) row[a] = (1 - w) * weight[i];
      else {
        const h = 1e-6 * Math.max(1e-3, Math.abs(p[at]));
        moved[at] = p[at] + h;
        const up = weightAt(family, moved, u[i]);
        moved[at] = p[at] - h;
        const down = weightAt(family, moved, u[i]);
        moved[at] = p[at];
        row[a] = ((up - down) / (2 * h)) * (p[FROM] - p[TO]) * weight[i];
      }
    }
    for (let a = 0; a < n; a++) {
      right[a] += row[a] * r;
      for (let b = 0; b <= a; b++) matrix[a * n + b] += row[a] * row[b];
    }
  }
  return { matrix, right };
}

/** Solves the damped normal equations by Cholesky; zeros where they have no solution. */
function solve(matrix: Float64Array, right: Float64Array, damping: number): Float64Array {
  const n = right.length;
  const low = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * n + b] + (a === b ? damping * matrix[a * n + a] + 1e-300 : 0);
      for (let c = 0; c < b; c++) sum -= low[a * n + c] * low[b * n + c];
      if (a === b) {
        if (!(sum > 0)) return new Float64Array(n);
        low[a * n + a] = Math.sqrt(sum);
      } else low[a * n + b] = sum / low[b * n + b];
    }
  }
  const x = Float64Array.from(right);
  for (let a = 0; a < n; a++) {
    for (let c = 0; c < a; c++) x[a] -= low[a * n + c] * x[c];
    x[a] /= low[a * n + a];
  }
  for (let a = n - 1; a >= 0; a--) {
    for (let c = a + 1; c < n; c++) x[a] -= low[c * n + a] * x[c];
    x[a] /= low[a * n + a];
  }
  return x;
}
