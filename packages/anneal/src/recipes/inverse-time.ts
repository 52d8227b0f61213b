import type { Duration } from "../units/index.ts";
import { afterWarmup, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface InverseTimeOptions extends Warmup {
  /** How much one period adds to the divisor. Default 1. */
  readonly rate?: number;
  /** One period. Default 1 step. */
  readonly per?: Duration;
}

/**
 * Linear warmup, then inverse time.
 *
 *   lr(t) = peak / (1 + rate * (t - warmup) / per)
 *
 * Source: Robbins & Monro 1951, A Stochastic Approximation Method.
 * Elsewhere: Keras InverseTimeDecay; the `decay` of Keras 1 optimizers; `time-based decay`.
 * @example compile(inverseTime({ peak: 1, rate: 0.5, per: 100 }), { steps: 1000 }).at(200); // 0.5
 */
export const inverseTime: Recipe<InverseTimeOptions> = /* @__PURE__ */ defineRecipe<InverseTimeOptions>(
  "inverseTime",
  "Warmup, then inverse time.",
  {
    ...warmupFields,
    rate: { type: "number", min: 0, default: 1, says: "what one period adds to the divisor" },
    per: { type: "duration", positive: true, default: 1, says: "one period" },
  },
  (options) => {
    const { peak, rate, per } = options;
    return afterWarmup(options, { kind: "power", from: peak, power: -1, rate, per });
  },
);
