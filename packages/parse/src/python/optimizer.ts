import type { SyntaxNode } from "@lezer/common";
import type { ConvertContext } from "anneal/convert";
import type { OpenValue } from "../reading.ts";
import { argumentsOf } from "./arguments.ts";
import { type Callee, calleeOf } from "./callee.ts";
import type { Env } from "./env.ts";
import { evaluate } from "./evaluate.ts";
import { children, spelling, textOf } from "./nodes.ts";
import { defaultLrs, isOptimizer } from "./optimizers.ts";
import { packageOf } from "./packages.ts";
import { type Arguments, asNumber, asText, plain, type Value } from "./values.ts";

/** What the text says of an optimizer. */
export interface OptimizerRead {
  readonly from: number;
  readonly context: Pick<ConvertContext, "baseLrs" | "optimizer">;
  /** Its LR, where the text leaves it open. */
  readonly open?: OpenValue & { readonly from: number };
  readonly assumed: readonly string[];
}

/** How deep optimizers may stand in what wraps them. */
const deepest = 6;

/** Reads the call of an optimizer; undefined where the value is none. */
export function readOptimizer(value: Value, env: Env, depth = 0): OptimizerRead | undefined {
  if (value.kind !== "call" || depth > deepest || env.fuel.left <= 0) return undefined;
  const callee = value.node.firstChild ? calleeOf(value.node.firstChild, env) : undefined;
  const given = argumentsOf(value.node, env);
  const known = callee !== undefined && !callee.own && isOptimizer(callee.name);
  const keras = callee?.module !== undefined && packageOf(callee.module) === "keras";
  const lr = lrOf(given, known, keras);
  if (lr || known) return described(value, { callee, given, lr, keras, known }, env);
  const made = callee?.own ? returned(callee, value.node, env) : undefined;
  // accelerator.prepare(optimizer), Lookahead(optimizer): what they wrap decides.
  const inner = made ? [made] : [...given.args, ...given.kwargs.map((each) => each.value)];
  for (const each of inner) {
    const found = readOptimizer(each, env, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function lrOf({ args, kwargs }: Arguments, known: boolean, keras: boolean): Value | undefined {
  const named = kwargs.find(({ key }) => key === "lr" || key === "learning_rate")?.value;
  if (named || !known) return named;
  // Keras has no parameters before the LR.
  return keras || asNumber(args[0]) !== undefined ? args[0] : args[1];
}

interface Described {
  readonly callee: Callee | undefined;
  readonly given: Arguments;
  readonly lr: Value | undefined;
  readonly keras: boolean;
  readonly known: boolean;
}

function described(value: Value, { callee, given, lr, keras, known }: Described, env: Env): OptimizerRead {
  const byName = (wanted: string): Value | undefined => given.kwargs.find(({ key }) => key === wanted)?.value;
  const called = callee?.name ?? "";
  const name = called.startsWith("create_optimizer") ? (asText(byName("opt")) ?? "") : called;
  const usual = lr ? undefined : defaultLrs(keras ? "keras" : "torch", name);
  const own = usual === undefined ? lr : plain(usual, value.from);
  const groups = groupsOf(byName("params") ?? given.args[0], own);
  const open = groups.find((each) => asNumber(each) === undefined);
  const betas = byName("betas") ?? byName("beta_2");
  const beta2 = asNumber(betas?.kind === "list" ? betas.items[1] : betas);
  const ownLr = asNumber(own);
  return {
    from: value.from,
    context: {
      ...(!open && groups.length > 0 && { baseLrs: groups.flatMap((each) => asNumber(each) ?? []) }),
      optimizer: {
        // The name of a variable says nothing.
        ...((known || /^[A-Z]/.test(name)) && { name }),
        ...(ownLr !== undefined && { lr: ownLr }),
        ...(beta2 !== undefined && { beta2 }),
      },
    },
    ...(open && { open: { ...openOf(open, env), from: open.from } }),
    assumed: [
      ...(usual === undefined ? [] : [`${name} has its default LR, ${usual}.`]),
      ...groups.flatMap((each) => each.assumed ?? []),
    ],
  };
}

function openOf(value: Value, env: Env): OpenValue {
  if (value.kind === "open") return { text: value.text, needs: value.needs };
  const node = value.kind === "call" || value.kind === "function" ? value.node : undefined;
  const text = node ? textOf(env.text, node) : "no number";
  return { text, needs: node ? [spelling(text)] : [] };
}

/** The LR of each parameter group: its own, or that of the optimizer. */
function groupsOf(params: Value | undefined, lr: Value | undefined): readonly Value[] {
  const groups = params?.kind === "list" ? params.items : [];
  const dicts = groups.flatMap((each) => (each.kind === "dict" ? [each.entries] : []));
  if (dicts.length === 0 || dicts.length < groups.length) return lr ? [lr] : [];
  const lrs = dicts.map((entries) => entries.find(({ key }) => key === "lr")?.value ?? lr);
  return lrs.every((each) => each !== undefined) ? lrs : [];
}

/** What a function of the text returns, if it returns one thing. */
function returned(callee: Callee, call: SyntaxNode, env: Env): Value | undefined {
  const found = env.scopes.module.bindings.get(callee.full) ?? [];
  const [only] = found;
  if (found.length !== 1 || only.to.kind !== "function" || call.from === only.from) return undefined;
  const results: SyntaxNode[] = [];
  only.to.node.cursor().iterate((ref) => {
    if (ref.name === "ReturnStatement") results.push(ref.node);
  });
  const values = results.length === 1 ? children(results[0]).slice(1) : [];
  return values.length === 1 ? evaluate(values[0], env, 1) : undefined;
}

/** Every optimizer that a text makes. */
export function optimizersOf(env: Env): readonly OptimizerRead[] {
  return env.calls.flatMap((call) => {
    const callee = call.firstChild ? calleeOf(call.firstChild, env) : undefined;
    if (!callee || callee.own || !isOptimizer(callee.name)) return [];
    return readOptimizer({ kind: "call", node: call, from: call.from }, env) ?? [];
  });
}
