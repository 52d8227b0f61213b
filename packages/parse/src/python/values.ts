import type { SyntaxNode } from "@lezer/common";
import type { OpenValue } from "../reading.ts";

/** What an expression is, as far as it can be read without running anything. */
export type Value = (
  | { readonly kind: "plain"; readonly value: null | boolean | number | string }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "dict"; readonly entries: readonly Entry[] }
  | { readonly kind: "call"; readonly node: SyntaxNode }
  | { readonly kind: "function"; readonly node: SyntaxNode }
  | ({ readonly kind: "open" } & OpenValue)
) & {
  /** Where the expression stands. */
  readonly from: number;
  /** What was assumed to know it, one sentence each. */
  readonly assumed?: readonly string[];
};

/** An entry of a dictionary, or an argument by its name. A key that is no plain value is kept in its spelling. */
export interface Entry {
  readonly key: string;
  readonly value: Value;
  /** Where the key stands. */
  readonly from: number;
}

/** The arguments of a call, as written. */
export interface Arguments {
  readonly args: readonly Value[];
  readonly kwargs: readonly Entry[];
  /** A star that hides what is given: `*args`, `**config`. */
  readonly hidden?: OpenValue & { readonly from: number };
  /** Why Python itself would refuse them. */
  readonly wrong?: { readonly from: number; readonly expected: string; readonly received: string };
}

/** A value that is known, which took these others. */
export function plain(
  value: null | boolean | number | string,
  from: number,
  parts: readonly (Value | undefined)[] = [],
): Value {
  const assumed = parts.flatMap((each) => each?.assumed ?? []);
  return { kind: "plain", value, from, ...(assumed.length > 0 && { assumed: [...new Set(assumed)] }) };
}

/** A value with one more thing assumed. */
export const assuming = (value: Value, ...sentences: readonly string[]): Value =>
  sentences.length === 0
    ? value
    : { ...value, assumed: [...new Set([...(value.assumed ?? []), ...sentences])] };

/** The number that a value is. */
export const asNumber = (value: Value | undefined): number | undefined =>
  value?.kind === "plain" && typeof value.value === "number" ? value.value : undefined;

/** The text that a value is. */
export const asText = (value: Value | undefined): string | undefined =>
  value?.kind === "plain" && typeof value.value === "string" ? value.value : undefined;

/** What stands in a dictionary, by keys of dictionaries in dictionaries. */
export const part = (value: Value | undefined, ...keys: readonly string[]): Value | undefined =>
  keys.reduce<Value | undefined>((at, key) => {
    const found = at?.kind === "dict" ? at.entries.find((each) => each.key === key)?.value : undefined;
    return found && assuming(found, ...(at?.assumed ?? []));
  }, value);
