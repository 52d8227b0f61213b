import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmupRexOptions extends Warmup {
  /** LR at the end. Default 0. */
  readonly floor?: number;
}

/**
 * Linear warmup, then REX: slow at first, then ever faster.
 *
 * Source: Chen, Wolfe & Kyrillidis 2021, arXiv 2107.04197.
 * Elsewhere: pytorch_optimizer REXScheduler; axolotl's `rex` is another curve.
 * @example compile(warmupRex({ peak: 3 }), { steps: 100 }).at(50); // 2
 */
export const warmupRex: Recipe<WarmupRexOptions> = /* @__PURE__ */ defineRecipe<WarmupRexOptions>(
  "warmupRex",
  "Warmup, then REX: slow, then ever faster.",
  { ...warmupFields, floor: floorField },
  (options) => afterWarmup(options, { kind: "rex", from: options.peak, to: options.floor, over: "rest" }),
);
