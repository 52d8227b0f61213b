import type { Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { afterWarmup, type Warmup, warmupFields, warmupPart } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface StepDecayOptions extends Warmup {
  /** Length of a tread, counted from the start of the run. */
  readonly every: Duration;
  /** What each step down multiplies by. Default 0.1. */
  readonly factor?: number;
}

/**
 * Step decay: the same factor after every so many steps.
 *
 *   lr(t) = peak * factor ** floor(t / every)
 *
 * Elsewhere: torch StepLR; `staircase` exponential decay of Keras and Optax.
 * @example compile(stepDecay({ peak: 1, every: 30, factor: 0.5 }), { steps: 90 }).at(60); // 0.25
 */
export const stepDecay: Recipe<StepDecayOptions> = /* @__PURE__ */ defineRecipe<StepDecayOptions>(
  "stepDecay",
  "The same factor after every so many steps.",
  {
    ...warmupFields,
    every: { type: "duration", positive: true, says: "length of a tread" },
    factor: { type: "number", above: 0, default: 0.1, says: "what each step down multiplies by" },
  },
  (options) => {
    const { peak, every, factor, warmup } = options;
    const treads: Spec = {
      kind: "stairs",
      of: { kind: "exponential", from: peak, factor, per: every },
      every,
    };
    return warmupPart(options).length === 0
      ? treads
      : afterWarmup(options, { kind: "slice", of: treads, skip: warmup });
  },
);
