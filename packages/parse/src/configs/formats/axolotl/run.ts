import type { Keys } from "../../keys/keys.ts";
import { type LengthKeys, needTotal, totalOf } from "../../keys/total.ts";

/** The run of an axolotl config, in updates. */
export interface AxolotlRun {
  readonly total: number;
  readonly warmup: number;
}

/**
 * Total and warmup of axolotl.
 *
 *   total  = samples * num_epochs / batch_size, rounded up (with sample_packing down), at most max_steps
 *   warmup = warmup_steps, or warmup_ratio * total cut to a whole number, or the lesser of 3 % of total and 100; 1 is 2
 *
 * Source: axolotl `utils/trainer.py` `calculate_total_num_steps`, `core/builders/base.py`
 * `_configure_warmup_and_logging`.
 */
export function axolotlRun(keys: Keys, type: string): AxolotlRun {
  const total = totalIn(keys, type);
  const warmup = warmupIn(keys, total);
  if (warmup === 1) keys.assume("A warmup of 1 update is made 2 by axolotl.");
  return { total, warmup: warmup === 1 ? 2 : warmup };
}

function totalIn(keys: Keys, type: string): number {
  const packed = keys.flag("sample_packing") === true;
  const rounded = packed ? Math.floor : Math.ceil;
  const lengths: LengthKeys = {
    // max_steps only cuts the run short, so the epochs are counted first.
    steps: "",
    epochs: "num_epochs",
    otherwise: 1,
    perEpoch: (filled) => filled,
    rounded,
  };
  const most = keys.number("max_steps", { whole: true });
  const { horizon } = keys.scope.facts;
  const counted = most !== undefined && most > 0 && !horizon?.stepsPerEpoch ? most : totalOf(keys, lengths);
  keys.settle();
  if (counted === undefined)
    return needTotal(keys, { ...lengths, steps: "max_steps" }, `${type} ends with it`);
  return most !== undefined && most > 0 ? Math.min(most, counted) : counted;
}

function warmupIn(keys: Keys, total: number): number {
  const steps = keys.number("warmup_steps", { min: 0 });
  if (steps !== undefined && !Number.isInteger(steps)) {
    keys.report("warmup_steps", "a whole number", steps, {
      suggestion: "a share of the run is warmup_ratio",
    });
  }
  const ratio = keys.number("warmup_ratio", { min: 0, max: 1 });
  keys.settle();
  if (steps && ratio) keys.decline("warmup_ratio", "either warmup_steps or warmup_ratio, not both", ratio);
  if (steps !== undefined) return steps;
  if (ratio !== undefined) {
    const warmup = Math.trunc(ratio * total);
    keys.assume(`The warmup is ${ratio} of ${total} updates, cut to a whole number: ${warmup}.`);
    return warmup;
  }
  const warmup = Math.min(Math.trunc(0.03 * total), 100);
  keys.assume(`The warmup is ${warmup} updates, axolotl's default: 3 % of ${total}, at most 100.`);
  return warmup;
}
