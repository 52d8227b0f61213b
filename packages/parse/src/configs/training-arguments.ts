import { nearest } from "anneal";
import type { Found, Place } from "../reading.ts";
import type { Field, Fields } from "./field.ts";
import { foundOf, type Given, lastPart } from "./found.ts";
import { type Keys, keysOf, type Scope } from "./keys.ts";
import { argumentsAt } from "./nested.ts";
import { optimizerFacts } from "./optimizers.ts";
import { needTotal, totalOf } from "./total.ts";
import { trainingLengths, trainingWarmup } from "./training-warmup.ts";
import { tellUnknown } from "./unknown.ts";

/** The keys of TrainingArguments that concern the schedule. */
const trainingKeys = [
  "learning_rate",
  "lr_scheduler_type",
  "lr_scheduler_kwargs",
  "warmup_steps",
  "warmup_ratio",
  "max_steps",
  "num_train_epochs",
  "optim",
  "adam_beta1",
  "adam_beta2",
  "weight_decay",
  "deepspeed",
] as const;

/** Keys that sound like the schedule and are not. */
const harmless = /^profiler_|^log_|^logging_|_warmup$/;

/** What `get_scheduler` hands to a scheduler. */
interface Wants {
  readonly warmup?: boolean;
  readonly total?: boolean;
  readonly special?: boolean;
}

const all: Wants = { warmup: true, total: true, special: true };

const types: { readonly [type: string]: Wants } = {
  linear: all,
  cosine: all,
  cosine_with_restarts: all,
  polynomial: all,
  constant: {},
  constant_with_warmup: { warmup: true },
  inverse_sqrt: { warmup: true, special: true },
  reduce_lr_on_plateau: { special: true },
  cosine_with_min_lr: all,
  cosine_warmup_with_min_lr: all,
  warmup_stable_decay: all,
  greedy: { special: true },
};

/** Members of SchedulerType whose names are not their values. */
const members: { readonly [name: string]: string } = { REDUCE_ON_PLATEAU: "reduce_lr_on_plateau" };

/** How a library changes what TrainingArguments say before the trainer reads them. */
export interface Variant {
  /** More keys that it knows. */
  readonly known?: readonly string[];
  /** Arguments of a scheduler where `lr_scheduler_kwargs` lacks them. */
  readonly defaults?: (
    type: string,
    lengths: { readonly warmup: number; readonly total: number },
  ) => { readonly [name: string]: number };
}

/**
 * The scheduler that the Trainer of transformers makes of TrainingArguments, from its keys and where they stand. What
 * is not there has the defaults of TrainingArguments, and that is told.
 *
 * Source: transformers `TrainingArguments.get_warmup_steps`, `Trainer.create_scheduler`, `get_scheduler`.
 *
 * @throws AnnealError with every mistake and its line and column, and for a length of the run that nothing tells.
 */
export function trainingArguments(
  fields: Fields,
  {
    place,
    scope,
    variant = {},
  }: { readonly place: Place; readonly scope: Scope; readonly variant?: Variant },
): Found {
  const keys = keysOf(fields, place, scope);
  tellUnknown(keys, { known: [...trainingKeys, ...(variant.known ?? [])], harmless });
  const lr = keys.number("learning_rate", { min: 0 }) ?? assume(keys, "learning_rate", 5e-5);
  const type = typeOf(keys);
  const special = argumentsAt(keys, "lr_scheduler_kwargs");
  const optimizer = optimizerFacts(
    keys.text("optim") ?? "adamw_torch",
    lr,
    keys.number("adam_beta2", { min: 0 }),
  );
  for (const name of ["warmup_steps", "max_steps", "num_train_epochs"]) keys.number(name);
  keys.number("warmup_ratio", { min: 0, max: 1 });
  keys.settle();
  const wants = types[type];
  const total = totalOf(keys, trainingLengths);
  const warmup = wants.warmup ? trainingWarmup(keys, total) : undefined;
  if (wants.total && total === undefined) needTotal(keys, trainingLengths, `for ${type} ends with the run`);
  keys.settle();
  if (special && !wants.special) scope.assumed.push(`lr_scheduler_kwargs have no effect on ${type}.`);
  tellOthers(keys);
  const added = total === undefined ? {} : variant.defaults?.(type, { warmup: warmup ?? 0, total });
  return foundOf(
    { framework: "transformers", name: type, title: "lr_scheduler_type" },
    {
      num_warmup_steps: warmup === undefined ? undefined : [warmup, "warmup_steps", "warmup_ratio"],
      num_training_steps: wants.total ? [total, "max_steps", "num_train_epochs"] : undefined,
      ...(wants.special && specialArguments(special, added ?? {})),
    },
    keys,
    {
      place: keys.placeOf("lr_scheduler_type"),
      context: { baseLrs: [lr], optimizer, ...(total !== undefined && { horizon: { steps: total } }) },
      more: { baseLrs: keys.placeOf("learning_rate") },
    },
  );
}

function assume<T extends number | string>(keys: Keys, name: string, value: T): T {
  keys.scope.assumed.push(`${name} is ${value}, the default.`);
  return value;
}

/** The name of the scheduler: as a word, or as Python prints its enumeration. */
function typeOf(keys: Keys): string {
  const written = keys.text("lr_scheduler_type");
  if (written === undefined) {
    keys.settle();
    return assume(keys, "lr_scheduler_type", "linear");
  }
  const name = lastPart(written);
  const member = /^SchedulerType\.[A-Z_]+$/.test(written);
  const type = !member ? written : Object.hasOwn(members, name) ? members[name] : name.toLowerCase();
  if (Object.hasOwn(types, type)) return type;
  const words = Object.keys(types);
  const near = nearest(type, words);
  const hint = near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
  return keys.decline("lr_scheduler_type", `one of ${words.join(", ")}`, written, {
    code: "unknown",
    words,
    ...hint,
  });
}

/** The arguments of lr_scheduler_kwargs, each where it stands, and those that a library adds. */
function specialArguments(
  special: Field | undefined,
  added: { readonly [name: string]: number },
): { readonly [argument: string]: Given } {
  const defaults = Object.entries(added).map(([name, value]): [string, Given] => [name, [value]]);
  return Object.fromEntries([...defaults, ...(special?.fields ?? [])]);
}

/** What else has a say in the schedule, and is not read here. */
function tellOthers(keys: Keys): void {
  const { assumed } = keys.scope;
  if (keys.has("deepspeed")) {
    assumed.push("The DeepSpeed config is not read; if it has a scheduler, that one is used and not this.");
  }
  const optim = keys.fields.get("optim")?.value;
  if (typeof optim === "string" && optim.startsWith("schedule_free")) {
    assumed.push(`${optim} warms up by itself, inside the optimizer; only the scheduler is read.`);
  }
}
