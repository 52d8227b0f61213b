import type { GroupFacts } from "anneal/convert";
import type { Found } from "../reading.ts";
import { type Format, hasAny, type Spot } from "./format.ts";
import { foundOf } from "./found.ts";
import { type Keys, keysOf, type Scope } from "./keys.ts";
import { megatronRun } from "./megatron-run.ts";
import { optimizerFacts } from "./optimizers.ts";
import { tellUnknown } from "./unknown.ts";

const sure = [
  ...[
    "lr_decay_style",
    "train_iters",
    "train_samples",
    "lr_warmup_fraction",
    "lr_warmup_iters",
    "lr_warmup_samples",
  ],
  ...[
    "lr_decay_samples",
    "lr_warmup_init",
    "lr_wsd_decay_iters",
    "lr_wsd_decay_samples",
    "lr_wsd_decay_style",
  ],
];

const known = [
  ...sure,
  ...["lr", "min_lr", "lr_decay_iters", "weight_decay", "start_weight_decay", "end_weight_decay"],
  ...["weight_decay_incr_style", "global_batch_size", "micro_batch_size", "rampup_batch_size"],
  ...[
    "use_checkpoint_opt_param_scheduler",
    "override_opt_param_scheduler",
    "decoupled_lr",
    "decoupled_min_lr",
  ],
  ...["optimizer", "adam_beta2", "step_batch_size_schedule"],
];

/** Keys that sound like the schedule and are not, or that only matter to a checkpoint. */
const harmless = /^log_|^no_|_warmup$|^warmup$|^use_checkpoint_opt_param-scheduler$|^decoupled_weight_decay$/;

/**
 * Megatron-LM's flags, and its YAML with the same names.
 *
 * Source: Megatron-LM `training/training.py` `get_optimizer_param_scheduler`, `training/arguments.py`.
 */
export const megatron: Format = {
  name: "Megatron-LM",
  frameworks: ["megatron"],
  notations: ["flags", "yaml", "json"],
  pyyaml: true,
  signs: "lr with lr_decay_style or train_iters of Megatron-LM",
  recognise: (fields) => {
    if (hasAny(fields, sure)) return "sure";
    return fields.has("lr") && hasAny(fields, ["min_lr", "lr_decay_iters", "global_batch_size"])
      ? "maybe"
      : undefined;
  },
  read: (spot, scope) => [readMegatron(spot, scope)],
};

function readMegatron({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  tellUnknown(keys, { known, harmless });
  const lr = keys.number("lr", { min: 0 });
  const style = styleOf(keys);
  const wsd = keys.text("lr_wsd_decay_style");
  for (const name of ["min_lr", "lr_warmup_init", "decoupled_lr", "decoupled_min_lr"])
    keys.number(name, { min: 0 });
  keys.settle();
  if (lr === undefined) return keys.decline("lr", "a number", lr, { code: "missing" });
  const run = megatronRun(keys, style);
  const decay = weightDecayOf(keys, run.decayed);
  keys.settle();
  tellCheckpoint(keys);
  const groups = groupsOf(keys);
  const optimizer = optimizerFacts(keys.text("optimizer") ?? "adam", lr, keys.number("adam_beta2") ?? 0.999);
  return foundOf(
    { framework: "megatron", name: "OptimizerParamScheduler", title: "lr_decay_style" },
    {
      init_lr: [keys.number("lr_warmup_init"), "lr_warmup_init"],
      max_lr: [lr, "lr"],
      min_lr: [keys.number("min_lr") ?? 0, "min_lr"],
      lr_warmup_steps: [run.warmup, "lr_warmup_iters", "lr_warmup_samples", "lr_warmup_fraction"],
      lr_decay_steps: [run.decay, "lr_decay_iters", "lr_decay_samples", "train_iters", "train_samples"],
      lr_decay_style: [style, "lr_decay_style"],
      wsd_decay_steps: [run.anneal, "lr_wsd_decay_iters", "lr_wsd_decay_samples"],
      lr_wsd_decay_style: [style === "WSD" ? (wsd ?? "exponential") : undefined, "lr_wsd_decay_style"],
      ...decay,
    },
    keys,
    {
      place: keys.placeOf("lr_decay_style"),
      context: {
        baseLrs: [lr],
        optimizer,
        horizon: { ...(run.steps !== undefined && { steps: run.steps }), samplesPerStep: run.each },
        ...(groups && { paramGroups: groups }),
      },
    },
  );
}

function styleOf(keys: Keys): string {
  const style = keys.text("lr_decay_style");
  if (style === undefined) keys.assume("lr_decay_style is linear, the default.");
  return style ?? "linear";
}

/** Weight decay, where it is written: constant, or growing over the whole run. */
function weightDecayOf(keys: Keys, over: number) {
  const style = keys.text("weight_decay_incr_style") ?? "constant";
  const [start, end, constant] = ["start_weight_decay", "end_weight_decay", "weight_decay"].map((name) =>
    keys.number(name, { min: 0 }),
  );
  if (style !== "constant") {
    if (start === undefined)
      keys.report("start_weight_decay", `a number, with ${style}`, start, { code: "missing" });
    if (end === undefined)
      keys.report("end_weight_decay", `a number, with ${style}`, end, { code: "missing" });
    return {
      start_wd: [start, "start_weight_decay"],
      end_wd: [end, "end_weight_decay"],
      wd_incr_steps: [over, "train_iters", "train_samples"],
      wd_incr_style: [style, "weight_decay_incr_style"],
    } as const;
  }
  for (const [name, value] of [
    ["start_weight_decay", start],
    ["end_weight_decay", end],
  ] as const) {
    if (value !== undefined)
      keys.report(name, "nothing, unless weight_decay_incr_style is linear or cosine", value);
  }
  if (constant === undefined) return {};
  return { start_wd: [constant, "weight_decay"], end_wd: [constant, "weight_decay"] } as const;
}

/** Embeddings and the output layer have an LR of their own with decoupled_lr. */
function groupsOf(keys: Keys): readonly GroupFacts[] | undefined {
  const maxLr = keys.number("decoupled_lr");
  if (maxLr === undefined) return undefined;
  keys.assume("The second group is the input and output layer, with decoupled_lr.");
  const minLr = keys.number("decoupled_min_lr");
  return [{}, { maxLr, ...(minLr !== undefined && { minLr }) }];
}

function tellCheckpoint(keys: Keys): void {
  if (keys.flag("use_checkpoint_opt_param_scheduler")) {
    keys.assume(
      "A run that loads a checkpoint takes the schedule of the checkpoint; this is that of a new run.",
    );
  }
}
