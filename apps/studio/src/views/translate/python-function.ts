import { type Expression, expressionOf, type Names } from "./python-expression.ts";
import type { Value } from "./python-value.ts";

type Statement =
  | { readonly kind: "assign"; readonly name: string; readonly value: Expression }
  | { readonly kind: "return"; readonly value: Expression }
  | { readonly kind: "if"; readonly condition: Expression; readonly body: readonly Statement[] };

/**
 * The function of the step in code that anneal wrote, so that it can be checked: its lists, and `def name(step):` with
 * assignments, `if` and `return`. It is interpreted from its text, operation by operation; the browser runs none of it.
 *
 * @throws Error for anything else.
 */
export function functionIn(source: string, name?: string): (step: number) => number {
  const lines = logicalLines(source);
  const start = lines.findIndex(({ text }) => new RegExp(`^def ${name ?? "\\w+"}\\(step\\):$`).test(text));
  if (start < 0) throw new Error("no function of the step");
  const globals: Names = new Map();
  for (const { text, indent } of lines.slice(0, start)) {
    const [, list, value] = indent === 0 ? (/^([A-Z]\w*) = (.*)$/s.exec(text) ?? []) : [];
    if (list !== undefined) globals.set(list, expressionOf(value)(globals));
  }
  const body = lines.slice(start + 1);
  const end = body.findIndex(({ indent }) => indent === 0);
  const { statements } = blockOf(end < 0 ? body : body.slice(0, end), 0);
  return (step) => {
    const names: Names = new Map(globals).set("step", step);
    const value = run(statements, names);
    if (typeof value !== "number") throw new Error("no number was returned");
    return value;
  };
}

interface Line {
  readonly text: string;
  readonly indent: number;
}

/** Lines without comments and texts of their own; one that is open in a bracket goes on. */
function logicalLines(source: string): readonly Line[] {
  const lines: { text: string; indent: number; depth: number }[] = [];
  for (const raw of source.split("\n")) {
    const text = raw.trim();
    if (text === "" || text.startsWith("#") || text.startsWith('"""')) continue;
    const depth = (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0);
    const last = lines.at(-1);
    if (last !== undefined && last.depth > 0) {
      last.text += ` ${text}`;
      last.depth += depth;
    } else lines.push({ text, indent: raw.length - raw.trimStart().length, depth });
  }
  return lines;
}

function blockOf(
  lines: readonly Line[],
  from: number,
): { readonly statements: readonly Statement[]; readonly end: number } {
  const statements: Statement[] = [];
  const indent = lines[from]?.indent ?? 0;
  let at = from;
  while (at < lines.length && lines[at].indent === indent) {
    const { text } = lines[at];
    const condition = /^if (.*):$/.exec(text)?.[1];
    if (condition !== undefined) {
      const inner = blockOf(lines, at + 1);
      statements.push({ kind: "if", condition: expressionOf(condition), body: inner.statements });
      at = inner.end;
      continue;
    }
    statements.push(simpleStatement(text));
    at++;
  }
  return { statements, end: at };
}

function simpleStatement(text: string): Statement {
  const returned = /^return (.*)$/s.exec(text)?.[1];
  if (returned !== undefined) return { kind: "return", value: expressionOf(returned) };
  const [, name, value] = /^(\w+) = (.*)$/s.exec(text) ?? [];
  if (name === undefined) throw new Error(`unexpected ${text}`);
  return { kind: "assign", name, value: expressionOf(value) };
}

function run(statements: readonly Statement[], names: Names): Value {
  for (const statement of statements) {
    if (statement.kind === "return") return statement.value(names);
    if (statement.kind === "assign") names.set(statement.name, statement.value(names));
    else if (statement.condition(names)) {
      const value = run(statement.body, names);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}
