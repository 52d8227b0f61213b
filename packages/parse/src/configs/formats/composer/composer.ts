import { nearest } from "anneal";
import { frameworks, type OptimizerFacts } from "anneal/convert";
import type { Found, Place } from "../../../reading.ts";
import { foundOf, lastPart } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { closed, closedFields } from "../../keys/nested.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import type { Fields } from "../../text/field.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { inverseSqrt } from "./inverse-sqrt.ts";

/** Names of registries: those of llm-foundry, and those of Composer's YAML before 0.11. */
const names: { readonly [name: string]: string } = {
  constant_with_warmup: "ConstantWithWarmupScheduler",
  cosine_with_warmup: "CosineAnnealingWithWarmupScheduler",
  linear_decay_with_warmup: "LinearWithWarmupScheduler",
  inv_sqrt_with_warmup: "InverseSquareRootWithWarmupScheduler",
  cosine_decay_with_warmup: "CosineAnnealingWithWarmupScheduler",
  polynomial_with_warmup: "PolynomialWithWarmupScheduler",
  multistep_with_warmup: "MultiStepWithWarmupScheduler",
  linear_decay: "LinearScheduler",
  cosine_decay: "CosineAnnealingScheduler",
  cosine_warmrestart: "CosineAnnealingWarmRestartsScheduler",
  exponential: "ExponentialScheduler",
  polynomial: "PolynomialScheduler",
  multistep: "MultiStepScheduler",
  constant: "ConstantScheduler",
  step: "StepScheduler",
};

/** The LR of optimizers that is used when none is written. */
const defaultLrs: { readonly [name: string]: number } = { decoupled_adamw: 1e-3, decoupled_lionw: 1e-4 };

const isKnown = (name: unknown): name is string =>
  typeof name === "string" &&
  (Object.hasOwn(names, name) || Object.hasOwn(frameworks.composer, lastPart(name)));

/**
 * YAML of Composer and llm-foundry: `scheduler: {name, t_warmup, ...}` over `max_duration`, for the LR of `optimizer`.
 * Both are loaded by OmegaConf.
 *
 * Source: llm-foundry `command_utils/train.py`, `optim/__init__.py`; Composer `optim/scheduler.py`.
 */
export const composer: Format = {
  name: "Composer YAML",
  frameworks: ["composer"],
  notations: ["yaml", "json"],
  signs: "max_duration with scheduler of Composer",
  recognise: (fields) => {
    const found = hasAny(fields, ["scheduler", "schedulers"]);
    if (fields.has("max_duration") && found) return "sure";
    if (found && isKnown(nameIn(fields)?.[0])) return "sure";
    return fields.has("max_duration") && fields.has("optimizer") ? "maybe" : undefined;
  },
  read: (spot, scope) => [readComposer(spot, scope)],
};

/** The scheduler: with its name inside, or under its name. */
function nameIn(fields: Fields): readonly [name: unknown, spot: Spot] | undefined {
  const key = fields.has("scheduler") ? "scheduler" : "schedulers";
  const field = fields.get(key)?.items?.[0] ?? fields.get(key);
  if (!field?.fields) return undefined;
  const spot = { fields: field.fields, place: field.place };
  if (field.fields.has("name")) return [field.fields.get("name")?.value, spot];
  const [first, ...others] = field.fields;
  if (!first || others.length > 0) return [undefined, spot];
  return [first[0], { fields: first[1].fields ?? new Map(), place: first[1].key ?? field.place }];
}

function readComposer({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  const several = fields.get("schedulers")?.items?.length ?? 1;
  if (several > 1) keys.decline("schedulers", "one scheduler", `${several} schedulers`, { code: "size" });
  const [name, spot] = nameIn(fields) ?? [];
  if (!spot)
    return keys.decline("scheduler", "a scheduler with its name", fields.get("scheduler")?.value, {
      code: "missing",
    });
  const own = keysOf(spot.fields, spot.place, scope);
  if (spot.fields.has("units") || fields.get("optimizer")?.fields?.has("learning_rate")) {
    own.decline("name", "a scheduler of Composer", {
      ref: "one of OLMo, which has the same names and other units",
    });
  }
  if (!isKnown(name)) {
    const words = [...Object.keys(names), ...Object.keys(frameworks.composer)];
    const near = typeof name === "string" ? nearest(name, words) : undefined;
    const hint = near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
    return own.decline("name", `one of ${words.join(", ")}`, name, { code: "unknown", words, ...hint });
  }
  const type = Object.hasOwn(names, name) ? names[name] : name;
  const lr = lrOf(keys);
  const given = Object.fromEntries(closedFields(spot.fields, "", own, ["name", "_target_"]));
  own.settle();
  const context = contextOf(keys, lr);
  keys.settle();
  const found = foundOf({ framework: "composer", name: type, title: "scheduler" }, given, own, {
    place: own.fields.has("name") ? own.placeOf("name") : spot.place,
    context,
    more: { ...(lr.place && { baseLrs: lr.place }), maxDuration: keys.placeOf("max_duration") },
  });
  return lastPart(type) === names.inv_sqrt_with_warmup
    ? { ...found, converted: inverseSqrt(found, own) }
    : found;
}

/** What the config says of the optimizer. */
interface OptimizerLr {
  readonly groups?: readonly number[];
  readonly place?: Place;
  readonly facts: OptimizerFacts;
}

/** The LR of the optimizer: `{name, lr}`, or `{decoupled_adamw: {lr}}`. */
function lrOf(keys: Keys): OptimizerLr {
  const outer = keys.below("optimizer");
  if (!outer) return { facts: {} };
  const [first] = outer.fields;
  const name = outer.text("name") ?? (first?.[1].fields ? first[0] : undefined);
  const own = (name !== undefined && outer.fields.get(name)?.fields ? outer.below(name) : outer) as Keys;
  const usual = name === undefined || !Object.hasOwn(defaultLrs, name) ? undefined : defaultLrs[name];
  const known = own.number("lr", { min: 0 }) ?? keys.knownLr;
  own.settle();
  if (known === undefined && usual !== undefined) keys.assume(`The LR of ${name} is ${usual}, its default.`);
  const value = known ?? usual;
  return {
    ...(value !== undefined && { groups: own.groups(value, "lr") }),
    place: own.placeOf("lr"),
    facts: optimizerFacts(name, value),
  };
}

/** What the trainer is given. */
function contextOf(keys: Keys, lr: OptimizerLr) {
  const duration = keys.fields.get("max_duration");
  const given = duration && closed(duration, "max_duration", keys)?.value;
  const max = typeof given === "string" || typeof given === "number" ? given : undefined;
  const ratio = keys.number("scale_schedule_ratio", { above: 0 });
  // Rates are there for times in samples and tokens; where they are left open, others may do.
  const known = ["global_train_batch_size", "train_batch_size", "max_seq_len"].filter(
    (name) => !keys.isOpen(name),
  );
  const rate = (name: string): number | undefined =>
    known.includes(name) ? keys.number(name, { above: 0 }) : undefined;
  const batch = rate("global_train_batch_size") ?? rate("train_batch_size");
  const length = rate("max_seq_len");
  const horizon = {
    ...(batch !== undefined && { samplesPerStep: batch }),
    ...(batch !== undefined && length !== undefined && { tokensPerStep: batch * length }),
  };
  return {
    ...(lr.groups && { baseLrs: lr.groups }),
    optimizer: lr.facts,
    ...(max !== undefined && { maxDuration: max }),
    ...(ratio !== undefined && { scaleScheduleRatio: ratio }),
    ...(Object.keys(horizon).length > 0 && { horizon }),
  };
}
