import type { GroupFacts } from "anneal/convert";
import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import { tellUnknown } from "../../keys/unknown.ts";
import type { Fields } from "../../text/field.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { megatronRun } from "./run.ts";
import { megatronWeightDecay } from "./weight-decay.ts";

const sure = [
  "lr_decay_style",
  "train_iters",
  "train_samples",
  "lr_warmup_fraction",
  "lr_warmup_iters",
  "lr_warmup_samples",
  "lr_decay_samples",
  "lr_warmup_init",
  "lr_wsd_decay_iters",
  "lr_wsd_decay_samples",
  "lr_wsd_decay_style",
];

const known = [
  ...sure,
  "lr",
  "min_lr",
  "lr_decay_iters",
  "weight_decay",
  "start_weight_decay",
  "end_weight_decay",
  "weight_decay_incr_style",
  "global_batch_size",
  "micro_batch_size",
  "rampup_batch_size",
  "use_checkpoint_opt_param_scheduler",
  "override_opt_param_scheduler",
  "decoupled_lr",
  "decoupled_min_lr",
  "optimizer",
  "adam_beta2",
  "step_batch_size_schedule",
];

/** Keys that sound like the schedule and are not, or that only matter to a checkpoint. */
const harmless = /^log_|^no_|_warmup$|^warmup$|^decoupled_weight_decay$/;

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
    if (hasAny(flat(fields), sure)) return "sure";
    return fields.has("lr") && hasAny(fields, ["min_lr", "lr_decay_iters", "global_batch_size"])
      ? "maybe"
      : undefined;
  },
  read: (spot, scope) => [readMegatron(spot, scope)],
};

/** Where Megatron Bridge has its keys: all of them are one set here. */
const parts = ["train", "optimizer", "scheduler"];

function flat(fields: Fields): Fields {
  const inside = parts.flatMap((name) => [...(fields.get(name)?.fields ?? [])]);
  if (inside.length === 0 || fields.has("lr")) return fields;
  return new Map([...inside, ...[...fields].filter(([, field]) => !field.fields)]);
}

function readMegatron({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(flat(fields), place, scope);
  tellUnknown(keys, { known, harmless });
  const lr = keys.number("lr", { min: 0 }) ?? keys.knownLr;
  const style = styleOf(keys);
  const wsd = keys.text("lr_wsd_decay_style");
  for (const name of ["min_lr", "lr_warmup_init", "decoupled_lr", "decoupled_min_lr"])
    keys.number(name, { min: 0 });
  keys.settle();
  if (lr === undefined) return keys.decline("lr", "a number", lr, { code: "missing" });
  const run = megatronRun(keys, style);
  const decay = megatronWeightDecay(keys, run.decayed);
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
        baseLrs: keys.groups(lr, "lr"),
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
