import type { Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { afterWarmup, type Warmup, warmupFields, warmupPart } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface MultiStepOptions extends Warmup {
  /** Where the LR is cut, counted from the start of the run. */
  readonly milestones: readonly Duration[];
  /** What each cut multiplies by. Default 0.1. */
  readonly factor?: number;
}

/**
 * Cut at each milestone by the same factor. A warmup lies before the first milestone and does not move it.
 *
 * Source: He et al. 2016, arXiv 1512.03385 (divided by 10 where the error stalls).
 * Elsewhere: torch MultiStepLR.
 * @example compile(multiStep({ peak: 0.1, milestones: ["50%", "75%"] }), { steps: 100 }).at(60); // 0.010000000000000002
 */
export const multiStep: Recipe<MultiStepOptions> = /* @__PURE__ */ defineRecipe<MultiStepOptions>(
  "multiStep",
  "Cut by the same factor at each milestone.",
  {
    ...warmupFields,
    milestones: { type: "list", of: { type: "duration" }, atLeast: 1, says: "where the LR is cut" },
    factor: { type: "number", above: 0, default: 0.1, says: "what each cut multiplies by" },
  },
  (options) => {
    const { peak, milestones: at, factor, warmup } = options;
    const levels: Spec = {
      kind: "steps",
      at,
      values: Array.from({ length: at.length + 1 }, (_, k) => peak * factor ** k),
    };
    return warmupPart(options).length === 0
      ? levels
      : afterWarmup(options, { kind: "slice", of: levels, skip: warmup });
  },
);
