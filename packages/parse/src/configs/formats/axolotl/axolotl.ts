import type { Found } from "../../../reading.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { argumentsAt } from "../../keys/nested.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import { tellUnknown } from "../../keys/unknown.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { getScheduler, schedulerType, wantsOf } from "../transformers/get-scheduler.ts";
import { lengths, ownScheduler } from "./own.ts";
import { type AxolotlRun, axolotlRun } from "./run.ts";

const signs = [
  "micro_batch_size",
  "sequence_len",
  "adapter",
  "num_epochs",
  "lr_scheduler",
  "datasets",
  "cosine_min_lr_ratio",
];

const known = [
  "learning_rate",
  "lr_scheduler",
  "lr_scheduler_kwargs",
  "lr_quadratic_warmup",
  "cosine_min_lr_ratio",
  "cosine_constant_lr_ratio",
  "warmup_steps",
  "warmup_ratio",
  "max_steps",
  "num_epochs",
  "optimizer",
  "adam_beta2",
  "sample_packing",
  "jagged_restart_steps",
];

/** Keys that need no reading: those of restarts go with `jagged_restart_steps`, and `lr_div_factor` is read by nobody. */
const harmless = /^jagged_restart_|^lr_div_factor$|^relora_/;

/**
 * axolotl's YAML: TrainingArguments under its own names, and schedulers of its own.
 *
 * Source: axolotl `core/trainers/mixins/scheduler.py`, `utils/schedulers.py`.
 */
export const axolotl: Format = {
  name: "axolotl",
  frameworks: ["transformers", "torch"],
  notations: ["yaml", "json"],
  signs: "base_model with lr_scheduler or micro_batch_size of axolotl",
  recognise: (fields) => (fields.has("base_model") && hasAny(fields, signs) ? "sure" : undefined),
  read: (spot, scope) => [readAxolotl(spot, scope)],
};

function readAxolotl({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  tellUnknown(keys, { known, harmless });
  const lr = keys.number("learning_rate", { min: 0 }) ?? keys.knownLr;
  const type = schedulerType(keys, "lr_scheduler", ["one_cycle", "rex"]) ?? assumeCosine(keys);
  const beta2 = keys.number("adam_beta2", { min: 0 });
  const optimizer = optimizerFacts(keys.text("optimizer") ?? "adamw_torch_fused", lr, beta2);
  const special = argumentsAt(keys, "lr_scheduler_kwargs");
  for (const name of ["cosine_min_lr_ratio", "cosine_constant_lr_ratio"])
    keys.number(name, { min: 0, max: 1 });
  keys.flag("lr_quadratic_warmup");
  keys.settle();
  if (lr === undefined) return keys.decline("learning_rate", "a number", lr, { code: "missing" });
  if ((keys.number("jagged_restart_steps") ?? 0) > 0) {
    const why = "JaggedLRRestartScheduler, which restarts any other scheduler, is not converted";
    return keys.decline("jagged_restart_steps", `no restarts: ${why}`, keys.number("jagged_restart_steps"));
  }
  const needs = wantsOf(type).total || wantsOf(type).warmup;
  const run = needs ? axolotlRun(keys, type) : { total: scope.facts.horizon?.steps, warmup: 0 };
  const facts = { type, at: "lr_scheduler", lr, optimizer, special };
  const own = needs ? ownScheduler(keys, facts, run as AxolotlRun) : undefined;
  return own ?? getScheduler(keys, { ...facts, ...lengths(run) });
}

function assumeCosine(keys: Keys): string {
  keys.assume("lr_scheduler is cosine, the default.");
  return "cosine";
}
