import type { OptimizerFacts } from "anneal/convert";
import type { Place } from "../../../reading.ts";
import { type Keys, keysOf } from "../../keys/keys.ts";
import { optimizerFacts } from "../../keys/optimizers.ts";

/** The LR of optimizers that DeepSpeed makes, when none is written. */
const defaultLrs: { readonly [optimizer: string]: number } = {
  adam: 1e-3,
  adamw: 1e-3,
  lamb: 1e-3,
  lion: 1e-3,
};

/** An LR, and where it stands. */
export interface Lr {
  readonly value: number;
  /** Those of all groups. */
  readonly groups: readonly number[];
  readonly place: Place;
}

/** The LR of the optimizer: written, `"auto"` for what the Trainer fills in, or the default of the optimizer. */
export function optimizerOf(keys: Keys): { readonly lr?: Lr; readonly facts: OptimizerFacts } {
  const own = keys.below("optimizer");
  if (!own) return { facts: {} };
  const name = own.text("type");
  const params = own.below("params") ?? keysOf(new Map(), own.place, keys.scope);
  own.settle();
  const auto = params.fields.get("lr")?.value === "auto";
  const written = auto ? undefined : params.number("lr", { min: 0 });
  params.settle();
  const known = written ?? keys.knownLr;
  if (auto && known === undefined) {
    const note = "the Trainer of transformers fills it in";
    params.decline("lr", "a number", "auto", { code: "missing", note, suggestion: "give it with --base-lr" });
  }
  if (auto) keys.assume(`The LR of the optimizer, "auto", is ${known}, as was given.`);
  const value = known ?? usualLr(keys, name);
  return {
    ...(value !== undefined && {
      lr: {
        value,
        groups: written === undefined ? params.groups(value, "") : [value],
        place: params.placeOf("lr"),
      },
    }),
    facts: optimizerFacts(name, value),
  };
}

function usualLr(keys: Keys, name = ""): number | undefined {
  const lr = Object.hasOwn(defaultLrs, name.toLowerCase()) ? defaultLrs[name.toLowerCase()] : undefined;
  if (lr !== undefined) keys.assume(`The LR of ${name} is ${lr}, its default.`);
  return lr;
}
