import { problem, refuse } from "../errors/index.ts";
import { readOptions } from "../schedules/index.ts";
import { familyOf } from "./family.ts";

/** How the LR follows the batch size. */
export type BatchRule = "linear" | "sqrt" | "none";

/** A change of the batch size. Both sizes, and the critical one, count the same thing: samples or tokens per step. */
export interface BatchChange {
  readonly from: number;
  readonly to: number;
  /** Where larger batches stop to pay: measured as the gradient noise scale, or by a law. Default: far away. */
  readonly criticalBatch?: number;
}

/** Which rule holds for an optimizer: linear for SGD, square root for Adam and its kin. */
export const ruleOf = (optimizer: string): BatchRule =>
  familyOf(optimizer).family === "sgd" ? "linear" : "sqrt";

const positive = (says: string) => ({ type: "number", above: 0, says }) as const;

/**
 * How many steps at the old batch one step at the new batch is worth.
 *
 *   gain = (1 + critical / from) / (1 + critical / to),   and to / from without a critical batch
 *
 * Far below the critical batch that is the ratio of the sizes; far above it, 1: a larger batch then brings nothing.
 * The run needs `steps / gain` steps for the same result, so it sees `(to / from) / gain` times the samples.
 *
 * Source: McCandlish et al. 2018, An Empirical Model of Large-Batch Training, arXiv 1812.06162, the optimal step size and
 * the trade of steps against samples.
 * @throws AnnealError for sizes that are not above 0.
 * @example stepGain({ from: 256, to: 1024 }); // 4
 * @example stepGain({ from: 256, to: 1024, criticalBatch: 1024 }); // 2.5
 */
export function stepGain(change: BatchChange): number {
  const { from, to, criticalBatch } = readOptions<BatchChange, "criticalBatch">("batch", change, {
    from: positive("samples or tokens per step now"),
    to: positive("samples or tokens per step then"),
    criticalBatch: { ...positive("the critical batch size"), optional: true },
  });
  if (criticalBatch === undefined) return to / from;
  return (1 + criticalBatch / from) / (1 + criticalBatch / to);
}

/**
 * By what the LR is multiplied when the batch size changes.
 *
 *   linear: gain      sqrt: sqrt(gain)      none: 1      (gain as in `stepGain`)
 *
 * Linear holds for SGD (Goyal et al. 2017, arXiv 1706.02677; it lost nothing up to 8,192 images). The square root holds for
 * Adam and RMSprop (Malladi et al. 2022, arXiv 2205.10287). Beyond the critical batch neither does, so both flatten there.
 * @throws AnnealError for sizes that are not above 0, and for an unknown rule.
 * @example lrFactor({ from: 256, to: 1024 }, "linear"); // 4
 * @example lrFactor({ from: 256, to: 1024 }, "sqrt"); // 2
 */
export function lrFactor(change: BatchChange, rule: BatchRule): number {
  if (rule !== "linear" && rule !== "sqrt" && rule !== "none") {
    refuse([problem("range", "rule", 'one of "linear", "sqrt", "none"', rule)]);
  }
  const gain = stepGain(change);
  return rule === "none" ? 1 : rule === "linear" ? gain : Math.sqrt(gain);
}
