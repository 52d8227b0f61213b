import type { Spec } from "../../schedules/index.ts";
import {
  clampOf,
  constant,
  cosine,
  exponential,
  linear,
  polynomial,
  sequenceOf,
  stairs,
  sumOf,
} from "../shared/parts.ts";
import { type PieceOf, pieces } from "../shared/pieces.ts";
import { toInt } from "../shared/python.ts";

/** optax linear_schedule and polynomial_schedule; without steps the first value holds for ever. */
export function transition(
  from: number,
  to: number,
  { steps, begin, power }: { readonly steps: number; readonly begin: number; readonly power: number },
): Spec {
  if (steps <= 0 || power === 0) return constant(from);
  const start = Math.max(0, begin);
  const ramp = lostDigits(from, to)
    ? sumOf(constant(to, steps), polynomial(from - to, 0, steps, power))
    : polynomial(from, to, steps, power);
  return sequenceOf(start > 0 ? constant(from, start) : undefined, ramp);
}

/** Whether a small start next to a large end shows the rounding of optax's `(from - to) + to`. */
const lostDigits = (from: number, to: number): boolean =>
  Math.abs(from - to + to - from) > 5e-13 * Math.abs(from);

export interface ExponentialArgs {
  readonly init_value: number;
  readonly transition_steps: number;
  readonly decay_rate: number;
  readonly transition_begin: number;
  readonly staircase: boolean;
  readonly end_value: number | undefined;
}

/** optax exponential_decay: a rate of 0 is a constant, and the end is a bound on all of it. */
export function exponentialDecay(a: ExponentialArgs): Spec {
  if (a.transition_steps <= 0 || a.decay_rate === 0) return constant(a.init_value);
  const curve = exponential(a.init_value, a.decay_rate, a.transition_steps);
  const decay = a.staircase ? stairs(curve, a.transition_steps) : curve;
  const begin = Math.max(0, a.transition_begin);
  const bounded = (of: Spec): Spec => {
    if (a.end_value === undefined) return of;
    return clampOf(of, a.decay_rate < 1 ? { min: a.end_value } : { max: a.end_value });
  };
  const start = begin > 0 ? constant(a.init_value, begin) : undefined;
  const inside =
    a.decay_rate < 1 ? a.init_value >= (a.end_value ?? -Infinity) : a.init_value <= (a.end_value ?? Infinity);
  return inside ? sequenceOf(start, bounded(decay)) : bounded(sequenceOf(start, decay));
}

/**
 * optax cosine_decay_schedule. Where `pi * n / n` falls short of pi, its last weight is 2 ** -54 instead of 0, which an
 * exponent below 1 makes visible.
 */
export function cosineDecay(
  peak: number,
  { steps, alpha, exponent }: { readonly steps: number; readonly alpha: number; readonly exponent: number },
): Spec {
  const curve = cosine(peak, peak * alpha, steps);
  if (exponent === 0) return constant(peak);
  const ramp: Spec = exponent === 1 ? curve : ({ ...curve, power: exponent } as Spec);
  const short = (Math.PI * steps) / steps < Math.PI;
  const left = short && exponent < 1 ? 2 ** (-54 * exponent) * (1 - alpha) * peak : 0;
  return Math.abs(left) > 1e-13 * Math.abs(peak * alpha)
    ? sequenceOf(ramp, constant(peak * alpha + left))
    : ramp;
}

/** Boundaries and the products of their scales. Boundaries below 0 are already behind. */
export type Boundaries = readonly (readonly [step: number, scale: number])[];

export function piecewiseConstant(init: number, boundaries: Boundaries): Spec {
  if (boundaries.length === 0) return constant(init);
  const values = [init];
  for (const [, scale] of boundaries) values.push(scale * values[values.length - 1]);
  return { kind: "steps", at: boundaries.map(([step]) => Math.max(0, step)), values };
}

/** optax piecewise_interpolate_schedule: from each value to the next over the steps between boundaries. */
export function piecewiseInterpolate(type: "linear" | "cosine", init: number, boundaries: Boundaries): Spec {
  const points: [number, number][] = [[0, init]];
  for (const [step, scale] of boundaries) points.push([step, points[points.length - 1][1] * scale]);
  const last = points[points.length - 1];
  if (points.length === 1) return constant(init);
  if (type === "linear" && points.every(([step]) => step >= 0)) return { kind: "knots", points };
  const list = points.slice(0, -1).map(([start, from], i): PieceOf => {
    const [end, to] = points[i + 1];
    const over = Math.max(1, end - start);
    return { until: end, start, spec: type === "linear" ? linear(from, to, over) : cosine(from, to, over) };
  });
  const ends = pieces([...list, { until: Infinity, start: Math.max(0, last[0]), spec: constant(last[1]) }]);
  return tidy(ends, last[1]);
}

/** A last constant that only repeats what the ramp before it holds is left out. */
function tidy(spec: Spec, end: number): Spec {
  if (spec.kind !== "sequence") return spec;
  const [last, before] = [spec.of[spec.of.length - 1], spec.of[spec.of.length - 2]];
  const held = last.kind === "constant" && "to" in before && before.to === end;
  return held ? sequenceOf(...spec.of.slice(0, -1)) : spec;
}

/** The boundaries of a one-cycle: of equal ones the later overwrites, as in a dictionary. */
export function cycleBoundaries(entries: readonly (readonly [number, number])[]): Boundaries {
  const found = new Map(entries.map(([step, scale]) => [toInt(step), scale]));
  return [...found].sort((a, b) => a[0] - b[0]);
}
