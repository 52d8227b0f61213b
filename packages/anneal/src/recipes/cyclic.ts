import type { Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface CyclicOptions {
  /** Lowest LR. */
  readonly low: number;
  /** Highest LR. */
  readonly peak: number;
  /** Length of the rise. */
  readonly up: Duration;
  /** Length of the fall. Left out: as long as the rise. */
  readonly down?: Duration;
  /** triangular (default): all cycles alike; triangular2: half as high each time; expRange: `factor ** step` as high. */
  readonly mode?: "triangular" | "triangular2" | "expRange";
  /** For expRange: what each step multiplies the height by. Default 0.99994. */
  readonly factor?: number;
}

/**
 * Cyclical learning rates: up and down between two levels, again and again.
 *
 * Source: Smith 2017, Cyclical Learning Rates for Training Neural Networks, arXiv 1506.01186 (its factor is 0.99994).
 * Elsewhere: torch CyclicLR (up is step_size_up).
 * @example compile(cyclic({ low: 0.1, peak: 0.3, up: 10 }), { steps: 40 }).at(15); // 0.2
 */
export const cyclic: Recipe<CyclicOptions> = /* @__PURE__ */ defineRecipe<CyclicOptions>(
  "cyclic",
  "Up and down between two levels, again and again.",
  {
    low: { type: "number", min: 0, says: "lowest LR" },
    peak: { type: "number", above: 0, says: "highest LR" },
    up: { type: "duration", positive: true, says: "length of the rise" },
    down: {
      type: "duration",
      positive: true,
      optional: true,
      says: "length of the fall; left out: as the rise",
    },
    mode: {
      type: "choice",
      of: ["triangular", "triangular2", "expRange"],
      default: "triangular",
      says: "how heights change",
    },
    factor: { type: "number", above: 0, default: 0.99994, says: "for expRange: height per step" },
  },
  ({ low, peak, up, down, mode, factor }) => {
    const height = peak - low;
    const cycle: Spec = {
      kind: "sequence",
      of: [
        { kind: "linear", from: 0, to: height, over: up },
        { kind: "linear", from: height, to: 0, over: down ?? up },
      ],
    };
    const waves: Spec = { kind: "repeat", of: cycle, ...(mode === "triangular2" && { damp: 0.5 }) };
    const shrinking: Spec = { kind: "product", of: [waves, { kind: "exponential", from: 1, factor }] };
    return { kind: "sum", of: [{ kind: "constant", value: low }, mode === "expRange" ? shrinking : waves] };
  },
);
