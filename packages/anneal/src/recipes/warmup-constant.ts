import { afterWarmup, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmupConstantOptions extends Warmup {}

/**
 * Linear warmup, then the peak for ever: the baseline, and the start of a run that is cooled down on demand.
 *
 * Elsewhere: transformers `constant_with_warmup`; Optax warmup_constant_schedule. Both start at 0: `warmupFrom: 0`.
 * @example compile(warmupConstant({ peak: 1e-3, warmup: 100 }), { steps: 1000 }).at(999); // 0.001
 */
export const warmupConstant: Recipe<WarmupConstantOptions> =
  /* @__PURE__ */ defineRecipe<WarmupConstantOptions>(
    "warmupConstant",
    "Warmup, then the peak for ever.",
    warmupFields,
    (options) => afterWarmup(options, { kind: "constant", value: options.peak }),
  );
