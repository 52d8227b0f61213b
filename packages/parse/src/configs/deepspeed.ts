import { AnnealError, nearest, problem } from "anneal";
import { type Framework, frameworks, type OptimizerFacts } from "anneal/convert";
import type { Found, Place } from "../reading.ts";
import type { Field, Fields } from "./field.ts";
import { type Format, hasAny, type Spot } from "./format.ts";
import { foundOf, type Given } from "./found.ts";
import { type Keys, keysOf, type Scope } from "./keys.ts";
import { inspect } from "./nested.ts";
import { optimizerFacts } from "./optimizers.ts";
import { at } from "./say.ts";

const sure = [
  "zero_optimization",
  "train_micro_batch_size_per_gpu",
  "zero_allow_untested_optimizer",
  "wall_clock_breakdown",
  "steps_per_print",
];

/** The LR of optimizers that DeepSpeed makes, when none is written. */
const defaultLrs: { readonly [optimizer: string]: number } = {
  adam: 1e-3,
  adamw: 1e-3,
  lamb: 1e-3,
  lion: 1e-3,
};

/**
 * The JSON of DeepSpeed: `scheduler: {type, params}`, one of DeepSpeed's own or of torch's, for the LR of `optimizer`.
 *
 * Source: DeepSpeed `DeepSpeedEngine._scheduler_from_config`; transformers `HfTrainerDeepSpeedConfig` for `"auto"`.
 */
export const deepspeedConfig: Format = {
  name: "DeepSpeed JSON",
  frameworks: ["deepspeed", "torch"],
  notations: ["json", "yaml"],
  pyyaml: true,
  signs: "a scheduler with type and params, of DeepSpeed",
  recognise: (fields) => {
    const scheduler = fields.get("scheduler")?.fields;
    const type = scheduler?.get("type")?.value;
    const named = typeof type === "string" && scheduler?.has("params");
    if (hasAny(fields, sure) || (named && Object.hasOwn(frameworks.deepspeed, type))) return "sure";
    return named ? "maybe" : undefined;
  },
  read: (spot, scope) => [readDeepspeed(spot, scope)],
};

function readDeepspeed({ fields, place }: Spot, scope: Scope): Found {
  refuseRepeated(fields);
  const keys = keysOf(fields, place, scope);
  const own = keys.below("scheduler");
  keys.settle();
  if (!own) {
    const note = "without one the LR is left to the program that DeepSpeed runs in";
    return keys.decline("scheduler", "a scheduler with type and params", undefined, {
      code: "missing",
      note,
    });
  }
  const [framework, type] = typeOf(own);
  const { lr, facts } = optimizerOf(keys);
  keys.settle();
  const params = own.below("params");
  own.settle();
  return foundOf({ framework, name: type, title: "scheduler" }, argumentsOf(params, lr?.value), own, {
    place: own.placeOf("type"),
    context: { ...(lr && { baseLrs: [lr.value] }), optimizer: facts },
    more: lr ? { baseLrs: lr.place } : {},
  });
}

/** DeepSpeed raises an error for a key that stands twice in the same dictionary. */
function refuseRepeated(fields: Fields): void {
  for (const [name, { before, key, fields: inside }] of fields) {
    if (before && key) {
      const note = `DeepSpeed refuses two; the other is in line ${before.line}`;
      throw new AnnealError([problem("order", at(name, key), "one value", "another", { note })]);
    }
    if (inside) refuseRepeated(inside);
  }
}

/** A scheduler of DeepSpeed; where it has none of this name, DeepSpeed takes that of torch. */
function typeOf(keys: Keys): readonly [Framework, string] {
  const type = keys.text("type");
  keys.settle();
  if (type === undefined) return keys.decline("type", "the name of a scheduler", type, { code: "missing" });
  if (Object.hasOwn(frameworks.deepspeed, type)) return ["deepspeed", type];
  if (Object.hasOwn(frameworks.torch, type)) return ["torch", type];
  const words = Object.keys(frameworks.deepspeed);
  const near = nearest(type, [...words, ...Object.keys(frameworks.torch)]);
  const hint = near === undefined ? {} : { suggestion: `did you mean "${near}"?` };
  const rule = `one of ${words.join(", ")}, or one of torch`;
  return keys.decline("type", rule, type, { code: "unknown", words, ...hint });
}

interface Lr {
  readonly value: number;
  readonly place: Place;
}

/** The LR of the optimizer: written, `"auto"` for what the Trainer fills in, or the default of the optimizer. */
function optimizerOf(keys: Keys): { readonly lr?: Lr; readonly facts: OptimizerFacts } {
  const { assumed, facts } = keys.scope;
  const own = keys.below("optimizer");
  if (!own) return { facts: {} };
  const name = own.text("type");
  const of = own.below("params") ?? keysOf(new Map(), own.place, keys.scope);
  own.settle();
  const place = of.placeOf("lr");
  const auto = of.fields.get("lr")?.value === "auto";
  const known = auto ? facts.baseLrs?.[0] : of.number("lr", { min: 0 });
  of.settle();
  if (auto && known === undefined) {
    const note = "the Trainer of transformers fills it in";
    return of.decline("lr", "a number", "auto", {
      code: "missing",
      note,
      suggestion: "give it with --base-lr",
    });
  }
  if (auto) assumed.push(`The LR of the optimizer, "auto", is ${known}, as was given.`);
  const usual = defaultLrs[name?.toLowerCase() ?? ""];
  if (known === undefined && usual !== undefined) assumed.push(`The LR of ${name} is ${usual}, its default.`);
  const value = known ?? usual;
  return { ...(value !== undefined && { lr: { value, place } }), facts: optimizerFacts(name, value) };
}

/** The parameters of the scheduler. What is `"auto"`, the Trainer of transformers fills in. */
function argumentsOf(keys: Keys | undefined, lr: number | undefined): { readonly [name: string]: Given } {
  if (!keys) return {};
  const entries = [...keys.fields].map(([name, field]): [string, Given] => {
    if (field.value !== "auto") {
      inspect(field, name, keys);
      return [name, field];
    }
    return [name, [filled(name, lr, keys), name]];
  });
  keys.settle();
  return Object.fromEntries(
    entries.map(([name, given]) => [name, placed(given, keys.fields.get(name) as Field)]),
  );
}

/** A value in place of `"auto"` stands where that does. */
const placed = (given: Given, { place }: Field): Given =>
  "place" in given ? given : { value: given[0], place };

function filled(name: string, lr: number | undefined, keys: Keys): number | undefined {
  const { facts, names } = keys.scope;
  const known: { readonly [name: string]: number | undefined } = {
    warmup_min_lr: 0,
    warmup_max_lr: lr,
    total_num_steps: facts.horizon?.steps,
    ...names,
  };
  const value = Object.hasOwn(known, name) ? known[name] : undefined;
  if (value !== undefined) {
    keys.assume(`${name}, "auto", is ${value}, as the Trainer of transformers fills it in.`);
    return value;
  }
  const ways: { readonly [name: string]: string } = {
    warmup_max_lr: "--base-lr",
    total_num_steps: "--steps",
  };
  const way = Object.hasOwn(ways, name) ? ways[name] : `--set '${name}=NUMBER'`;
  const note = "the Trainer of transformers fills it in";
  return keys.report(name, "a number", "auto", { code: "missing", note, suggestion: `give it with ${way}` });
}
