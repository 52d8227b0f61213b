import type { Given } from "../../keys/found.ts";
import { type Keys, keysOf } from "../../keys/keys.ts";

/** Reads a number, or notes the default of the parser. */
type Read = (name: string, otherwise: number) => number;

export interface Times {
  /** Steps in an epoch of the scheduler: 1, unless it is stepped on updates. */
  readonly scale: number;
  readonly onUpdates: boolean;
  readonly read: Read;
}

export function timesOf(keys: Keys, defaults: string[]): Times {
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

/** What a scheduler is made of. */
export interface Making {
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

/** The schedulers of timm, by their names for `sched`. */
export const makers: { readonly [sched: string]: Maker } = {
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
