import type { SequenceSpec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface SlantedTriangularOptions {
  /** Highest LR. */
  readonly peak: number;
  /** Length of the rise. Default "10%". */
  readonly warmup?: Duration;
  /** The peak over the lowest LR. Default 32. */
  readonly ratio?: number;
}

/**
 * A short rise and a long fall, both straight, from and to peak/ratio: for fine-tuning.
 *
 * Source: Howard & Ruder 2018, ULMFiT, arXiv 1801.06146 (cut_frac is the warmup, 0.1; ratio 32).
 * @example compile(slantedTriangular({ peak: 0.32 }), { steps: 100 }).at(0); // 0.01
 */
export const slantedTriangular: Recipe<SlantedTriangularOptions, SequenceSpec> = /* @__PURE__ */ defineRecipe<
  SlantedTriangularOptions,
  SequenceSpec
>(
  "slantedTriangular",
  "A short rise and a long fall, for fine-tuning.",
  {
    peak: { type: "number", above: 0, says: "highest LR" },
    warmup: { type: "duration", default: "10%", says: "length of the rise" },
    ratio: { type: "number", min: 1, default: 32, says: "peak over the lowest LR" },
  },
  ({ peak, warmup, ratio }) => ({
    kind: "sequence",
    of: [
      { kind: "linear", from: peak / ratio, to: peak, over: warmup },
      { kind: "linear", from: peak, to: peak / ratio, over: "rest" },
    ],
  }),
);
