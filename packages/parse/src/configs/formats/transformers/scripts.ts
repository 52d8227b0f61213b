import type { Found } from "../../../reading.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import { type LengthKeys, needTotal, totalOf } from "../../keys/total.ts";
import { tellUnknown } from "../../keys/unknown.ts";
import type { Fields } from "../../text/field.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { getScheduler, schedulerType, wantsOf } from "./get-scheduler.ts";

const known = [
  "learning_rate",
  "lr_scheduler",
  "lr_scheduler_type",
  "lr_warmup_steps",
  "num_warmup_steps",
  "max_train_steps",
  "num_train_epochs",
  "max_train_epochs",
  "lr_num_cycles",
  "lr_scheduler_num_cycles",
  "lr_power",
  "lr_scheduler_power",
  "scale_lr",
  "optimizer",
  "optimizer_type",
  "adam_beta2",
];

const isDiffusers = (fields: Fields): boolean =>
  typeof fields.get("lr_scheduler")?.value === "string" &&
  hasAny(fields, ["lr_warmup_steps", "max_train_steps"]);

const isPlain = (fields: Fields): boolean =>
  hasAny(fields, ["num_warmup_steps", "max_train_steps"]) &&
  hasAny(fields, ["lr_scheduler_type", "learning_rate"]);

/**
 * Scripts that call `get_scheduler` themselves, without the Trainer: those of diffusers and kohya's sd-scripts
 * (`--lr_scheduler`, `--lr_warmup_steps`), and the `no_trainer` examples of transformers (`--num_warmup_steps`). They
 * multiply lengths by the number of processes, and accelerate steps that often, so that updates count as written.
 */
export const trainingScripts: Format = {
  name: "training script flags",
  frameworks: ["transformers"],
  notations: ["flags", "yaml", "json"],
  pyyaml: true,
  signs: "lr_scheduler with lr_warmup_steps or max_train_steps of diffusers",
  recognise: (fields) => (isDiffusers(fields) || isPlain(fields) ? "sure" : undefined),
  read: (spot, scope) => [readScript(spot, scope)],
};

function readScript({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  tellUnknown(keys, { known });
  const diffusers = fields.has("lr_scheduler") || fields.has("lr_warmup_steps");
  const at = diffusers ? "lr_scheduler" : "lr_scheduler_type";
  const lr = keys.number("learning_rate", { min: 0 }) ?? keys.knownLr;
  const type = schedulerType(keys, at) ?? assumeType(keys, at, diffusers ? "constant" : "linear");
  const optimizer = keys.text("optimizer") ?? keys.text("optimizer_type") ?? "AdamW";
  keys.settle();
  if (lr === undefined) {
    return keys.decline("learning_rate", "a number, for each script has its own default", lr, {
      code: "missing",
    });
  }
  if (keys.flag("scale_lr")) {
    keys.decline("scale_lr", "false: it multiplies the LR by the batch over all processes", true);
  }
  const wants = wantsOf(type);
  const warmup = wants.warmup ? warmupOf(keys, diffusers) : undefined;
  const total = totalOf(keys, lengths(keys));
  keys.settle();
  if (wants.total && total === undefined) needTotal(keys, lengths(keys), `${type} ends with it`);
  return getScheduler(keys, {
    type,
    at,
    lr,
    optimizer: optimizerFacts(optimizer, lr, keys.number("adam_beta2")),
    total: [total, "max_train_steps", "num_train_epochs", "max_train_epochs"],
    warmup: [warmup, "lr_warmup_steps", "num_warmup_steps"],
    added: added(keys, type),
  });
}

const lengths = (keys: Keys): LengthKeys => ({
  steps: "max_train_steps",
  epochs: keys.has("max_train_epochs") ? "max_train_epochs" : "num_train_epochs",
  otherwise: 1,
  perEpoch: Math.ceil,
  rounded: Math.ceil,
});

function assumeType(keys: Keys, at: string, type: string): string {
  keys.assume(`${at} is ${type}, the default.`);
  return type;
}

function warmupOf(keys: Keys, diffusers: boolean): number {
  const count = { min: 0, whole: true };
  const steps = keys.number("lr_warmup_steps", count) ?? keys.number("num_warmup_steps", count);
  keys.settle();
  if (steps !== undefined) return steps;
  if (!diffusers) {
    keys.assume("num_warmup_steps is 0, the default.");
    return 0;
  }
  const note = "without it diffusers warms up for 500 updates, and sd-scripts not at all";
  return keys.decline("lr_warmup_steps", "a number", undefined, { code: "missing", note });
}

/** The number of cycles reaches restarts, and the power a polynomial. */
function added(keys: Keys, type: string): { readonly [name: string]: number } {
  const cycles = keys.number("lr_num_cycles") ?? keys.number("lr_scheduler_num_cycles");
  const power = keys.number("lr_power") ?? keys.number("lr_scheduler_power");
  keys.settle();
  if (type === "cosine_with_restarts" && cycles !== undefined) return { num_cycles: cycles };
  return type === "polynomial" && power !== undefined ? { power } : {};
}
