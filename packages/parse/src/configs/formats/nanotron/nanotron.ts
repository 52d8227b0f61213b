import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import { tellUnknown } from "../../keys/unknown.ts";
import type { Format, Spot } from "../format.ts";
import { type NanotronPlan, nanotronConverted } from "./specs.ts";

const known = [
  "learning_rate",
  "lr_warmup_steps",
  "lr_warmup_style",
  "lr_decay_style",
  "lr_decay_steps",
  "lr_decay_starting_step",
  "min_decay_lr",
];

/**
 * nanotron's YAML: `optimizer.learning_rate_scheduler` over `tokens.train_steps`.
 *
 * Source: nanotron `helpers.py` `lr_scheduler_builder`, `config/config.py` `LRSchedulerArgs`.
 */
export const nanotron: Format = {
  name: "nanotron",
  frameworks: ["torch"],
  notations: ["yaml", "json"],
  pyyaml: true,
  signs: "optimizer with learning_rate_scheduler of nanotron",
  recognise: (fields) =>
    fields.get("optimizer")?.fields?.get("learning_rate_scheduler")?.fields ? "sure" : undefined,
  read: (spot, scope) => [readNanotron(spot, scope)],
};

function readNanotron({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  const optimizer = keys.below("optimizer") as Keys;
  const own = optimizer.below("learning_rate_scheduler") as Keys;
  tellUnknown(own, { known });
  const tokens = keys.below("tokens");
  const total = tokens?.number("train_steps", { min: 1, whole: true }) ?? scope.facts.horizon?.steps;
  tokens?.settle();
  const plan = planOf(own, total);
  const factory = optimizer.below("optimizer_factory");
  const name = factory?.text("name");
  const beta2 = factory?.number("adam_beta2");
  const found = foundOf({ framework: "torch", name: "LambdaLR", title: "learning_rate_scheduler" }, {}, own, {
    context: {
      baseLrs: own.groups(plan.lr, "learning_rate"),
      optimizer: optimizerFacts(name, plan.lr, beta2),
      ...(total !== undefined && { horizon: { steps: total } }),
    },
    more: { baseLrs: own.placeOf("learning_rate") },
  });
  return { ...found, converted: nanotronConverted(plan) };
}

const rises = ["linear", "constant"];
const falls = ["linear", "cosine", "1-sqrt"];

function planOf(keys: Keys, total: number | undefined): NanotronPlan {
  const count = { min: 0, whole: true };
  const lr = keys.number("learning_rate", { above: 0 }) ?? keys.knownLr;
  const warmup = keys.number("lr_warmup_steps", count) ?? 0;
  const [decay, start] = ["lr_decay_steps", "lr_decay_starting_step"].map((name) => keys.number(name, count));
  const low = keys.number("min_decay_lr", { min: 0 });
  const rise = choice(keys, "lr_warmup_style", rises);
  const fall = choice(keys, "lr_decay_style", falls) ?? "linear";
  keys.settle();
  if (lr === undefined) return keys.decline("learning_rate", "a number", lr, { code: "missing" });
  if (rise === undefined) {
    return keys.decline("lr_warmup_style", `one of ${rises.join(", ")}: nanotron refuses none`, rise, {
      code: "missing",
    });
  }
  if (decay === undefined && total === undefined) {
    return keys.decline("lr_decay_steps", "a number, or tokens.train_steps", decay, {
      code: "missing",
      suggestion: "give it with --steps",
    });
  }
  if (low === undefined) keys.assume("min_decay_lr is learning_rate, the default: nothing decays.");
  return {
    lr,
    low: low ?? lr,
    warmup,
    rise,
    fall,
    start: start ?? warmup,
    // Without its own number nanotron takes off both the warmup and where the decay starts.
    decay: decay ?? (total as number) - warmup - (start ?? 0),
  };
}

function choice(keys: Keys, name: string, words: readonly string[]): string | undefined {
  const found = keys.text(name);
  if (found === undefined || words.includes(found)) return found;
  return keys.report(name, `one of ${words.join(", ")}`, found, { code: "range", words });
}
