import { frameworks } from "anneal/convert";
import type { Found } from "../../../reading.ts";
import { foundOf } from "../../keys/found.ts";
import { type Keys, keysOf, type Scope } from "../../keys/keys.ts";
import { closedFields } from "../../keys/nested.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";
import type { Fields } from "../../text/field.ts";
import type { Format, Spot } from "../format.ts";

/** Keys under which projects have a scheduler, its name, and its arguments. */
const schedulerKeys = ["lr_scheduler", "scheduler", "lr_schedule", "sched"];
const nameKeys = ["type", "name", "class"];
const argumentKeys = ["args", "params", "kwargs", "init_args", "parameters", "options"];

/**
 * Dictionaries of one's own for a scheduler of torch: `lr_scheduler: {type: StepLR, step_size: 30}`, with the arguments
 * beside the name or under `args`, `params` or `kwargs`, and an optimizer alike.
 */
export const torchDictionaries: Format = {
  name: "a dictionary for torch",
  frameworks: ["torch"],
  notations: ["yaml", "json"],
  pyyaml: true,
  signs: "lr_scheduler with the type or name of a scheduler of torch",
  recognise: (fields) => (schedulerIn(fields) ? "sure" : undefined),
  read: (spot, scope) => [readTorch(spot, scope)],
};

/** The scheduler, by the first of the usual keys that names one of torch. */
function schedulerIn(
  fields: Fields,
): { readonly key: string; readonly nameKey: string; readonly name: string } | undefined {
  for (const key of schedulerKeys) {
    for (const nameKey of nameKeys) {
      const name = fields.get(key)?.fields?.get(nameKey)?.value;
      if (typeof name === "string" && Object.hasOwn(frameworks.torch, name)) return { key, nameKey, name };
    }
  }
  return undefined;
}

function readTorch({ fields, place }: Spot, scope: Scope): Found {
  const keys = keysOf(fields, place, scope);
  const { key, nameKey, name } = schedulerIn(fields) as NonNullable<ReturnType<typeof schedulerIn>>;
  const outer = keys.below(key) as Keys;
  const own = argumentsIn(outer);
  const given = closedFields(own.fields, "", own, own === outer ? nameKeys : []);
  own.settle();
  const lr = lrOf(keys);
  return foundOf({ framework: "torch", name, title: key }, Object.fromEntries(given), own, {
    place: outer.placeOf(nameKey),
    context: { ...(lr.value !== undefined && { baseLrs: [lr.value] }), optimizer: lr.facts },
    more: { baseLrs: lr.place },
  });
}

/** The arguments: under a key of their own, or beside the name. */
function argumentsIn(keys: Keys): Keys {
  const key = argumentKeys.find((each) => keys.fields.get(each)?.fields);
  return (key === undefined ? undefined : keys.below(key)) ?? keys;
}

/** The LR of the optimizer, in a dictionary like that of the scheduler. */
function lrOf(keys: Keys) {
  const outer = keys.fields.get("optimizer")?.fields ? keys.below("optimizer") : undefined;
  const own = outer && argumentsIn(outer);
  const value = own?.number("lr", { min: 0 }) ?? own?.number("learning_rate", { min: 0 });
  own?.settle();
  const name =
    outer && nameKeys.map((each) => outer.fields.get(each)?.value).find((each) => typeof each === "string");
  return {
    value,
    place: own?.placeOf("lr") ?? keys.place,
    facts: optimizerFacts(name as string | undefined, value),
  };
}
