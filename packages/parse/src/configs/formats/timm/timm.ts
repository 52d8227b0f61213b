import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import { keysOf, type Scope } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import { tellUnknown } from "../../keys/unknown.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { timmLr } from "./lr.ts";
import { makers, timesOf } from "./makers.ts";

const sure = [
  "sched",
  "sched_on_updates",
  "lr_base",
  "lr_cycle_limit",
  "lr_cycle_mul",
  "lr_k_decay",
  "decay_milestones",
  "cooldown_epochs",
  "warmup_prefix",
];

const known = [
  ...sure,
  "lr",
  "lr_base_size",
  "lr_base_scale",
  "lr_cycle_decay",
  "lr_noise",
  "lr_noise_pct",
  "lr_noise_std",
  "warmup_lr",
  "warmup_epochs",
  "min_lr",
  "epochs",
  "epoch_repeats",
  "start_epoch",
  "decay_epochs",
  "patience_epochs",
  "decay_rate",
  "dr",
  "opt",
  "momentum",
  "weight_decay",
  "eval_metric",
  "batch_size",
  "b",
  "grad_accum_steps",
  "layer_decay",
  "layer_decay_min_scale",
  "layer_decay_no_opt_scale",
];

/**
 * The flags of timm's train.py and the args.yaml that it writes, over the defaults of its parser. argparse reads the
 * texts of the YAML as it reads flags, so `3e-4` is a number there.
 *
 * Source: timm `train.py`, `scheduler/scheduler_factory.py` `scheduler_kwargs` and `create_scheduler_v2`.
 */
export const timm: Format = {
  name: "timm",
  frameworks: ["timm"],
  notations: ["flags", "yaml", "json"],
  signs: "sched or lr with epochs of timm",
  recognise: (fields) => {
    if (hasAny(fields, sure)) return "sure";
    return fields.has("epochs") && hasAny(fields, ["lr", "warmup_epochs", "warmup_lr"]) ? "maybe" : undefined;
  },
  read: (spot, scope) => [readTimm(spot, scope)],
};

function readTimm({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  tellUnknown(keys, { known });
  const sched = keys.text("sched") ?? "cosine";
  const opt = keys.text("opt") ?? "sgd";
  const defaults: string[] = fields.has("sched") ? [] : ["sched cosine"];
  if (!Object.hasOwn(makers, sched)) {
    const words = Object.keys(makers);
    keys.decline("sched", `one of ${words.join(", ")}`, sched, { code: "unknown", words });
  }
  const lr = timmLr(keys, opt);
  const times = timesOf(keys, defaults);
  const [name, given] = makers[sched]({ keys, times, defaults });
  keys.settle();
  const noise = fields.get("lr_noise");
  if (noise && noise.value !== null) keys.decline("lr_noise", "no noise: torch draws it", noise.value);
  if (keys.has("layer_decay"))
    keys.assume("layer_decay scales the LR of each layer; the LR of the last one is read.");
  if (defaults.length > 0) keys.assume(`Defaults of timm's train.py: ${defaults.join(", ")}.`);
  return foundOf({ framework: "timm", name, title: "sched" }, given, keys, {
    place: keys.placeOf("sched"),
    context: {
      baseLrs: keys.groups(lr, fields.has("lr_base") ? "lr_base" : "lr"),
      optimizer: optimizerFacts(opt, lr),
    },
    more: { baseLrs: keys.placeOf(fields.has("lr") ? "lr" : "lr_base") },
  });
}
