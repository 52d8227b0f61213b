import type { SyntaxNode } from "@lezer/common";
import { attributeOf } from "./attributes.ts";
import { updated } from "./compute.ts";
import { type Env, openAt } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { lookup } from "./lookup.ts";
import { children, spelling, textOf } from "./nodes.ts";
import { parameterOf } from "./parameters.ts";
import type { Binding } from "./scopes.ts";
import { assuming, part, type Value } from "./values.ts";

/** What a variable is where it is used. */
export function named(node: SyntaxNode, env: Env, depth: number): Value {
  const found = lookup(spelling(textOf(env.text, node)), node, env.scopes);
  return found.kind === "one" ? bound(found.binding, node, env, depth) : openAt(node, env);
}

/** The value that a binding gives. */
function bound({ name, to }: Binding, use: SyntaxNode, env: Env, depth: number): Value {
  switch (to.kind) {
    case "value": {
      const value = evaluate(to.node, env, depth + 1);
      // What is missing is told by the name that is used, unless it is a part of what the name stands for.
      const whole = value.kind === "open" && value.needs.join() === spelling(textOf(env.text, to.node));
      return whole ? openAt(use, env) : value;
    }
    case "tuple":
      return { kind: "list", items: to.nodes.map((each) => evaluate(each, env, depth + 1)), from: use.from };
    case "item": {
      const whole = evaluate(to.node, env, depth + 1);
      const item = whole.kind === "list" ? whole.items[to.index] : undefined;
      return item ? assuming(item, ...(whole.assumed ?? [])) : openAt(use, env);
    }
    case "update":
      return updated(to.node, use, env, depth + 1);
    case "parameter":
      return parameterOf(name, to, env, depth + 1) ?? openAt(use, env);
    case "function":
      return { kind: "function", node: to.node, from: use.from };
    default:
      return openAt(use, env);
  }
}

/** `a.b` and `a["b"]`: bound by that spelling, or a part of what `a` is. */
export function member(node: SyntaxNode, env: Env, depth: number): Value {
  const found = lookup(spelling(textOf(env.text, node)), node, env.scopes);
  if (found.kind === "one") return bound(found.binding, node, env, depth);
  const [object, last] = [node.firstChild, node.lastChild];
  if (found.kind === "several" || !object || !last) return openAt(node, env);
  const part =
    last.name === "PropertyName"
      ? attributeOf(object, textOf(env.text, last).normalize("NFKC"), env, depth)
      : itemOf(object, node, env, depth);
  return part ?? openAt(node, env);
}

/** `a["b"]` of a dictionary, `a[0]` of a list. */
function itemOf(object: SyntaxNode, node: SyntaxNode, env: Env, depth: number): Value | undefined {
  const [key, ...more] = children(node, /^:$/).slice(1);
  if (!key || key.name === ":" || more.length > 0) return undefined;
  const [whole, at] = [evaluate(object, env, depth), evaluate(key, env, depth)];
  if (at.kind !== "plain") return undefined;
  if (whole.kind === "dict") return part(whole, String(at.value));
  const item =
    whole.kind === "list" && Number.isInteger(at.value) ? whole.items.at(at.value as number) : undefined;
  return item && assuming(item, ...(whole.assumed ?? []));
}
