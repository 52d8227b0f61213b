import type { Keys } from "../../keys/keys.ts";
import { type LengthKeys, needTotal } from "../../keys/total.ts";

/** How TrainingArguments count a run. The last update of an epoch counts also where the data do not fill it. */
export const trainingLengths: LengthKeys = {
  steps: "max_steps",
  epochs: "num_train_epochs",
  otherwise: 3,
  perEpoch: Math.ceil,
  rounded: Math.ceil,
};

/**
 * The warmup of TrainingArguments, in updates.
 *
 *   warmup_steps at least 1:  its whole part
 *   below 1, or a ratio:      total * share, rounded up
 *
 * Up to transformers 4 steps win over a ratio. Its releases 5.0 and 5.1 read a ratio first, and later ones do not know
 * it; from 5 on `warmup_steps` below 1 is a share of the run.
 */
export function trainingWarmup(keys: Keys, total: number | undefined): number {
  const { assumed } = keys.scope;
  const [name, value] = chosen(keys);
  if (value === 0) return 0;
  if (name === "warmup_steps" && value >= 1) {
    const cut = Math.trunc(value);
    if (cut !== value) assumed.push(`warmup_steps, ${value}, is cut to ${cut}.`);
    return cut;
  }
  if (name === "warmup_steps")
    assumed.push("warmup_steps is below 1: a share of the run, as from transformers 5 on.");
  if (total === undefined) return needTotal(keys, trainingLengths, `${name} is a share of it`);
  const warmup = Math.ceil(total * value);
  assumed.push(`The warmup is ${value} of ${total} updates, rounded up: ${warmup}.`);
  return warmup;
}

/** Which of both keys counts. */
function chosen(keys: Keys): readonly ["warmup_steps" | "warmup_ratio", number] {
  const { assumed, facts } = keys.scope;
  const steps = keys.number("warmup_steps", { min: 0 }) ?? 0;
  const ratio = keys.number("warmup_ratio", { min: 0, max: 1 }) ?? 0;
  const five = /^5\./.test(facts.version ?? "");
  if (steps > 0 && ratio > 0) {
    assumed.push(
      five
        ? "warmup_ratio counts and warmup_steps does not, as in transformers 5."
        : "warmup_steps counts and warmup_ratio does not, as before transformers 5, which does the reverse.",
    );
  }
  return ratio > 0 && (steps === 0 || five) ? ["warmup_ratio", ratio] : ["warmup_steps", steps];
}
