import type { SequenceSpec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface NoamOptions {
  /** Highest LR, reached at update `warmup - 1`. In the paper: 1 / sqrt(model width * warmup). */
  readonly peak: number;
  /** Length of the warmup, at least 1 step. */
  readonly warmup: Duration;
}

/**
 * The schedule of the first Transformer: linear warmup, then inverse square root of the step, counted from 1.
 *
 *   lr(t) = peak * min((t + 1) / warmup, ((t + 1) / warmup) ** -0.5)
 *
 * Source: Vaswani et al. 2017, Attention Is All You Need, section 5.3, arXiv 1706.03762: 512 wide, 4000 steps of
 * warmup give peak = (512 * 4000) ** -0.5 = 7e-4.
 * @example compile(noam({ peak: 1, warmup: 4 }), { steps: 100 }).at(15); // 0.5
 */
export const noam: Recipe<NoamOptions, SequenceSpec> = /* @__PURE__ */ defineRecipe<
  NoamOptions,
  SequenceSpec
>(
  "noam",
  "Warmup, then inverse square root, as in the first Transformer.",
  {
    peak: { type: "number", above: 0, says: "highest LR; in the paper 1 / sqrt(width * warmup)" },
    warmup: { type: "duration", positive: true, says: "length of the warmup" },
  },
  ({ peak, warmup }) => ({
    kind: "sequence",
    of: [
      { kind: "slice", of: { kind: "linear", from: 0, to: peak, over: warmup }, skip: 1 },
      { kind: "power", from: peak, power: -0.5, per: warmup },
    ],
  }),
);
