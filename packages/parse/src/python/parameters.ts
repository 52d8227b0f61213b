import type { SyntaxNode } from "@lezer/common";
import { argumentsOf } from "./arguments.ts";
import { calleeOf } from "./callee.ts";
import type { Env } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { around, children, textOf } from "./nodes.ts";
import type { BoundTo } from "./scopes.ts";
import { assuming, type Value } from "./values.ts";

/**
 * What a parameter of a function is: what the only call of the function passes, or its default, if nothing in the text
 * calls it. Where several calls pass something, nobody knows.
 */
export function parameterOf(
  name: string,
  to: Extract<BoundTo, { kind: "parameter" }>,
  env: Env,
  depth: number,
): Value | undefined {
  const owner = around(to.list, /^(FunctionDefinition|LambdaExpression)$/);
  const calls = owner?.name === "FunctionDefinition" ? callsTo(owner, env) : [];
  if (calls.length > 1) return undefined;
  const passed =
    calls.length === 1 && owner ? passedBy(calls[0], name, { owner, to, env, depth }) : undefined;
  if (passed === "hidden") return undefined;
  if (passed) return passed;
  if (!to.node) return undefined;
  const value = evaluate(to.node, env, depth);
  const told = value.kind === "plain" && value.value !== null && calls.length === 0;
  return told ? assuming(value, `${name} is ${String(value.value)}, the default of its parameter.`) : value;
}

/** The calls of a function, or of the class whose constructor it is. */
function callsTo(owner: SyntaxNode, env: Env): readonly SyntaxNode[] {
  const nameNode = owner.getChild("VariableName");
  const own = nameNode ? textOf(env.text, nameNode) : "";
  const made =
    own === "__init__" ? around(owner.parent, /^ClassDefinition$/)?.getChild("VariableName") : nameNode;
  const wanted = made ? textOf(env.text, made) : "";
  return env.calls.filter((call) => {
    const last = call.firstChild?.name === "MemberExpression" ? call.firstChild.lastChild : call.firstChild;
    if (!last || textOf(env.text, last) !== wanted) return false;
    const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
    return callee !== undefined && (callee.own || callee.module === undefined);
  });
}

interface Asked {
  readonly owner: SyntaxNode;
  readonly to: Extract<BoundTo, { kind: "parameter" }>;
  readonly env: Env;
  readonly depth: number;
}

function passedBy(call: SyntaxNode, name: string, { to, env, depth }: Asked): Value | "hidden" | undefined {
  const { args, kwargs, hidden } = argumentsOf(call, env, depth);
  const byName = kwargs.find((each) => each.key === name)?.value;
  if (byName) return byName;
  const names = children(to.list).filter(
    (each) => each.name === "VariableName" && each.prevSibling?.name !== "AssignOp",
  );
  const order = names.map((each) => textOf(env.text, each));
  const offset = /^(self|cls)$/.test(order[0] ?? "") ? 1 : 0;
  const at = order.indexOf(name) - offset;
  return args[at] ?? (hidden ? "hidden" : undefined);
}
