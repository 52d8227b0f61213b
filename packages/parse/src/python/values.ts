import type { SyntaxNode } from "@lezer/common";
import type { OpenValue } from "../reading.ts";

/** What an expression is, as far as it can be read without running anything. */
export type Value =
  | { readonly kind: "plain"; readonly value: null | boolean | number | string; readonly from: number }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly from: number }
  | { readonly kind: "dict"; readonly entries: readonly Entry[]; readonly from: number }
  | { readonly kind: "call"; readonly node: SyntaxNode; readonly from: number }
  | { readonly kind: "function"; readonly node: SyntaxNode; readonly from: number }
  | (OpenValue & { readonly kind: "open"; readonly from: number });

/** An entry of a dictionary. A key that is no plain value is kept in its spelling. */
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

/** What stands in a dictionary, by keys of dictionaries in dictionaries. */
export const part = (value: Value | undefined, ...keys: readonly string[]): Value | undefined =>
  keys.reduce<Value | undefined>(
    (at, key) => (at?.kind === "dict" ? at.entries.find((each) => each.key === key)?.value : undefined),
    value,
  );
