import type { Found, Place } from "../../../reading.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { argumentsAt } from "../../keys/nested.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import { needTotal, totalOf } from "../../keys/total.ts";
import { tellUnknown } from "../../keys/unknown.ts";
import type { Fields } from "../../text/field.ts";
import { getScheduler, schedulerType, wantsOf } from "./get-scheduler.ts";
import { trainingLengths, trainingWarmup } from "./training-warmup.ts";

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

/** How a library changes what TrainingArguments say before the trainer reads them. */
export interface Variant {
  /** More keys that it knows. */
  readonly known?: readonly string[];
  /** The LRs of all parameter groups, where they differ. */
  readonly groups?: (keys: Keys, lr: number) => readonly number[] | undefined;
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
  const lr = keys.number("learning_rate", { min: 0 }) ?? keys.knownLr ?? assume(keys, "learning_rate", 5e-5);
  const type = schedulerType(keys, "lr_scheduler_type") ?? assume(keys, "lr_scheduler_type", "linear");
  const special = argumentsAt(keys, "lr_scheduler_kwargs");
  const beta2 = keys.number("adam_beta2", { min: 0 });
  const optimizer = optimizerFacts(keys.text("optim") ?? "adamw_torch", lr, beta2);
  // Read here, so that all mistakes are told at once.
  keys.number("max_steps", { whole: true });
  keys.number("num_train_epochs", { min: 0 });
  keys.number("warmup_steps", { min: 0 });
  keys.number("warmup_ratio", { min: 0, max: 1 });
  keys.settle();
  const wants = wantsOf(type);
  const total = totalOf(keys, trainingLengths);
  const warmup = wants.warmup ? trainingWarmup(keys, total) : undefined;
  if (wants.total && total === undefined) needTotal(keys, trainingLengths, `${type} ends with it`);
  keys.settle();
  tellOthers(keys);
  return getScheduler(keys, {
    type,
    at: "lr_scheduler_type",
    lr,
    baseLrs: variant.groups?.(keys, lr),
    optimizer,
    total: [total, "max_steps", "num_train_epochs"],
    warmup: [warmup, "warmup_steps", "warmup_ratio"],
    special,
    added: total === undefined ? {} : variant.defaults?.(type, { warmup: warmup ?? 0, total }),
  });
}

function assume<T extends number | string>(keys: Keys, name: string, value: T): T {
  keys.scope.assumed.push(`${name} is ${value}, the default.`);
  return value;
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
