import type { Shape } from "../shapes/index.ts";
import type { Duration } from "../units/index.ts";
import { type Drawn, flat, type PlainRamp } from "./curve.ts";
import type { DurationField, Field, NumberField } from "./fields.ts";

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
  pace: { type: "number", above: 0, default: 1, says: "power of the elapsed share" },
};

/** The field that says what a ramp does after its end. */
export const pastField: Field = {
  type: "choice",
  of: ["hold", "continue"],
  default: "hold",
  says: "after the end",
};

/** A spec of a ramp as its kind gets it. */
export interface RampInSteps {
  readonly from: number;
  readonly to: number;
  readonly over: number;
  readonly pace: number;
  readonly past?: "hold" | "continue";
}

/** How far a ramp that continues may go: beyond it a level of 1e100 would no longer be a number. */
const farthest = 1e200;

/** A ramp of any shape: `shape` until the end, then the value that it has there, unless it continues. */
export function drawRamp(
  { from, to, over: span, pace, past }: RampInSteps,
  shape: Shape,
  plain?: PlainRamp["shape"],
): Drawn {
  const end = shape(1, from, to);
  if (span === 0) return flat(end, 0);
  const until = past === "continue" ? Infinity : span;
  if (pace !== 1) {
    return { span, at: (t) => (t >= until ? end : shape(Math.min((t / span) ** pace, farthest), from, to)) };
  }
  return {
    span,
    at: (t) => (t >= until ? end : shape(t / span, from, to)),
    ...(plain && until === span && { ramp: { shape: plain, from, to } }),
  };
}
