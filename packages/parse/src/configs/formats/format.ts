import type { Framework } from "anneal/convert";
import type { Found, Place } from "../../reading.ts";
import type { Scope } from "../keys/keys.ts";
import type { Fields, Notation } from "../text/field.ts";

/** A dictionary of a config that a format recognises. */
export interface Spot {
  readonly fields: Fields;
  readonly place: Place;
}

/** A kind of config: how it is recognised by its keys, and what its framework makes of it. */
export interface Format {
  /** What to call it: `"LLaMA-Factory"`. */
  readonly name: string;
  /** Those whose schedulers it may hold. */
  readonly frameworks: readonly Framework[];
  readonly notations: readonly Notation[];
  /** Whether PyYAML loads its files, which takes `3e-4` for text. */
  readonly pyyaml?: boolean;
  /** What it is recognised by, in words. */
  readonly signs: string;
  /** Whether a dictionary is of this format: `"maybe"` where its keys are those of others too. */
  readonly recognise: (fields: Fields) => "sure" | "maybe" | undefined;
  readonly read: (spot: Spot, scope: Scope) => readonly Found[];
}

/** Whether any of these keys is there. */
export const hasAny = (fields: Fields, names: readonly string[]): boolean =>
  names.some((name) => fields.has(name));
