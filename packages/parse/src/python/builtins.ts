import type { SyntaxNode } from "@lezer/common";
import { argumentsOf } from "./arguments.ts";
import { type Env, needsOf, openAt } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { foldCall } from "./fold.ts";
import { readNumber } from "./literals.ts";
import { lookup } from "./lookup.ts";
import { children, dotted, textOf } from "./nodes.ts";
import { type Arguments, asNumber, assuming, asText, part, plain, type Value } from "./values.ts";

/** Python's own functions that only write data in other words. */
const data = /^(dict|list|tuple|range|ConfigDict|mmengine\.ConfigDict)$/;
const numbers = /^(int|float|round|abs|min|max|len|math\.(ceil|floor|sqrt))$/;

/**
 * `dict(...)` and the like are data, `int(...)` of a known number is a number, and `config.get("lr", 0.1)` of an unknown
 * config is its default. All other calls stay calls.
 */
export function called(node: SyntaxNode, env: Env, depth: number): Value {
  const call: Value = { kind: "call", node, from: node.from };
  const callee = node.firstChild;
  if (!callee) return call;
  const name = dotted(env.text, callee)?.join(".");
  if (name === "getattr" || /\.\s*get$/.test(textOf(env.text, callee))) {
    return { ...(looked(node, callee, env, depth) ?? call), from: node.from };
  }
  if (name === undefined) return call;
  if (/^((dataclasses|pydantic|typer)\.)?(field|Field|Option)$/.test(name)) {
    return { ...(declared(node, env, depth) ?? call), from: node.from };
  }
  if (!(data.test(name) || numbers.test(name)) || !isPythons(callee, name, env)) return call;
  const given = argumentsOf(node, env, depth);
  if (given.hidden || given.wrong) return call;
  const made = data.test(name) ? dataOf(name, given) : numberOf(name, given);
  if (made) return { ...made, from: node.from };
  const needs = numbers.test(name) ? [...new Set(given.args.flatMap((each) => needsOf(each, env)))] : [];
  return needs.length > 0 && name !== "len" ? openAt(node, env, needs) : call;
}

/** Whether a name is Python's own, and not bound to something else in this text. */
function isPythons(callee: SyntaxNode, name: string, env: Env): boolean {
  const found = lookup(name.split(".")[0], callee, env.scopes);
  return found.kind === "none" || (found.kind === "one" && found.binding.to.kind === "import");
}

/** The default of a field: `field(default=3)`, `Field(3)`, `typer.Option(3)`. */
function declared(node: SyntaxNode, env: Env, depth: number): Value | undefined {
  const { args, kwargs } = argumentsOf(node, env, depth);
  const value = kwargs.find(({ key }) => key === "default")?.value ?? args[0];
  return value?.kind === "open" || value?.kind === "call" ? undefined : value;
}

function dataOf(name: string, { args, kwargs }: Arguments): Value | undefined {
  const [first] = args;
  if (name === "range") return kwargs.length === 0 ? rangeOf(args) : undefined;
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

/** The numbers of a range, if it is short. */
function rangeOf(args: readonly Value[]): Value | undefined {
  const known = args.flatMap((each) => asNumber(each) ?? []);
  if (known.length !== args.length || known.length === 0 || !known.every(Number.isInteger)) return undefined;
  const [start, stop, step = 1] = known.length === 1 ? [0, known[0]] : known;
  const length = step === 0 ? -1 : Math.max(0, Math.ceil((stop - start) / step));
  if (!(length >= 0 && length <= 10_000)) return undefined;
  const items = Array.from({ length }, (_, i) => plain(start + i * step, args[0].from, args));
  return { kind: "list", items, from: 0 };
}

function numberOf(name: string, { args, kwargs }: Arguments): Value | undefined {
  const [first] = args;
  if (kwargs.length > 0) return undefined;
  if (name === "len")
    return args.length === 1 && first.kind === "list" ? plain(first.items.length, 0, [first]) : undefined;
  const text = name === "float" ? asText(first) : undefined;
  // min([1, 2]) is min(1, 2).
  const given = /^m(in|ax)$/.test(name) && args.length === 1 && first.kind === "list" ? first.items : args;
  const known = given.flatMap((each) => asNumber(each) ?? []);
  const value =
    text !== undefined ? fromText(text) : known.length === given.length ? foldCall(name, known) : undefined;
  return value === undefined ? undefined : plain(value, 0, given);
}

/** `float("inf")` and `float("1e-3")`. */
function fromText(text: string): number | undefined {
  const [, sign, digits] = /^\s*([-+]?)(.*?)\s*$/s.exec(text) ?? ["", "", ""];
  const size = /^inf(inity)?$/i.test(digits)
    ? Infinity
    : /^nan$/i.test(digits)
      ? Number.NaN
      : readNumber(digits);
  return size === undefined ? undefined : sign === "-" ? 0 - size : size;
}

/** `config.get("lr", 0.1)` and `getattr(args, "lr", 0.1)`: what the text says of it, else the default, which is told. */
function looked(node: SyntaxNode, callee: SyntaxNode, env: Env, depth: number): Value | undefined {
  const { args } = argumentsOf(node, env, depth);
  const method = callee.name === "MemberExpression";
  const [first] = node.lastChild ? children(node.lastChild) : [];
  const object = method ? callee.firstChild : first;
  const [key, otherwise] = method ? args : args.slice(1);
  const name = asText(key);
  if (!object || name === undefined) return undefined;
  const whole = method ? evaluate(object, env, depth) : undefined;
  if (whole?.kind === "dict") return part(whole, name) ?? otherwise;
  if (!otherwise || otherwise.kind === "open" || otherwise.kind === "call") return undefined;
  const shown = otherwise.kind === "plain" ? String(otherwise.value) : "its default";
  return assuming(
    otherwise,
    `${textOf(env.text, node).replace(/\s+/g, " ")} is ${shown}, for nothing here sets it.`,
  );
}
