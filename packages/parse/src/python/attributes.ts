import type { SyntaxNode } from "@lezer/common";
import { argumentsOf } from "./arguments.ts";
import { calleeOf } from "./callee.ts";
import { optionOf } from "./command-line.ts";
import type { Env } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { lookup } from "./lookup.ts";
import { dotted, spelling, textOf } from "./nodes.ts";
import { part, type Value } from "./values.ts";

/** Classes whose objects only hold what they are made of. */
const holders =
  /^(SimpleNamespace|Namespace|EasyDict|edict|AttrDict|Munch|Box|ConfigDict|Config|DotMap|dotdict)$/;

/** An attribute of a class, of an object, of a holder of settings, or of parsed arguments. */
export function attributeOf(object: SyntaxNode, name: string, env: Env, depth: number): Value | undefined {
  const parts = dotted(env.text, object);
  const found =
    parts === undefined ? undefined : lookup(spelling(textOf(env.text, object)), object, env.scopes);
  if (found?.kind === "one" && found.binding.to.kind === "class") {
    return ofClass(found.binding.to.node, name, env, depth);
  }
  const whole = evaluate(object, env, depth);
  if (whole.kind === "dict") return part(whole, name);
  if (whole.kind === "call") return ofCall(whole.node, name, env, depth);
  return parts && optionOf(parts[parts.length - 1], name, env, depth);
}

/** What a call makes: an object of a class of the text, a holder, or parsed arguments. */
function ofCall(call: SyntaxNode, name: string, env: Env, depth: number): Value | undefined {
  const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
  if (!callee) return undefined;
  if (/^parse_(known_)?args(_into_dataclasses)?$/.test(callee.name))
    return optionOf("parsed", name, env, depth);
  const { args, kwargs } = argumentsOf(call, env, depth);
  const given = kwargs.find((each) => each.key === name)?.value;
  const found = lookup(callee.full, call, env.scopes);
  if (found.kind === "one" && found.binding.to.kind === "class") {
    return given ?? ofClass(found.binding.to.node, name, env, depth);
  }
  if (!holders.test(callee.name)) return undefined;
  const [first] = args;
  return given ?? part(first, name);
}

/** The attribute of a class that its body sets once, or its methods. */
function ofClass(node: SyntaxNode, name: string, env: Env, depth: number): Value | undefined {
  const bindings = env.scopes.inside(node)?.bindings;
  const list = bindings?.get(`self.${name}`) ?? bindings?.get(name) ?? [];
  const [only] = list;
  return list.length === 1 && only.to.kind === "value" ? evaluate(only.to.node, env, depth + 1) : undefined;
}
