import type { SyntaxNode } from "@lezer/common";
import { argumentsOf } from "./arguments.ts";
import { asNumber, type Env, needsOf, openAt } from "./env.ts";
import { foldCall } from "./fold.ts";
import { readNumber } from "./literals.ts";
import { lookup } from "./lookup.ts";
import { dotted } from "./nodes.ts";
import type { Arguments, Value } from "./values.ts";

/** Python's own functions that only write data in other words. */
const data = /^(dict|list|tuple|ConfigDict|mmengine\.ConfigDict)$/;
const numbers = /^(int|float|round|abs|min|max|len|math\.(ceil|floor|sqrt))$/;

/** `dict(...)` and the like are data, `int(...)` of a known number is a number; all other calls stay calls. */
export function called(node: SyntaxNode, env: Env, depth: number): Value {
  const call: Value = { kind: "call", node, from: node.from };
  const callee = node.firstChild;
  const name = callee ? dotted(env.text, callee)?.join(".") : undefined;
  if (!callee || name === undefined || !(data.test(name) || numbers.test(name))) return call;
  if (means(callee, name, env) === "something else") return call;
  const given = argumentsOf(node, env, depth);
  if (given.hidden || given.wrong) return call;
  const made = data.test(name)
    ? dataOf(name, given)
    : given.kwargs.length === 0
      ? numberOf(name, given)
      : undefined;
  if (made) return { ...made, from: node.from };
  const needs = numbers.test(name) ? [...new Set(given.args.flatMap((each) => needsOf(each, env)))] : [];
  return needs.length > 0 && name !== "len" ? openAt(node, env, needs) : call;
}

/** Whether a name of Python's own is bound to something else in this text. */
function means(callee: SyntaxNode, name: string, env: Env): "itself" | "something else" {
  const found = lookup(name.split(".")[0], callee, env.scopes);
  const imported = found.kind === "one" && found.binding.to.kind === "import";
  return found.kind === "none" || imported ? "itself" : "something else";
}

function dataOf(name: string, { args, kwargs }: Arguments): Value | undefined {
  const [first] = args;
  if (args.length > 1) return undefined;
  if (/^(list|tuple)$/.test(name)) {
    if (kwargs.length > 0) return undefined;
    return first ? (first.kind === "list" ? first : undefined) : { kind: "list", items: [], from: 0 };
  }
  if (first && first.kind !== "dict") return undefined;
  const entries = new Map((first?.entries ?? []).map((each) => [each.key, each]));
  for (const each of kwargs) entries.set(each.key, each);
  return { kind: "dict", entries: [...entries.values()], from: 0 };
}

function numberOf(name: string, { args }: Arguments): Value | undefined {
  const [first] = args;
  if (name === "len") {
    const known = args.length === 1 && first.kind === "list";
    return known ? { kind: "plain", value: first.items.length, from: 0 } : undefined;
  }
  if (name === "float" && first?.kind === "plain" && typeof first.value === "string") {
    const value = special(first.value.trim());
    return value === undefined ? undefined : { kind: "plain", value, from: 0 };
  }
  // min([1, 2]) is min(1, 2).
  const given = /^m(in|ax)$/.test(name) && args.length === 1 && first.kind === "list" ? first.items : args;
  const known = given.flatMap((each) => asNumber(each) ?? []);
  const value = known.length === given.length ? foldCall(name, known) : undefined;
  return value === undefined ? undefined : { kind: "plain", value, from: 0 };
}

/** `float("inf")` and `float("1e-3")`. */
function special(text: string): number | undefined {
  const match = /^([-+]?)(?:(inf(?:inity)?)|nan)$/i.exec(text);
  if (!match) return /^[-+]/.test(text) ? signed(text) : readNumber(text);
  return match[2] ? (match[1] === "-" ? -Infinity : Infinity) : Number.NaN;
}

function signed(text: string): number | undefined {
  const value = readNumber(text.slice(1));
  return value === undefined ? undefined : text[0] === "-" ? 0 - value : value;
}
