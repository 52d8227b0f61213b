import type { SyntaxNode } from "@lezer/common";
import { argumentsOf } from "./arguments.ts";
import { fold, foldCall } from "./fold.ts";
import { readNumber, readString } from "./literals.ts";
import { lookup } from "./lookup.ts";
import { children, dotted, spelling, textOf } from "./nodes.ts";
import type { Binding, Scopes } from "./scopes.ts";
import type { Value } from "./values.ts";

/** What values are read from. */
export interface Env {
  readonly text: string;
  readonly scopes: Scopes;
  /** Numbers that the user gave for what the text leaves open, by spelling. */
  readonly names: ReadonlyMap<string, number>;
  /** How many more expressions may be looked at: names in names could be made to cost for ever. */
  readonly fuel: { left: number };
  /** What was followed that need not be so, one sentence each. */
  readonly assumed: Set<string>;
}

/** How many names may lead to names. */
const deepest = 60;

/** Reads an expression. Names are followed to where they are bound; nothing is run. */
export function evaluate(node: SyntaxNode, env: Env, depth = 0): Value {
  const { from } = node;
  if (env.fuel.left-- <= 0 || depth > deepest) return openAt(node, env);
  const given = env.names.size > 0 ? env.names.get(spelling(textOf(env.text, node))) : undefined;
  if (given !== undefined) return { kind: "plain", value: given, from };
  const inner = (child: SyntaxNode): Value => evaluate(child, env, depth);
  switch (node.name) {
    case "Number": {
      const value = readNumber(textOf(env.text, node).replace(/\.(?=$|[eE])/, ""));
      return value === undefined ? openAt(node, env) : { kind: "plain", value, from };
    }
    case "String":
    case "ContinuedString": {
      const value = stringOf(node, env);
      return value === undefined ? openAt(node, env) : { kind: "plain", value, from };
    }
    case "Boolean":
      return { kind: "plain", value: textOf(env.text, node) === "True", from };
    case "None":
      return { kind: "plain", value: null, from };
    case "ParenthesizedExpression": {
      const [only] = children(node, /^\*$/);
      return only && only.name !== "*" && !/Yield/.test(only.name)
        ? { ...inner(only), from }
        : openAt(node, env);
    }
    case "NamedExpression":
      return node.lastChild ? { ...inner(node.lastChild), from } : openAt(node, env);
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
      return { ...named(node, env, depth), from };
    case "MemberExpression":
      return { ...member(node, env, depth), from };
    default:
      return openAt(node, env);
  }
}

/** A value that is not known, and what it would take to know it. */
export function openAt(node: SyntaxNode, env: Env, needs?: readonly string[]): Value {
  const text = textOf(env.text, node);
  return { kind: "open", text, needs: needs ?? [spelling(text)], from: node.from };
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
    const value = evaluate(starred ? nodes[++i] : nodes[i], env, depth);
    if (!starred) items.push(value);
    else if (value.kind === "list") items.push(...value.items);
    else return openAt(node, env);
    if (items.length > 1e5) return openAt(node, env);
  }
  return { kind: "list", items, from: node.from };
}

function dictOf(node: SyntaxNode, env: Env, depth: number): Value {
  const entries = new Map<string, Value>();
  const nodes = children(node, /^\*\*$/);
  for (let i = 0; i < nodes.length; i += 2) {
    if (nodes[i].name === "**") {
      const value = evaluate(nodes[i + 1], env, depth);
      if (value.kind !== "dict") return openAt(node, env);
      for (const each of value.entries) entries.set(each.key, each.value);
    } else {
      const key = evaluate(nodes[i], env, depth);
      entries.set(
        key.kind === "plain" ? String(key.value) : spelling(textOf(env.text, nodes[i])),
        nodes[i + 1] ? evaluate(nodes[i + 1], env, depth) : openAt(node, env),
      );
    }
  }
  return { kind: "dict", entries: [...entries].map(([key, value]) => ({ key, value })), from: node.from };
}

/** What would have to be known to know the number that a value is. */
export function needsOf(value: Value, env: Env): readonly string[] {
  if (value.kind === "open") return value.needs;
  return value.kind === "call" ? [spelling(textOf(env.text, value.node))] : [];
}

function computed(node: SyntaxNode, env: Env, depth: number): Value {
  const { from } = node;
  const [first, last] = [node.firstChild, node.lastChild];
  if (!first || !last) return openAt(node, env);
  const b = evaluate(last, env, depth);
  if (node.name === "UnaryExpression") {
    const sign = textOf(env.text, first);
    const known = b.kind === "plain" && typeof b.value === "number" && /^[-+]$/.test(sign);
    if (!known) return openAt(node, env, needsOf(b, env));
    return { kind: "plain", value: sign === "-" ? 0 - (b.value as number) : b.value, from };
  }
  const a = evaluate(first, env, depth);
  const operator = textOf(env.text, children(node)[1] ?? first);
  if (
    a.kind === "plain" &&
    b.kind === "plain" &&
    typeof a.value === "number" &&
    typeof b.value === "number"
  ) {
    const value = fold(operator, a.value, b.value);
    return value === undefined ? openAt(node, env) : { kind: "plain", value, from };
  }
  return openAt(node, env, [...new Set([...needsOf(a, env), ...needsOf(b, env)])]);
}

/** `dict(...)` and the like are data, `int(...)` of a number is a number; all other calls stay calls. */
function called(node: SyntaxNode, env: Env, depth: number): Value {
  const { from } = node;
  const callee = node.firstChild;
  const name = callee ? dotted(env.text, callee)?.join(".") : undefined;
  const data = name !== undefined && /^(dict|list|tuple|float|(mmengine\.)?ConfigDict)$/.test(name);
  const number = name !== undefined && /^(int|float|round|abs|min|max|math\.\w+)$/.test(name);
  if (!callee || !(data || number) || isOwn(callee, name, env)) return { kind: "call", node, from };
  const { args, kwargs, hidden, wrong } = argumentsOf(node, env, depth);
  if (hidden || wrong) return { kind: "call", node, from };
  if (/dict$/i.test(name) && args.length === 0) {
    return { kind: "dict", entries: kwargs.map((each) => ({ key: each.name, value: each.value })), from };
  }
  if (/dict$/i.test(name) && args.length === 1 && args[0].kind === "dict") {
    const more = kwargs.map((each) => ({ key: each.name, value: each.value }));
    return { kind: "dict", entries: [...args[0].entries, ...more], from };
  }
  if (kwargs.length > 0) return { kind: "call", node, from };
  if (/^(list|tuple)$/.test(name) && args.length === 1 && args[0].kind === "list")
    return { ...args[0], from };
  const [only] = args;
  if (name === "float" && only?.kind === "plain" && typeof only.value === "string") {
    const special = /^\s*([-+]?)(inf|infinity|nan)\s*$/i.exec(only.value);
    const size = special && (/^n/i.test(special[2]) ? Number.NaN : Number.POSITIVE_INFINITY);
    const value = special
      ? special[1] === "-"
        ? -(size as number)
        : (size as number)
      : readNumber(only.value.trim());
    return value === undefined ? { kind: "call", node, from } : { kind: "plain", value, from };
  }
  return numberOf(node, name, args, env);
}

function numberOf(node: SyntaxNode, name: string, args: readonly Value[], env: Env): Value {
  const known = args.flatMap((each) =>
    each.kind === "plain" && typeof each.value === "number" ? [each.value] : [],
  );
  const value = known.length === args.length ? foldCall(name, known) : undefined;
  if (value !== undefined) return { kind: "plain", value, from: node.from };
  const needs = [...new Set(args.flatMap((each) => needsOf(each, env)))];
  return needs.length > 0 ? openAt(node, env, needs) : { kind: "call", node, from: node.from };
}

/** Whether a name of Python's own means something else in this text. */
function isOwn(callee: SyntaxNode, name: string, env: Env): boolean {
  const found = lookup(name.split(".")[0], callee, env.scopes);
  if (found.kind === "none") return false;
  return !(found.kind === "one" && found.binding.to.kind === "import");
}

function named(node: SyntaxNode, env: Env, depth: number): Value {
  const found = lookup(spelling(textOf(env.text, node)), node, env.scopes);
  return found.kind === "one" ? bound(found.binding, node, env, depth) : openAt(node, env);
}

/** The value that a binding gives. */
function bound({ name, to, at }: Binding, use: SyntaxNode, env: Env, depth: number): Value {
  switch (to.kind) {
    case "value": {
      const value = evaluate(to.node, env, depth + 1);
      // A name is how the user would say what is missing, unless more is known of it.
      return value.kind === "open" && /Call|Yield|Await/.test(to.node.name) ? openAt(use, env) : value;
    }
    case "tuple":
      return { kind: "list", items: to.nodes.map((each) => evaluate(each, env, depth + 1)), from: use.from };
    case "item": {
      const whole = evaluate(to.node, env, depth + 1);
      return whole.kind === "list" && whole.items[to.index] ? whole.items[to.index] : openAt(use, env);
    }
    case "update":
      return updated(to.node, use, env, depth + 1);
    case "parameter": {
      if (!to.node) return openAt(use, env);
      const value = evaluate(to.node, env, depth + 1);
      if (value.kind !== "open" && !(value.kind === "plain" && value.value === null)) {
        env.assumed.add(`${name} has the default value of its parameter.`);
      }
      return value;
    }
    case "function":
      return { kind: "function", node: to.node, from: use.from };
    default:
      void at;
      return openAt(use, env);
  }
}

/** `x *= 2`: the value before, and what is done to it. */
function updated(statement: SyntaxNode, use: SyntaxNode, env: Env, depth: number): Value {
  const [target, value] = [statement.firstChild, statement.lastChild];
  const operator = statement.getChild("UpdateOp");
  if (!target || !value || !operator) return openAt(use, env);
  const [a, b] = [evaluate(target, env, depth), evaluate(value, env, depth)];
  if (
    a.kind !== "plain" ||
    b.kind !== "plain" ||
    typeof a.value !== "number" ||
    typeof b.value !== "number"
  ) {
    return openAt(use, env);
  }
  const result = fold(textOf(env.text, operator).slice(0, -1), a.value, b.value);
  return result === undefined ? openAt(use, env) : { kind: "plain", value: result, from: use.from };
}

/** `a.b` and `a["b"]`: bound by that spelling, or part of what `a` is. */
function member(node: SyntaxNode, env: Env, depth: number): Value {
  const found = lookup(spelling(textOf(env.text, node)), node, env.scopes);
  if (found.kind === "one") return bound(found.binding, node, env, depth);
  const [object, last] = [node.firstChild, node.lastChild];
  if (found.kind === "several" || !object || !last) return openAt(node, env);
  if (last.name === "PropertyName") return openAt(node, env);
  const parts = children(node, /^:$/).slice(1);
  if (parts.length !== 1 || parts[0].name === ":") return openAt(node, env);
  const [whole, key] = [evaluate(object, env, depth), evaluate(parts[0], env, depth)];
  if (key.kind !== "plain") return openAt(node, env);
  if (whole.kind === "dict") {
    return whole.entries.find((each) => each.key === String(key.value))?.value ?? openAt(node, env);
  }
  if (whole.kind === "list" && Number.isInteger(key.value)) {
    return whole.items.at(key.value as number) ?? openAt(node, env);
  }
  return openAt(node, env);
}
