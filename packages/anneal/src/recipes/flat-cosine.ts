import type { Duration } from "../units/index.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface FlatCosineOptions extends Warmup {
  /** Length of the cosine at the end. Default "25%". */
  readonly cooldown?: Duration;
  /** LR at the end. Default 0. */
  readonly floor?: number;
}

/**
 * Flat, then half a cosine: often used with Ranger and with RMSProp-like optimizers that need no warmup.
 *
 * Elsewhere: fastai fit_flat_cos (its `pct_start` 0.75 is a cooldown of 25%).
 * @example compile(flatCosine({ peak: 1 }), { steps: 100 }).at(74); // 1
 */
export const flatCosine: Recipe<FlatCosineOptions> = /* @__PURE__ */ defineRecipe<FlatCosineOptions>(
  "flatCosine",
  "Flat, then half a cosine.",
  {
    ...warmupFields,
    cooldown: { type: "duration", default: "25%", says: "length of the cosine" },
    floor: floorField,
  },
  (options) =>
    afterWarmup(
      options,
      { kind: "constant", value: options.peak, over: "rest" },
      { kind: "cosine", from: options.peak, to: options.floor, over: options.cooldown },
    ),
);
