import type { SyntaxNode } from "@lezer/common";
import { type Env, needsOf, openAt } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { fold } from "./fold.ts";
import { children, textOf } from "./nodes.ts";
import { asNumber, plain, type Value } from "./values.ts";

/** An operator between numbers that are known. */
export function computed(node: SyntaxNode, env: Env, depth: number): Value {
  const parts = children(node);
  if (node.name === "UnaryExpression") {
    const sign = textOf(env.text, parts[0]);
    if (parts.length !== 2 || !/^[-+]$/.test(sign)) return openAt(node, env);
    return combined(node, env, { operator: sign, parts: [parts[1]], depth });
  }
  if (parts.length !== 3) return openAt(node, env);
  const [first, operator, last] = parts;
  return combined(node, env, { operator: textOf(env.text, operator), parts: [first, last], depth });
}

/** `x *= 2`: what `x` was before, and what is done to it. */
export function updated(statement: SyntaxNode, use: SyntaxNode, env: Env, depth: number): Value {
  const operator = statement.getChild("UpdateOp");
  const [first, last] = [statement.firstChild, statement.lastChild];
  if (!operator || !first || !last) return openAt(use, env);
  const name = textOf(env.text, operator).slice(0, -1);
  const value = combined(statement, env, { operator: name, parts: [first, last], depth });
  return value.kind === "open" ? openAt(use, env) : { ...value, from: use.from };
}

function combined(
  node: SyntaxNode,
  env: Env,
  {
    operator,
    parts,
    depth,
  }: { readonly operator: string; readonly parts: readonly SyntaxNode[]; readonly depth: number },
): Value {
  const values = parts.map((each) => evaluate(each, env, depth));
  const numbers = values.map(asNumber);
  const [a, b] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  if (a === undefined || b === undefined) {
    const needs = [...new Set(values.flatMap((each) => needsOf(each, env)))];
    return openAt(node, env, needs);
  }
  const value = fold(operator, a, b);
  return value === undefined ? openAt(node, env, []) : plain(value, node.from, values);
}
