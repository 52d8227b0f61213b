import type { Duration } from "../units/index.ts";
import { type CooldownShape, cooldownPart, shapeField } from "./cooldown.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmupStableDecayOptions extends Warmup {
  /** Length of the cooldown at the end. Default "20%". */
  readonly cooldown?: Duration;
  /** How the cooldown falls. Default 1-sqrt. */
  readonly shape?: CooldownShape;
  /** LR at the end. Default 0. */
  readonly floor?: number;
}

/**
 * WSD: linear warmup, a hold at the peak, a cooldown at the end. The hold can be extended, and branched into a finished
 * model at any step, without planning the length of the run.
 *
 * Source: Hu et al. 2024, MiniCPM, arXiv 2404.06395; cooldown of 20% and 1-sqrt: Hägele et al. 2024, arXiv 2405.18392.
 * Elsewhere: transformers `warmup_stable_decay`; Megatron `WSD`; also called trapezoidal.
 * @example compile(warmupStableDecay({ peak: 1e-3, warmup: 1000 }), { steps: 25_000 }).at(19_999); // 0.001
 */
export const warmupStableDecay: Recipe<WarmupStableDecayOptions> =
  /* @__PURE__ */ defineRecipe<WarmupStableDecayOptions>(
    "warmupStableDecay",
    "WSD: warmup, a hold at the peak, a cooldown.",
    {
      ...warmupFields,
      cooldown: { type: "duration", default: "20%", says: "length of the cooldown" },
      shape: shapeField,
      floor: floorField,
    },
    (options) => {
      const { peak, cooldown: over, shape, floor } = options;
      return afterWarmup(
        options,
        { kind: "constant", value: peak, over: "rest" },
        cooldownPart({ from: peak, to: floor, over, shape }),
      );
    },
  );
