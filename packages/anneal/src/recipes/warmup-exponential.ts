import type { Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmupExponentialOptions extends Warmup {
  /** What one period multiplies by. */
  readonly factor: number;
  /** One period. Default 1 step. */
  readonly per?: Duration;
  /** LR below which it does not fall. Default 0. */
  readonly floor?: number;
}

/**
 * Linear warmup, then the same factor in every period, smoothly.
 *
 *   lr(t) = max(floor, peak * factor ** ((t - warmup) / per))
 *
 * Elsewhere: Optax warmup_exponential_decay_schedule; EfficientNet decays by 0.97 every 2.4 epochs, in treads.
 * @example compile(warmupExponential({ peak: 1, factor: 0.5, per: 100 }), { steps: 1000 }).at(200); // 0.25
 */
export const warmupExponential: Recipe<WarmupExponentialOptions> =
  /* @__PURE__ */ defineRecipe<WarmupExponentialOptions>(
    "warmupExponential",
    "Warmup, then the same factor in every period.",
    {
      ...warmupFields,
      factor: { type: "number", min: 0, says: "what one period multiplies by" },
      per: { type: "duration", positive: true, default: 1, says: "one period" },
      floor: floorField,
    },
    (options) => {
      const { peak, factor, per, floor } = options;
      const decay: Spec = { kind: "exponential", from: peak, factor, per };
      return afterWarmup(options, floor > 0 ? { kind: "clamp", of: decay, min: floor } : decay);
    },
  );
