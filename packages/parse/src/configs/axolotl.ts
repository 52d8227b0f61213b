import type { Converted } from "anneal/convert";
import type { Found } from "../reading.ts";
import { type AxolotlRun, axolotlRun } from "./axolotl-run.ts";
import { constantAfter, longestTable, quadraticWarmup, rex } from "./axolotl-specs.ts";
import { type Format, hasAny, type Spot } from "./format.ts";
import { foundOf } from "./found.ts";
import { getScheduler, schedulerType, wantsOf } from "./get-scheduler.ts";
import { type Keys, keysOf, type Scope } from "./keys.ts";
import { argumentsAt } from "./nested.ts";
import { optimizerFacts } from "./optimizers.ts";
import { tellUnknown } from "./unknown.ts";

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
  const lr = keys.number("learning_rate", { min: 0 });
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

type Facts = Omit<Parameters<typeof getScheduler>[1], "total" | "warmup">;

const lengths = ({ total, warmup }: Partial<AxolotlRun>) =>
  ({ total: [total, "max_steps", "num_epochs"], warmup: [warmup, "warmup_steps", "warmup_ratio"] }) as const;

function assumeCosine(keys: Keys): string {
  keys.assume("lr_scheduler is cosine, the default.");
  return "cosine";
}

/** The schedulers that axolotl adds to those of transformers, in its own order of precedence. */
function ownScheduler(keys: Keys, facts: Facts, run: AxolotlRun): Found | undefined {
  const { type, lr } = facts;
  const floor = keys.number("cosine_min_lr_ratio") ?? 0;
  const share = keys.number("cosine_constant_lr_ratio") ?? 0;
  if (type === "one_cycle") return oneCycle(keys, facts, run);
  if (type === "rex") return rexOf(keys, facts, { run, floor });
  if (type !== "cosine") {
    if (floor > 0) keys.assume(`cosine_min_lr_ratio has no effect on ${type}.`);
    return undefined;
  }
  if (keys.flag("lr_quadratic_warmup")) {
    if (floor > 0) keys.assume("With lr_quadratic_warmup, cosine_min_lr_ratio has no effect.");
    return named(keys, facts, "get_cosine_schedule_with_quadratic_warmup", {
      run,
      converted: quadraticWarmup(lr, run),
    });
  }
  if (floor > 0 && share > 0) {
    const converted = constantAfter(lr, run, { floor, share });
    return named(keys, facts, "get_cosine_schedule_with_warmup_decay_constant", { run, converted });
  }
  if (floor === 0) return undefined;
  // axolotl's own get_cosine_schedule_with_min_lr is that of transformers.
  return foundOf(
    { framework: "transformers", name: "cosine_with_min_lr", title: "lr_scheduler" },
    {
      num_warmup_steps: lengths(run).warmup,
      num_training_steps: lengths(run).total,
      min_lr_rate: [floor, "cosine_min_lr_ratio"],
    },
    keys,
    contextOf(keys, facts, run),
  );
}

const contextOf = (keys: Keys, { lr, optimizer }: Facts, { total }: AxolotlRun) => ({
  place: keys.placeOf("lr_scheduler"),
  context: { baseLrs: [lr], optimizer, horizon: { steps: total } },
  more: { baseLrs: keys.placeOf("learning_rate") },
});

/** torch's OneCycleLR, which rises for as long as the warmup. */
function oneCycle(keys: Keys, facts: Facts, run: AxolotlRun): Found {
  const special = facts.special?.fields ?? new Map();
  for (const name of ["max_lr", "total_steps"]) {
    if (special.has(name))
      keys.decline("lr_scheduler_kwargs", `no ${name}: axolotl sets it`, name, { code: "order" });
  }
  return foundOf(
    { framework: "torch", name: "OneCycleLR", title: "lr_scheduler" },
    {
      max_lr: [facts.lr, "learning_rate"],
      total_steps: lengths(run).total,
      pct_start: [run.warmup / run.total, "warmup_steps", "warmup_ratio"],
      anneal_strategy: ["cos"],
      ...Object.fromEntries(special),
    },
    keys,
    contextOf(keys, facts, run),
  );
}

function rexOf(
  keys: Keys,
  facts: Facts,
  { run, floor }: { readonly run: AxolotlRun; readonly floor: number },
): Found {
  if (run.total > longestTable) {
    keys.decline(
      "lr_scheduler",
      `at most ${longestTable} updates, for axolotl's rex is written as a table`,
      run.total,
    );
  }
  if (run.warmup > run.total) {
    keys.decline(
      "warmup_steps",
      `at most the ${run.total} updates of the run, for rex refuses more`,
      run.warmup,
    );
  }
  return named(keys, facts, "RexLR", { run, converted: rex(facts.lr, run, floor) });
}

/** A scheduler of axolotl alone: named as there, with what it does. */
function named(
  keys: Keys,
  facts: Facts,
  name: string,
  { run, converted }: { readonly run: AxolotlRun; readonly converted: Converted },
): Found {
  if (facts.special) keys.assume(`lr_scheduler_kwargs have no effect on ${name}.`);
  const given = { num_warmup_steps: lengths(run).warmup, num_training_steps: lengths(run).total };
  const found = foundOf(
    { framework: "transformers", name, title: "lr_scheduler" },
    given,
    keys,
    contextOf(keys, facts, run),
  );
  return { ...found, converted };
}
