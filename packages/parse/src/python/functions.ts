import type { SyntaxNode } from "@lezer/common";
import type { Env } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { children, spelling, textOf } from "./nodes.ts";
import { asNumber } from "./values.ts";

/**
 * A function of one number as the lambda that `from` understands: `lambda x: 0.95` or `lambda x: 0.95 ** x`, also where
 * the text writes it as `def`, or its number by a name. Every other function is kept as it is written.
 */
export function functionOf(node: SyntaxNode, env: Env): string | undefined {
  const body = bodyOf(node);
  const [parameter] = node.getChild("ParamList") ? children(node.getChild("ParamList") as SyntaxNode) : [];
  if (!body) return undefined;
  const source = (each: SyntaxNode): string => spelling(textOf(env.text, each));
  const written = node.name === "LambdaExpression" ? source(node).replace(/^lambda ?/, "lambda ") : undefined;
  const name = parameter?.name === "VariableName" ? source(parameter) : undefined;
  if (name === undefined) return written;
  const inner = unwrapped(body);
  const number = numberOf(inner, env);
  if (number !== undefined) return `lambda ${name}: ${number}`;
  const parts = children(inner);
  if (inner.name === "BinaryExpression" && parts.length === 3 && source(parts[1]) === "**") {
    const base = numberOf(unwrapped(parts[0]), env);
    if (base !== undefined && source(unwrapped(parts[2])) === name)
      return `lambda ${name}: ${base} ** ${name}`;
  }
  return written;
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
