import { compile } from "../../compile/index.ts";
import type { Finding } from "../finding.ts";
import { type Points, windowOf } from "../points.ts";
import { families, lrAt, type Model } from "../recover/curve.ts";
import { exactUnits } from "../recover/error-of.ts";
import type { Rates } from "../subject.ts";
import { inLr, inShare, inSteps } from "../words.ts";

/** A drift is worth a word from this share of the peak on, and something else beyond this one. */
const least = 0.002;
const most = 0.12;
/** It accumulates: in its first fiftieth a drifting decay is off by no more than this share of what comes. */
const begins = 0.02;
const yet = 0.3;
/** A drift is smooth: neighbours are off alike. */
const alike = 0.8;
const fewest = 12;

/** The closed forms that schedulers compute step by step, and their exponents. */
const forms = [
  ["linear", 1],
  ["cosine", 1],
  ["polynomial-out", 0.5],
  ["polynomial-out", 0.9],
  ["polynomial-out", 1.5],
  ["polynomial-out", 2],
  ["polynomial-out", 3],
] as const;

/**
 * A decay that follows a known curve at first and leaves it more and more: the error of a scheduler that computes each
 * LR from the one before, while something else changes it, or rounds it.
 */
export function drift(rates: Rates): Finding | undefined {
  const { points, recovered, peak, last } = rates;
  if (isExplained(rates) || recovered.every !== undefined || !fallsOnce(points, peak)) return undefined;
  const found = decayStarts(points, peak)
    .map((from) => windowOf(points, from, points.t.length - 1))
    .filter(({ t }) => t.length >= fewest)
    .flatMap((window) => forms.flatMap(([kind, power]) => leavings(kind, power, window)))
    .filter(({ off, window }) => looksLikeDrift(off, window, peak))
    .sort((a, b) => Math.abs(a.worst) - Math.abs(b.worst))[0];
  if (found === undefined) return undefined;
  const { window } = found;
  const at = found.place;
  const right = lrAt(found.model, window.t[at]);
  return {
    code: "drift",
    severity: "warning",
    from: window.t[found.leaves],
    to: last,
    says: `The LR leaves its ${found.kind} decay little by little: at step ${inSteps(window.t[at])} it is ${inLr(window.v[at])}, where the curve that it began with has ${inLr(right)}, ${inShare(Math.abs(window.v[at] - right) / peak)} of the peak away.`,
    why: "A scheduler that computes each LR from the last one carries every rounding, and every change that something else makes, along with it.",
    change:
      "Compute the LR from the step (a closed form, as anneal's curve.at(step) is), and let one thing only set the LR.",
    evidence: { lr: window.v[at], expected: right, step: window.t[at], peak },
  };
}

/** A point or two beside a corner may be off; a drift is off in all of its decay. */
const corners = 0.03;

/** Whether a simple schedule gives the logged LRs. */
function isExplained({ recovered, points: { t, v, tol } }: Rates): boolean {
  if (recovered.phases.length === 0) return false;
  if (recovered.exact) return true;
  const { at } = compile(recovered.spec, { steps: Math.max(1, Math.ceil(recovered.horizon)) });
  const off = t.filter((step, i) => Math.abs(at(step) - v[i]) > exactUnits * tol[i]);
  return off.length <= corners * t.length;
}

/** Where the decay may begin: at the first point near the peak, and at the last. */
function decayStarts({ v }: Points, peak: number): readonly number[] {
  const near = Array.from(v.keys()).filter((i) => v[i] >= 0.99 * peak);
  const last = near.filter((i) => v[i] >= 0.999 * peak);
  return [...new Set([near[0], last[last.length - 1] ?? near[0]])];
}

/** A drifting decay may rise by this share of the peak in all; what rises by more has cycles, or jumps. */
const mostRise = 0.05;

/** Whether the LR hardly rises once it was at its peak. */
function fallsOnce({ v }: Points, peak: number): boolean {
  let rise = 0;
  for (let i = 1 + v.findIndex((lr) => lr >= 0.99 * peak); i < v.length; i++)
    rise += Math.max(0, v[i] - v[i - 1]);
  return rise <= mostRise * peak;
}

interface Leaving {
  readonly window: Points;
  readonly kind: string;
  readonly model: Model;
  readonly off: Float64Array;
  readonly worst: number;
  readonly place: number;
  readonly leaves: number;
}

/** The decay as a closed form from where it begins to where the log ends, to 0 or to the last level, held against all points. */
function leavings(kind: string, power: number, window: Points): readonly Leaving[] {
  const { t, v } = window;
  const family = families.find((each) => each.kind === kind);
  if (family === undefined) return [];
  const [top, end, last] = [v[0], v[v.length - 1], t[t.length - 1]];
  return [...new Set([0, end])].map((to): Leaving => {
    const model: Model = { family, p: Float64Array.of(top, to, t[0], last, power) };
    const off = t.map((step, i) => v[i] - lrAt(model, step));
    const place = off.reduce((most, each, i) => (Math.abs(each) > Math.abs(off[most]) ? i : most), 0);
    const leaves = off.findIndex((each) => Math.abs(each) > 0.1 * Math.abs(off[place]));
    return { window, kind, model, off, worst: off[place], place, leaves: Math.max(0, leaves) };
  });
}

function looksLikeDrift(off: Float64Array, { tol }: Points, peak: number): boolean {
  const size = off.reduce((top, each) => Math.max(top, Math.abs(each)), 0);
  if (
    size < least * peak ||
    size > most * peak ||
    size < 10 * tol.reduce((most, each) => Math.max(most, each), 0)
  )
    return false;
  const first = Math.max(3, Math.ceil(begins * off.length));
  const early = off.subarray(0, first).reduce((top, each) => Math.max(top, Math.abs(each)), 0);
  if (early > yet * size) return false;
  let [same, all] = [0, 0];
  for (let i = 1; i < off.length; i++) {
    same += off[i] * off[i - 1];
    all += off[i] * off[i];
  }
  return same > alike * all;
}
