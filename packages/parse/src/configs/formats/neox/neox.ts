import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import { tellUnknown } from "../../keys/unknown.ts";
import type { Fields } from "../../text/field.ts";
import { type Format, hasAny, type Spot } from "../format.ts";
import { type NeoxPlan, neoxConverted } from "./specs.ts";

const known = [
  "lr_decay_style",
  "lr_decay_iters",
  "lr_decay_fraction",
  "warmup",
  "min_lr",
  "train_iters",
  "optimizer",
  "scheduler",
];

/** Keys that sound like it and are not. */
const harmless = /^mmap_warmup$|^log_|^use_checkpoint_lr_scheduler$|^override_lr_scheduler$/;

/** The names of keys with underscores, as GPT-NeoX reads those with hyphens. */
const underscored = (fields: Fields): Fields =>
  new Map([...fields].map(([name, field]) => [name.replaceAll("-", "_"), { written: name, ...field }]));

/**
 * GPT-NeoX's YAML, with hyphens or underscores: `lr_decay_style` and `warmup`, a share, over `train_iters`, for the LR
 * of DeepSpeed's `optimizer`.
 *
 * Source: GPT-NeoX `megatron/learning_rates.py` `AnnealingLR`, `megatron/training.py` `get_learning_rate_scheduler`.
 */
export const neox: Format = {
  name: "GPT-NeoX",
  frameworks: ["megatron"],
  notations: ["yaml", "json"],
  pyyaml: true,
  signs: "train_iters with an optimizer of type and params of GPT-NeoX",
  recognise: (fields) => {
    const own = underscored(fields);
    const optimizer = own.get("optimizer")?.fields;
    const deepspeed = optimizer?.has("params") && !own.has("scheduler");
    return deepspeed && hasAny(own, ["train_iters", "lr_decay_style", "lr_decay_iters"]) ? "sure" : undefined;
  },
  read: ({ fields, place }, scope) => [readNeox({ fields: underscored(fields), place }, scope)],
};

function readNeox({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  tellUnknown(keys, { known, harmless });
  const optimizer = keys.below("optimizer") as Keys;
  const params = optimizer.below("params");
  const lr = params?.number("lr", { min: 0 }) ?? keys.knownLr;
  const name = optimizer.text("type");
  params?.settle();
  optimizer.settle();
  if (lr === undefined) return (params ?? keys).decline("lr", "a number", lr, { code: "missing" });
  const plan = planOf(keys, lr);
  const steps = keys.number("train_iters");
  const found = foundOf({ framework: "megatron", name: "AnnealingLR", title: "lr_decay_style" }, {}, keys, {
    place: keys.placeOf("lr_decay_style"),
    context: {
      baseLrs: params?.groups(lr, "lr") ?? [lr],
      optimizer: optimizerFacts(name, lr),
      ...(steps !== undefined && { horizon: { steps } }),
    },
    more: { baseLrs: params?.placeOf("lr") ?? place },
  });
  return { ...found, converted: neoxConverted(plan) };
}

const styles = ["constant", "linear", "cosine", "exponential"];

function planOf(keys: Keys, lr: number): NeoxPlan {
  const count = { min: 1, whole: true };
  const style = keys.text("lr_decay_style");
  const [own, iters] = ["lr_decay_iters", "train_iters"].map((name) => keys.number(name, count));
  const fraction = keys.number("lr_decay_fraction", { min: 0, max: 1 });
  const share = keys.number("warmup", { min: 0, max: 1 });
  const low = keys.number("min_lr", { min: 0 }) ?? 0;
  if (style !== undefined && !styles.includes(style)) {
    keys.report("lr_decay_style", `one of ${styles.join(", ")}`, style, { code: "range", words: styles });
  }
  keys.settle();
  if (style === undefined) keys.assume("lr_decay_style is linear, the default.");
  if (share === undefined) keys.assume("warmup is 0.01 of the decay, the default.");
  const total = iters ?? keys.scope.facts.horizon?.steps;
  const part = fraction === undefined || total === undefined ? total : Math.floor(total * fraction);
  const end = own ?? part;
  if (end === undefined) {
    return keys.decline("train_iters", "a number", end, {
      code: "missing",
      suggestion: "give it with --steps",
    });
  }
  const over = Math.max(1, end);
  const warmup = (share ?? 0.01) * over;
  if (!(warmup < over)) keys.decline("warmup", "below 1, for it is divided by the rest", share);
  return { lr, low, style: style ?? "linear", warmup, end: over };
}
