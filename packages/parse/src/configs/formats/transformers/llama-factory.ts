import type { Fields } from "../../text/field.ts";
import { type Format, hasAny } from "../format.ts";
import { trainingArguments, type Variant } from "./training-arguments.ts";

const factory: Variant = {
  known: ["loraplus_lr_ratio", "loraplus_lr_embedding"],
  groups: (keys, lr) => {
    const ratio = keys.number("loraplus_lr_ratio", { min: 0 });
    const embedding = keys.number("loraplus_lr_embedding", { min: 0 }) ?? 1e-6;
    keys.settle();
    if (ratio === undefined) return undefined;
    keys.assume("LoRA+ has four groups: A, B, B without weight decay, and the embedding.");
    return [lr, lr * ratio, lr * ratio, embedding];
  },
  /** The stable and the decaying part of warmup_stable_decay: a third and two thirds of what the warmup leaves. */
  defaults: (type, { warmup, total }): { readonly [name: string]: number } => {
    if (type !== "warmup_stable_decay") return {};
    const rest = total - warmup;
    const stable = Math.floor(rest / 3);
    return { num_stable_steps: stable, num_decay_steps: rest - stable };
  },
};

const isFactory = (fields: Fields): boolean =>
  fields.has("finetuning_type") ||
  (fields.has("stage") && hasAny(fields, ["model_name_or_path", "template"]));

/**
 * LLaMA-Factory: TrainingArguments among its own keys, as YAML, JSON or flags. Its loader is OmegaConf's, which reads
 * `1e-4` as a number.
 *
 * Source: LLaMA-Factory `train/trainer_utils.py` `create_custom_scheduler`, `_create_loraplus_optimizer`.
 */
export const llamaFactory: Format = {
  name: "LLaMA-Factory",
  frameworks: ["transformers"],
  notations: ["json", "yaml", "flags"],
  signs: "finetuning_type or stage of LLaMA-Factory",
  recognise: (fields) => (isFactory(fields) ? "sure" : undefined),
  read: ({ fields, place }, scope) => [trainingArguments(fields, { place, scope, variant: factory })],
};
