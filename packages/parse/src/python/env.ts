import type { SyntaxNode } from "@lezer/common";
import { spelling, textOf } from "./nodes.ts";
import type { Scopes } from "./scopes.ts";
import type { Value } from "./values.ts";

/** What values are read from. */
export interface Env {
  readonly text: string;
  /** The text as it was parsed, in the same number of characters. */
  readonly code: string;
  readonly scopes: Scopes;
  /** Every call of the text, in order. */
  readonly calls: readonly SyntaxNode[];
  /** Numbers that the user gave for what the text leaves open, by spelling. */
  readonly names: ReadonlyMap<string, number>;
  /** How many more expressions may be read, for names in lists of names could cost for ever; and how many are being read. */
  readonly fuel: { left: number; level: number };
  /** What names and attributes were found to be, by where they are used; `"busy"` while that is found out. */
  readonly known: Map<number, Value | "busy">;
}

/** How many names may lead to names. */
export const deepest = 60;

/** How many expressions may be read within each other, names followed. */
export const mostLevels = 600;

/** A value that is not known, and what it would take to know it. */
export function openAt(node: SyntaxNode, env: Env, needs?: readonly string[]): Value {
  const text = textOf(env.text, node);
  return { kind: "open", text, needs: needs ?? [spelling(text)], from: node.from };
}

/** What would have to be known to know the number that a value is. */
export function needsOf(value: Value, env: Env): readonly string[] {
  if (value.kind === "open") return value.needs;
  return value.kind === "call" ? [spelling(textOf(env.text, value.node))] : [];
}
