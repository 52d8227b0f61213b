import { problem, refuse } from "../errors/index.ts";
import { type KnotsSpec, knots, type LinearSpec, linear, readOptions } from "../schedules/index.ts";

export interface RangeTestOptions {
  /** LR of the first step, above 0. Default 1e-7. */
  readonly from?: number;
  /** Highest LR, above `from`. Default 10. */
  readonly to?: number;
  /** Steps of the sweep, one LR each; at least 2. Default 100. */
  readonly steps?: number;
  /** `"exponential"` (default): the same ratio from step to step. `"linear"`: the same difference. */
  readonly scale?: "exponential" | "linear";
  /** `"closed"` (default): the last step has `to`. `"open"`: `to` would come one step later, as in fastai. */
  readonly grid?: "closed" | "open";
}

/**
 * The sweep of a learning-rate range test, as a spec: LR from low to high, once, over a few steps.
 *
 *   exponential: lr(i) = from ** (1 - p) * to ** p      linear: lr(i) = (1 - p) * from + p * to
 *   p = i / (steps - 1) on the closed grid, i / steps on the open one;   i = 0 .. steps - 1
 *
 * Train with it from fresh weights (or those to fine-tune), note the loss of every step, put weights and optimizer back,
 * and give the points to {@link analyse}.
 *
 * Units: `from` and `to` are LRs, `steps` is a number of steps.
 * Source: Smith 2017, Cyclical Learning Rates for Training Neural Networks, arXiv 1506.01186 (linear); exponential:
 * fastai. Elsewhere: pytorch-lr-finder (closed grid), fastai lr_find (open grid).
 * @throws AnnealError with every mistake of the options.
 * @example compile(rangeTest({ from: 1e-6, to: 1, steps: 7 }), { steps: 7 }).at(4); // 0.01
 * @example rangeTest({ from: 0.01, to: 1, steps: 100, scale: "linear" }); // { kind: "linear", from: 0.01, to: 1, over: 99 }
 * @example rangeTest({ from: 0.1, to: 0.01 }); // throws: rangeTest.to: expected a number above from (0.1), received 0.01
 */
export function rangeTest(options: RangeTestOptions = {}): KnotsSpec | LinearSpec {
  const { from, to, steps, scale, grid } = readOptions("rangeTest", options, {
    from: { type: "number", above: 0, default: 1e-7, says: "LR of the first step" },
    to: { type: "number", above: 0, default: 10, says: "highest LR" },
    steps: { type: "number", whole: true, min: 2, max: 1e9, default: 100, says: "steps, one LR each" },
    scale: { type: "choice", of: ["exponential", "linear"], default: "exponential", says: "spacing" },
    grid: {
      type: "choice",
      of: ["closed", "open"],
      default: "closed",
      says: "whether the last step has `to`",
    },
  });
  if (to <= from) refuse([problem("order", "rangeTest.to", `a number above from (${from})`, to)]);
  const over = grid === "closed" ? steps - 1 : steps;
  if (scale === "linear") return linear({ from, to, over });
  return knots({
    points: [
      [0, from],
      [over, to],
    ],
    via: "log",
  });
}
