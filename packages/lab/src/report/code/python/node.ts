import type { Drawn } from "anneal";
import { call, name, type Term } from "./terms.ts";

/** What a part of a schedule becomes in Python: an expression of the time, or the lines of a function. */
export interface Node {
  readonly span: number;
  /** After the span it holds the value that it has there. */
  readonly holds: boolean;
  /** The value at a time that lies within the span. */
  readonly term?: (t: Term) => Term;
  /** The body of a function of a variable, which any time may be given. */
  readonly lines?: (t: string) => readonly string[];
}

/** Where one kind of spec becomes a node. */
export interface Made {
  readonly drawn: Drawn;
  /** Updates in the run. */
  readonly steps: number;
  readonly scope: Scope;
  /** What a child became, by its field: `of`, `of[1]`. */
  readonly child: (field: string) => Node;
}

/** What a module needs beside its main function. */
export interface Scope {
  /** Notes that a name of a module is used, and returns it. */
  readonly use: (module: "math" | "bisect", name: string) => string;
  /** Writes a function for a node, and returns its name. */
  readonly define: (node: Node) => string;
  /** Lines that stand before all functions, each piece once. */
  readonly preamble: (lines: string) => void;
}

/** Why a schedule has no closed form in Python; then its values are listed. */
export class NoClosedForm extends Error {}

/** A node at any time from 0 on. */
export function valueAt(node: Node, t: Term, scope: Scope): Term {
  if (node.term === undefined) return call(scope.define(node), t);
  return node.term(node.holds && node.span < Number.POSITIVE_INFINITY ? call("min", t, numOf(node.span)) : t);
}

/** A node at a time that is known to lie within its span. */
export const valueWithin = (node: Node, t: Term, scope: Scope): Term =>
  node.term === undefined ? call(scope.define(node), t) : node.term(t);

/** Lines that return the value of a node at `time`, any time from 0 on; `variable` is free to be assigned. */
export function returnLines(node: Node, time: Term, { variable, scope }: Place): string[] {
  if (node.term === undefined) return [`return ${call(scope.define(node), time).text}`];
  const isBounded = node.holds && node.span < Number.POSITIVE_INFINITY;
  const local = isBounded ? call("min", time, numOf(node.span)) : time;
  return assigned(node.term, local, variable);
}

/** The same where the time is known to lie within the span. */
export const returnWithin = (node: Node, time: Term, { variable, scope }: Place): string[] =>
  node.term === undefined
    ? [`return ${call(scope.define(node), time).text}`]
    : assigned(node.term, time, variable);

interface Place {
  readonly variable: string;
  readonly scope: Scope;
}

/** The time gets a name of its own unless it has one, or is not used. */
function assigned(term: (t: Term) => Term, time: Term, variable: string): string[] {
  const { text } = term(name(variable));
  if (!new RegExp(`\\b${variable}\\b`).test(text)) return [`return ${text}`];
  if (/^\w+$/.test(time.text)) return [`return ${term(time).text}`];
  return [`${variable} = ${time.text}`, `return ${text}`];
}

const numOf = (value: number): Term => name(String(value));

export const indented = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === "" ? line : `    ${line}`));
