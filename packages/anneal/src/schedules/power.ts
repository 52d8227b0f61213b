import type { Duration } from "../units/index.ts";
import { finite } from "./curve.ts";
import { decayFields } from "./decay.ts";
import { defineKind, type Kind } from "./kind.ts";

export interface PowerSpec {
  readonly kind: "power";
  /** LR at the first step. */
  readonly from: number;
  /** The exponent: -0.5 for inverse square root, -1 for inverse time. */
  readonly power: number;
  /** How fast time runs in it, at least 0. Default 1. */
  readonly rate?: number;
  /** One period. Default 1 step. */
  readonly per?: Duration;
  /** Length; the value it has there then holds. Left out: for ever. */
  readonly over?: Duration;
}

/**
 * A power of time: needs no planned end.
 *
 *   lr(t) = from * (1 + rate * t / per) ** power
 *
 * Inverse square root is power -0.5 with `per` the warmup; inverse time is power -1.
 * Units: `from` is an LR, `per` and `over` are Durations, `rate` and `power` have none.
 * Source: Vaswani et al. 2017, arXiv 1706.03762 (power -0.5).
 * Elsewhere: Keras InverseTimeDecay; transformers `inverse_sqrt`; DeepSpeed OneCycle's decay.
 * @example compile(power({ from: 0.1, power: -0.5, per: 100 }), { steps: 1000 }).at(300); // 0.05
 */
export const power: Kind<PowerSpec> = /* @__PURE__ */ defineKind<PowerSpec>(
  "power",
  "A power of time, without a planned end.",
  {
    ...decayFields,
    power: { type: "number", says: "exponent: -0.5 inverse square root, -1 inverse time" },
    rate: { type: "number", min: 0, default: 1, says: "how fast time runs in it" },
  },
  ({ from, power: exponent, rate, per, over: span }) => {
    const value = (t: number): number => finite(from * finite((1 + (rate * t) / per) ** exponent));
    return { span, at: span < Number.POSITIVE_INFINITY ? (t) => value(t < span ? t : span) : value };
  },
);
