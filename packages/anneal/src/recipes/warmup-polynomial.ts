import type { Duration } from "../units/index.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmupPolynomialOptions extends Warmup {
  /** The exponent of the remaining share, above 0. Default 2. */
  readonly power?: number;
  /** LR at the end. Default 0. */
  readonly floor?: number;
  /** Length of the decay. Default: the rest of the run. */
  readonly over?: Duration;
}

/**
 * Linear warmup, then a power of the remaining share.
 *
 *   lr(t) = floor + (peak - floor) * (1 - p) ** power
 *
 * Elsewhere: transformers `polynomial` (power 1); timm poly; DeepLab and BERT use it with powers 0.9 and 1.
 * @example compile(warmupPolynomial({ peak: 1 }), { steps: 100 }).at(50); // 0.25
 */
export const warmupPolynomial: Recipe<WarmupPolynomialOptions> =
  /* @__PURE__ */ defineRecipe<WarmupPolynomialOptions>(
    "warmupPolynomial",
    "Warmup, then a power of the remaining share.",
    {
      ...warmupFields,
      power: { type: "number", above: 0, default: 2, says: "exponent of the remaining share" },
      floor: floorField,
      over: { type: "duration", rest: true, default: "rest", says: "length of the decay" },
    },
    (options) => {
      const { peak, floor, power, over } = options;
      return afterWarmup(options, { kind: "polynomial", power, from: peak, to: floor, over });
    },
  );
