import type { SyntaxNode } from "@lezer/common";
import { called } from "./builtins.ts";
import { computed } from "./compute.ts";
import { deepest, type Env, mostLevels, openAt } from "./env.ts";
import { member, named } from "./follow.ts";
import { readNumber, readString } from "./literals.ts";
import { children, spelling, textOf } from "./nodes.ts";
import { type Entry, plain, type Value } from "./values.ts";

/** Reads an expression. Names are followed to where they are bound; nothing is run. */
export function evaluate(node: SyntaxNode, env: Env, depth = 0): Value {
  const { fuel } = env;
  if (fuel.left-- <= 0 || depth > deepest || fuel.level > mostLevels) return openAt(node, env);
  fuel.level++;
  try {
    return found(node, env, depth);
  } finally {
    fuel.level--;
  }
}

function found(node: SyntaxNode, env: Env, depth: number): Value {
  const { from } = node;
  const given = env.names.size > 0 ? env.names.get(spelling(textOf(env.text, node))) : undefined;
  if (given !== undefined) return plain(given, from);
  const known = (value: null | boolean | number | string | undefined): Value =>
    value === undefined ? openAt(node, env) : plain(value, from);
  switch (node.name) {
    case "Number":
      return known(readNumber(textOf(env.code, node)));
    case "String":
    case "ContinuedString":
      return known(stringOf(node, env));
    case "Boolean":
      return known(textOf(env.text, node) === "True");
    case "None":
      return known(null);
    case "ParenthesizedExpression": {
      const [only] = children(node, /^\*$/);
      if (!only || only.name === "*" || only.name === "YieldExpression") return openAt(node, env);
      return { ...evaluate(only, env, depth), from };
    }
    case "NamedExpression":
      return node.lastChild ? { ...evaluate(node.lastChild, env, depth), from } : openAt(node, env);
    case "ArrayExpression":
    case "TupleExpression":
    case "SetExpression":
      return listOf(node, env, depth);
    case "DictionaryExpression":
      return dictOf(node, env, depth);
    case "UnaryExpression":
    case "BinaryExpression":
      return computed(node, env, depth);
    case "LambdaExpression":
      return { kind: "function", node, from };
    case "CallExpression":
      return called(node, env, depth);
    case "VariableName":
    case "MemberExpression":
      return {
        ...once(node, env, () => (node.name === "VariableName" ? named : member)(node, env, depth)),
        from,
      };
    default:
      return openAt(node, env);
  }
}

/** What a name is, found out once; a name that needs itself is not known. */
function once(node: SyntaxNode, env: Env, find: () => Value): Value {
  const key = node.from * 2 ** 22 + (node.to - node.from);
  const before = env.known.get(key);
  if (before === "busy") return openAt(node, env);
  if (before) return before;
  env.known.set(key, "busy");
  const value = find();
  env.known.set(key, value);
  return value;
}

function stringOf(node: SyntaxNode, env: Env): string | undefined {
  if (node.name === "String") return readString(textOf(env.text, node));
  const parts = children(node).map((each) =>
    each.name === "String" ? readString(textOf(env.text, each)) : undefined,
  );
  return parts.every((each) => each !== undefined) ? parts.join("") : undefined;
}

function listOf(node: SyntaxNode, env: Env, depth: number): Value {
  const items: Value[] = [];
  const nodes = children(node, /^\*$/);
  for (let i = 0; i < nodes.length; i++) {
    const starred = nodes[i].name === "*";
    if (starred) i++;
    const value = evaluate(nodes[i], env, depth);
    if (!starred) items.push(value);
    else if (value.kind === "list" && items.length + value.items.length <= 1e5) items.push(...value.items);
    else return openAt(node, env);
  }
  return { kind: "list", items, from: node.from };
}

function dictOf(node: SyntaxNode, env: Env, depth: number): Value {
  const entries = new Map<string, Entry>();
  const nodes = children(node, /^\*\*$/);
  for (let i = 0; i < nodes.length; i += 2) {
    const [first, second] = [nodes[i], nodes[i + 1] ?? nodes[i]];
    const value = evaluate(second, env, depth);
    if (first.name === "**") {
      if (value.kind !== "dict") return openAt(node, env);
      for (const each of value.entries) entries.set(each.key, each);
    } else {
      const at = evaluate(first, env, depth);
      const key = at.kind === "plain" ? String(at.value) : spelling(textOf(env.text, first));
      entries.set(key, { key, value, from: first.from });
    }
  }
  return { kind: "dict", entries: [...entries.values()], from: node.from };
}
