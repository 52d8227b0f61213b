import type { Shape } from "../shapes/index.ts";
import type { Duration } from "../units/index.ts";
import { type Drawn, flat } from "./curve.ts";
import type { DurationField, NumberField } from "./fields.ts";

/** What every ramp holds: it goes from one level to another over a length. */
export interface Ramp {
  /** LR at the first step. */
  readonly from: number;
  /** LR reached at step = span, and held after it. */
  readonly to: number;
  /** Length. */
  readonly over: Duration;
  /** Progress is `(step / span) ** pace`: above 1 the change starts later (k-decay). Default 1. */
  readonly pace?: number;
}

/** The fields of {@link Ramp}. */
export const rampFields: {
  readonly from: NumberField;
  readonly to: NumberField;
  readonly over: DurationField;
  readonly pace: NumberField;
} = {
  from: { type: "number", says: "LR at the first step" },
  to: { type: "number", says: "LR at the end" },
  over: { type: "duration", rest: true, says: "length" },
  pace: { type: "number", above: 0, default: 1, says: "power of the elapsed share; above 1 changes later" },
};

/**
 * Progress as a function of the step, at most `most`: `t ** pace / span ** pace`, or `(t / span) ** pace` where
 * `span ** pace` would leave the range of numbers.
 */
export function progress(span: number, pace: number, most: number): (t: number) => number {
  if (pace === 1) return (t) => t / span;
  const whole = span ** pace;
  return whole > 1e-300 && whole < 1e300
    ? (t) => Math.min(t ** pace / whole, most)
    : (t) => Math.min((t / span) ** pace, most);
}

/** How far a ramp that continues may go: beyond it a level of 1e100 would no longer be a number. */
export const farthest = 1e200;

/** A ramp of any shape: `shape` until the end, then the value that the shape has there. */
export function drawRamp(spec: { from: number; to: number; over: number; pace: number }, shape: Shape): Drawn {
  const { from, to, over: span, pace } = spec;
  const end = shape(1, from, to);
  if (span === 0) return flat(end, 0);
  const elapsed = progress(span, pace, 1);
  return {
    span,
    at:
      pace === 1
        ? (t) => (t < span ? shape(t / span, from, to) : end)
        : (t) => (t < span ? shape(elapsed(t), from, to) : end),
  };
}
