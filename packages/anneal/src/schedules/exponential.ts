import type { Duration } from "../units/index.ts";
import { finite } from "./curve.ts";
import { decayFields } from "./decay.ts";
import { defineKind, type Kind } from "./kind.ts";

export interface ExponentialSpec {
  readonly kind: "exponential";
  /** LR at the first step. */
  readonly from: number;
  /** What one period multiplies by, at least 0. */
  readonly factor: number;
  /** One period. Default 1 step. */
  readonly per?: Duration;
  /** Length; the value it has there then holds. Left out: for ever. */
  readonly over?: Duration;
}

/**
 * Multiplies by the same factor in every period, smoothly.
 *
 *   lr(t) = from * factor ** (t / per)
 *
 * Per step: leave `per` out. Per period: give it. In a staircase: put it under `stairs`.
 * Units: `from` is an LR, `per` and `over` are Durations.
 * Elsewhere: torch ExponentialLR; Optax exponential_decay; Keras ExponentialDecay.
 * @example compile(exponential({ from: 0.1, factor: 0.5, per: 100 }), { steps: 1000 }).at(200); // 0.025
 */
export const exponential: Kind<ExponentialSpec> = /* @__PURE__ */ defineKind<ExponentialSpec>(
  "exponential",
  "The same factor in every period.",
  { ...decayFields, factor: { type: "number", min: 0, says: "what one period multiplies by" } },
  ({ from, factor, per, over: span }) => {
    const value = (t: number): number => finite(from * finite(factor ** (t / per)));
    return { span, at: span < Number.POSITIVE_INFINITY ? (t) => value(t < span ? t : span) : value };
  },
);
