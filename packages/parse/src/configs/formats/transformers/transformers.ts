import { type Format, hasAny } from "../format.ts";
import { trainingArguments } from "./training-arguments.ts";

const sure = [
  "lr_scheduler_type",
  "lr_scheduler_kwargs",
  "num_train_epochs",
  "per_device_train_batch_size",
  "per_gpu_train_batch_size",
  "gradient_checkpointing_kwargs",
];
const perhaps = ["learning_rate", "warmup_ratio", "warmup_steps", "max_steps", "optim"];

/** TrainingArguments of transformers: as JSON, YAML or flags. */
export const transformersArguments: Format = {
  name: "TrainingArguments",
  frameworks: ["transformers"],
  notations: ["json", "yaml", "flags"],
  pyyaml: true,
  signs: "lr_scheduler_type, learning_rate or num_train_epochs of TrainingArguments",
  recognise: (fields) => {
    if (hasAny(fields, sure) || (fields.has("warmup_ratio") && fields.has("learning_rate"))) return "sure";
    const found = perhaps.filter((name) => fields.has(name)).length;
    return found >= 3 ? "sure" : found > 0 ? "maybe" : undefined;
  },
  read: ({ fields, place }, scope) => [trainingArguments(fields, { place, scope })],
};
