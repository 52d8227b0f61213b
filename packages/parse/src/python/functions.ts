import type { SyntaxNode } from "@lezer/common";
import type { Env } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { children, textOf } from "./nodes.ts";
import { asNumber } from "./values.ts";

/**
 * A function of one number as the lambda that `from` understands: `lambda x: 0.95` or `lambda x: 0.95 ** x`, also where
 * the text writes it as `def`, or its number by a name. Every other function is kept as it is written.
 */
export function functionOf(node: SyntaxNode, env: Env): string | undefined {
  const source = (each: SyntaxNode): string => textOf(env.text, each).replace(/\s+/g, " ");
  const written = node.name === "LambdaExpression" ? source(node) : undefined;
  const [body, name] = [bodyOf(node), parameterOf(node)];
  if (!body || !name) return written;
  const inner = unwrapped(body);
  const number = numberOf(inner, env);
  if (number !== undefined) return `lambda ${source(name)}: ${number}`;
  const [base, operator, exponent] = inner.name === "BinaryExpression" ? children(inner) : [];
  const power = operator && source(operator) === "**" && source(unwrapped(exponent)) === source(name);
  const known = power ? numberOf(unwrapped(base), env) : undefined;
  return known === undefined ? written : `lambda ${source(name)}: ${known} ** ${source(name)}`;
}

/** The parameter of a function that has one. */
function parameterOf(node: SyntaxNode): SyntaxNode | undefined {
  const [only, ...more] = children(node.getChild("ParamList") ?? node, /^\*/);
  return only?.name === "VariableName" && more.every(({ name }) => name === "TypeDef") ? only : undefined;
}

/** The expression that a lambda, or a function of one statement, returns. */
function bodyOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.name === "LambdaExpression") return node.lastChild ?? undefined;
  const statements = children(node.getChild("Body") ?? node).filter(
    (each) => !(each.name === "ExpressionStatement" && each.firstChild?.name === "String"),
  );
  const [only] = statements;
  if (node.name !== "FunctionDefinition" || statements.length !== 1 || only.name !== "ReturnStatement")
    return undefined;
  const values = children(only).slice(1);
  return values.length === 1 ? values[0] : undefined;
}

function unwrapped(node: SyntaxNode): SyntaxNode {
  const [only] = node.name === "ParenthesizedExpression" ? children(node) : [];
  return only ? unwrapped(only) : node;
}

/** A number as written, or as what its name stands for. */
function numberOf(node: SyntaxNode, env: Env): string | undefined {
  const value = asNumber(evaluate(node, env));
  if (value === undefined) return undefined;
  const source = textOf(env.code, node);
  return node.name === "Number" && /^[\d.]+(e[-+]?\d+)?$/.test(source) ? source : String(value);
}
