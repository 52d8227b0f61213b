import type { Found } from "../../reading.ts";
import { foundOf } from "../keys/found.ts";
import { keysOf, type Scope } from "../keys/keys.ts";
import { tellUnknown } from "../keys/unknown.ts";
import { type Format, hasAny, type Spot } from "./format.ts";

const own = ["warmup_iters", "lr_decay_iters", "decay_lr", "max_iters"];
const known = [...own, "learning_rate", "min_lr", "weight_decay", "beta2"];

/**
 * nanoGPT's flags, `--learning_rate=6e-4 --warmup_iters=2000`, over the defaults of its train.py.
 *
 * Source: nanoGPT `train.py` `get_lr`, `configurator.py`.
 */
export const nanogpt: Format = {
  name: "nanoGPT",
  frameworks: ["nanogpt"],
  notations: ["flags", "json", "yaml"],
  pyyaml: true,
  signs: "learning_rate with warmup_iters or lr_decay_iters of nanoGPT",
  recognise: (fields) => {
    if (fields.has("lr")) return undefined;
    const found = own.filter((name) => fields.has(name)).length;
    if (fields.has("learning_rate") && found > 0) return "sure";
    return found >= 2 ? "sure" : found === 1 && !hasAny(fields, ["lr_scheduler_type"]) ? "maybe" : undefined;
  },
  read: (spot, scope) => [readNanogpt(spot, scope)],
};

function readNanogpt({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  tellUnknown(keys, { known });
  const given = {
    learning_rate: keys.number("learning_rate", { min: 0 }) ?? keys.knownLr,
    warmup_iters: keys.number("warmup_iters", { min: 0, whole: true }),
    lr_decay_iters: keys.number("lr_decay_iters", { min: 0, whole: true }),
    min_lr: keys.number("min_lr"),
    decay_lr: keys.flag("decay_lr"),
  };
  const steps = keys.number("max_iters", { min: 1, whole: true });
  keys.settle();
  const defaults = {
    learning_rate: 6e-4,
    warmup_iters: 2000,
    lr_decay_iters: 600_000,
    min_lr: 6e-5,
    decay_lr: true,
  };
  const missing = Object.entries(defaults).filter(
    ([name]) => given[name as keyof typeof given] === undefined,
  );
  const silent = given.decay_lr === false ? missing.filter(([name]) => name === "learning_rate") : missing;
  if (silent.length > 0) {
    keys.assume(
      `Defaults of nanoGPT's train.py: ${silent.map(([name, value]) => `${name} ${value}`).join(", ")}.`,
    );
  }
  const args = Object.entries(given).map(([name, value]) => [name, [value, name] as const]);
  const lr = given.learning_rate ?? defaults.learning_rate;
  return foundOf({ framework: "nanogpt", name: "get_lr", title: "get_lr" }, Object.fromEntries(args), keys, {
    context: {
      optimizer: { name: "AdamW", lr, beta2: keys.number("beta2") ?? 0.95 },
      ...(steps !== undefined && { horizon: { steps } }),
    },
  });
}
