import type { Duration } from "../units/index.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmupLinearOptions extends Warmup {
  /** LR at the end. Default 0. */
  readonly floor?: number;
  /** Length of the decay. Default: the rest of the run. */
  readonly over?: Duration;
}

/**
 * Linear warmup, then a straight line to zero (or to the floor).
 *
 * Source: Defazio et al. 2023, arXiv 2310.07831; Bergsma et al. 2025, Straight to Zero, arXiv 2502.15938.
 * Elsewhere: transformers `linear`, its default.
 * @example compile(warmupLinear({ peak: 1, warmup: 10 }), { steps: 110 }).at(60); // 0.5
 */
export const warmupLinear: Recipe<WarmupLinearOptions> = /* @__PURE__ */ defineRecipe<WarmupLinearOptions>(
  "warmupLinear",
  "Warmup, then a straight line to zero.",
  {
    ...warmupFields,
    floor: floorField,
    over: { type: "duration", rest: true, default: "rest", says: "length of the decay" },
  },
  (options) =>
    afterWarmup(options, { kind: "linear", from: options.peak, to: options.floor, over: options.over }),
);
