import type { Given } from "../../keys/found.ts";
import type { Keys } from "../../keys/keys.ts";
import { closed } from "../../keys/nested.ts";

/** The parameters of the scheduler. What is `"auto"`, the Trainer of transformers fills in. */
export function argumentsOf(
  keys: Keys | undefined,
  lr: number | undefined,
): { readonly [name: string]: Given } {
  if (!keys) return {};
  const given = [...keys.fields].flatMap(([name, field]): [string, Given][] => {
    const { place } = field;
    const value = field.value === "auto" ? filled(name, lr, keys) : undefined;
    const found = field.value === "auto" ? { value, place } : closed(field, name, keys);
    return found ? [[name, found]] : [];
  });
  keys.settle();
  return Object.fromEntries(given);
}

function filled(name: string, lr: number | undefined, keys: Keys): number | undefined {
  const { facts, names } = keys.scope;
  const known: { readonly [name: string]: number | undefined } = {
    warmup_min_lr: 0,
    warmup_max_lr: lr ?? keys.knownLr,
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
