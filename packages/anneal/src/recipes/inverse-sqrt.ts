import type { Duration } from "../units/index.ts";
import { afterWarmup, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface InverseSqrtOptions extends Warmup {
  /** Steps after which the LR has fallen to 1/sqrt(2) of the peak. Left out: the warmup, or 10,000 steps without one. */
  readonly timescale?: Duration;
}

/**
 * Linear warmup, then inverse square root: needs no planned end.
 *
 *   lr(t) = peak * (1 + (t - warmup) / timescale) ** -0.5
 *
 * Source: Vaswani et al. 2017, arXiv 1706.03762; Zhai et al. 2022, Scaling Vision Transformers, arXiv 2106.04560.
 * Elsewhere: transformers `inverse_sqrt`; fairseq inverse_sqrt; Megatron inverse-square-root.
 * @example compile(inverseSqrt({ peak: 1, warmup: 100 }), { steps: 1000 }).at(400); // 0.5
 */
export const inverseSqrt: Recipe<InverseSqrtOptions> = /* @__PURE__ */ defineRecipe<InverseSqrtOptions>(
  "inverseSqrt",
  "Warmup, then inverse square root of the step.",
  {
    ...warmupFields,
    timescale: {
      type: "duration",
      positive: true,
      optional: true,
      says: "steps to fall to 0.71 of the peak; left out: the warmup",
    },
  },
  (options) => {
    const { peak, warmup, timescale } = options;
    const warm = Number.parseFloat(String(warmup)) === 0 ? 10_000 : warmup;
    return afterWarmup(options, { kind: "power", from: peak, power: -0.5, per: timescale ?? warm });
  },
);
