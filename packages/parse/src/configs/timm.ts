import type { Found } from "../reading.ts";
import { type Format, hasAny, type Spot } from "./format.ts";
import { foundOf, type Given } from "./found.ts";
import { type Keys, keysOf, type Scope } from "./keys.ts";
import { optimizerFacts } from "./optimizers.ts";
import { timmLr } from "./timm-lr.ts";
import { tellUnknown } from "./unknown.ts";

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
  ...["lr", "lr_base_size", "lr_base_scale", "lr_cycle_decay", "lr_noise", "lr_noise_pct", "lr_noise_std"],
  ...["warmup_lr", "warmup_epochs", "min_lr", "epochs", "epoch_repeats", "start_epoch", "decay_epochs"],
  ...[
    "patience_epochs",
    "decay_rate",
    "dr",
    "opt",
    "momentum",
    "weight_decay",
    "eval_metric",
    "batch_size",
    "b",
  ],
  ...["grad_accum_steps", "layer_decay", "layer_decay_min_scale", "layer_decay_no_opt_scale"],
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
    context: { baseLrs: [lr], optimizer: optimizerFacts(opt, lr) },
    more: { baseLrs: keys.placeOf(fields.has("lr") ? "lr" : "lr_base") },
  });
}

/** Reads a number, or notes the default of the parser. */
type Read = (name: string, otherwise: number) => number;

interface Times {
  /** Steps in an epoch of the scheduler: 1, unless it is stepped on updates. */
  readonly scale: number;
  readonly onUpdates: boolean;
  readonly read: Read;
}

function timesOf(keys: Keys, defaults: string[]): Times {
  const onUpdates = keys.flag("sched_on_updates") === true;
  const perEpoch = keys.scope.facts.horizon?.stepsPerEpoch;
  if (onUpdates && perEpoch === undefined) {
    keys.decline("sched_on_updates", "the updates of an epoch, for the scheduler counts updates", undefined, {
      code: "missing",
      suggestion: "give it with --steps-per-epoch",
    });
  }
  const read: Read = (name, otherwise) => {
    const found = keys.number(name);
    if (found === undefined) defaults.push(`${name} ${otherwise}`);
    return found ?? otherwise;
  };
  return { scale: onUpdates ? Math.ceil(perEpoch as number) : 1, onUpdates, read };
}

interface Making {
  readonly keys: Keys;
  readonly times: Times;
  readonly defaults: string[];
}

type Maker = (making: Making) => readonly [name: string, given: { readonly [argument: string]: Given }];

const warmup = ({
  keys,
  times: { scale, read, onUpdates },
}: Making): { readonly [argument: string]: Given } => ({
  warmup_t: [read("warmup_epochs", 5) * scale, "warmup_epochs"],
  warmup_lr_init: [read("warmup_lr", 1e-5), "warmup_lr"],
  warmup_prefix: [keys.flag("warmup_prefix") ?? false, "warmup_prefix"],
  t_in_epochs: [!onUpdates, "sched_on_updates"],
});

const cycles = ({ times: { scale, read } }: Making): { readonly [argument: string]: Given } => ({
  t_initial: [read("epochs", 300) * scale, "epochs"],
  lr_min: [read("min_lr", 0), "min_lr"],
  cycle_mul: [read("lr_cycle_mul", 1), "lr_cycle_mul"],
  cycle_decay: [read("lr_cycle_decay", 0.5), "lr_cycle_decay"],
  cycle_limit: [read("lr_cycle_limit", 1), "lr_cycle_limit"],
});

/** decay_rate, which `--dr` is short for. */
const rate = ({ keys, times: { read } }: Making): Given =>
  keys.fields.has("dr") ? [keys.number("dr"), "dr"] : [read("decay_rate", 0.1), "decay_rate"];

const kDecay = ({ times: { read } }: Making): Given => [read("lr_k_decay", 1), "lr_k_decay"];

const makers: { readonly [sched: string]: Maker } = {
  cosine: (making) => [
    "CosineLRScheduler",
    { ...cycles(making), ...warmup(making), k_decay: kDecay(making) },
  ],
  tanh: (making) => ["TanhLRScheduler", { ...cycles(making), ...warmup(making) }],
  poly: (making) => {
    making.keys.assume("decay_rate is the power of sched poly.");
    return [
      "PolyLRScheduler",
      { power: rate(making), ...cycles(making), ...warmup(making), k_decay: kDecay(making) },
    ];
  },
  step: (making) => {
    const { read, scale } = making.times;
    const every: Given = [read("decay_epochs", 90) * scale, "decay_epochs"];
    return ["StepLRScheduler", { decay_t: every, decay_rate: rate(making), ...warmup(making) }];
  },
  multistep: (making) => [
    "MultiStepLRScheduler",
    { decay_t: milestones(making), decay_rate: rate(making), ...warmup(making) },
  ],
  plateau: (making) => {
    const { keys, times } = making;
    if (times.onUpdates) keys.decline("sched_on_updates", "false with sched plateau", true);
    const { warmup_prefix: _, t_in_epochs: __, ...rise } = warmup(making);
    const metric = keys.text("eval_metric") ?? "top1";
    return [
      "PlateauLRScheduler",
      {
        decay_rate: rate(making),
        patience_t: [times.read("patience_epochs", 10), "patience_epochs"],
        lr_min: [times.read("min_lr", 0), "min_lr"],
        mode: [metric.includes("loss") ? "min" : "max", "eval_metric"],
        ...rise,
      },
    ];
  },
};

/** Milestones: a list, or several values behind the flag. */
function milestones({ keys, times: { scale }, defaults }: Making): Given {
  const field = keys.fields.get("decay_milestones");
  if (!field || field.value === null) {
    defaults.push("decay_milestones 90 180 270");
    return [[90, 180, 270].map((each) => each * scale)];
  }
  const list = field.items ?? [field];
  const inside = new Map(list.map((each, i) => [`decay_milestones[${i}]`, each]));
  const own = keysOf(inside, field.place, keys.scope);
  const values = [...inside.keys()].map((name) => own.number(name, { whole: true }));
  own.settle();
  return [values.map((each) => (each as number) * scale), "decay_milestones"];
}
