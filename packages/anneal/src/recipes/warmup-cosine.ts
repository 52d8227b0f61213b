import type { Duration } from "../units/index.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmupCosineOptions extends Warmup {
  /** LR at the end. Default 0. */
  readonly floor?: number;
  /** Length of the decay. Default: the rest of the run. */
  readonly over?: Duration;
}

/**
 * Linear warmup, then half a cosine down to the floor: the default of language and vision models since 2017.
 *
 * Source: Loshchilov & Hutter 2017, arXiv 1608.03983; with warmup: Goyal et al. 2017, arXiv 1706.02677.
 * Elsewhere: transformers `cosine`; Optax warmup_cosine_decay_schedule; timm cosine.
 * @example compile(warmupCosine({ peak: 3e-4, warmup: "5%" }), { steps: 10_000 }).at(500); // 0.0003
 * @example warmupCosine({ peak: 1, floor: 0.1 }); // { kind: "cosine", from: 1, to: 0.1, over: "rest" }
 */
export const warmupCosine: Recipe<WarmupCosineOptions> = /* @__PURE__ */ defineRecipe<WarmupCosineOptions>(
  "warmupCosine",
  "Warmup, then half a cosine to the floor.",
  {
    ...warmupFields,
    floor: floorField,
    over: { type: "duration", rest: true, default: "rest", says: "length of the decay" },
  },
  (options) =>
    afterWarmup(options, { kind: "cosine", from: options.peak, to: options.floor, over: options.over }),
);
