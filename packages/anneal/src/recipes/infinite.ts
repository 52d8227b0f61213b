import type { Duration } from "../units/index.ts";
import { type CooldownShape, cooldownPart, shapeField } from "./cooldown.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface InfiniteOptions extends Warmup {
  /** Length of the first fall, from the peak to the constant level. */
  readonly cooldown: Duration;
  /** The level that holds for as long as data come. Default: halfway between peak and floor. */
  readonly level?: number;
  /** Length of the last fall, to the floor. Default "10%". */
  readonly anneal?: Duration;
  /** How the last fall goes. Default 1-sqrt. */
  readonly shape?: CooldownShape;
  /** LR at the end. Default 0. */
  readonly floor?: number;
}

/**
 * The infinite schedule: warmup, cosine down to a constant level, hold it, anneal at the end. Training goes on from the
 * hold when new data come.
 *
 * Source: Ibrahim et al. 2024, Simple and Scalable Strategies to Continually Pre-train Large Language Models, arXiv
 * 2403.08763. Its last fall is a geometric one, to a floor above 0.
 * @example compile(infinite({ peak: 1, cooldown: "20%" }), { steps: 100 }).at(50); // 0.5
 */
export const infinite: Recipe<InfiniteOptions> = /* @__PURE__ */ defineRecipe<InfiniteOptions>(
  "infinite",
  "Warmup, down to a constant level, hold, anneal.",
  {
    ...warmupFields,
    cooldown: { type: "duration", says: "length of the fall to the constant level" },
    level: { type: "number", min: 0, optional: true, says: "constant level; left out: halfway to the floor" },
    anneal: { type: "duration", default: "10%", says: "length of the last fall" },
    shape: shapeField,
    floor: floorField,
  },
  (options) => {
    const { peak, cooldown, anneal, shape, floor } = options;
    const level = options.level ?? (peak + floor) / 2;
    return afterWarmup(
      options,
      { kind: "cosine", from: peak, to: level, over: cooldown },
      { kind: "constant", value: level, over: "rest" },
      cooldownPart({ from: level, to: floor, over: anneal, shape }),
    );
  },
);
