import { AnnealError, nearest } from "anneal";
import { type Framework, frameworks, problem } from "anneal/convert";
import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import type { Fields } from "../../text/field.ts";
import { at } from "../../text/say.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { argumentsOf } from "./auto.ts";
import { optimizerOf } from "./optimizer.ts";

const sure = [
  "zero_optimization",
  "train_micro_batch_size_per_gpu",
  "zero_allow_untested_optimizer",
  "wall_clock_breakdown",
  "steps_per_print",
];

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
    // GPT-NeoX has its own scheduler among the keys of DeepSpeed.
    if (!scheduler && hasAny(fields, ["train_iters", "train-iters", "lr_decay_style", "lr-decay-style"]))
      return undefined;
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
    context: { ...(lr && { baseLrs: lr.groups }), optimizer: facts },
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
