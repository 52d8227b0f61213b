import type { SyntaxNode } from "@lezer/common";
import { type Argument, type Call, type Framework, frameworks } from "anneal/convert";
import type { OpenValue, Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import { argumentsOf } from "./arguments.ts";
import { type Callee, calleeOf } from "./callee.ts";
import type { Env } from "./env.ts";
import { decide } from "./framework.ts";
import { functionOf } from "./functions.ts";
import { spelling, textOf } from "./nodes.ts";
import { type OptimizerRead, readOptimizer } from "./optimizer.ts";
import type { Value } from "./values.ts";

/** What is gathered while a call is built. */
export interface Built {
  readonly framework: Framework;
  readonly env: Env;
  readonly placeAt: (offset: number) => Place;
  readonly places: { [path: string]: Place };
  readonly open: { [path: string]: OpenValue };
  /** Calls that stand inside this one: they are no schedulers of their own. */
  readonly inside: Set<number>;
  readonly assumed: Set<string>;
  readonly mistakes: Mistake[];
  optimizer?: OptimizerRead;
}

/** Nothing gathered yet. */
export const startBuilding = (
  framework: Framework,
  { env, placeAt }: Pick<Built, "env" | "placeAt">,
  inside: Set<number> = new Set(),
): Built => ({ framework, env, placeAt, places: {}, open: {}, inside, assumed: new Set(), mistakes: [] });

/** How deep schedulers may stand in schedulers. */
const deepest = 30;

/** Builds the call of a scheduler, with the place of each argument by the path that `from` gives it. */
export function buildCall(node: SyntaxNode, callee: Callee, path: string, built: Built, depth = 0): Call {
  const { env, placeAt } = built;
  const { args, kwargs, hidden, wrong } = argumentsOf(node, env);
  built.places[path] = placeAt(node.from);
  if (wrong) built.mistakes.push({ place: placeAt(wrong.from), path, code: "order", ...wrong });
  if (hidden) {
    const suggestion = "write them out";
    built.mistakes.push({
      place: placeAt(hidden.from),
      path,
      expected: "arguments that are written out",
      received: hidden.text,
      suggestion,
    });
  }
  const params = paramsOf(built.framework, callee.name);
  const call = {
    name: callee.full,
    args: args.map((value, i) => {
      const spot = params[i] === undefined ? `${path}[${i}]` : `${path}.${params[i]}`;
      return argumentOf(value, spot, built, { name: params[i], depth });
    }),
    kwargs: dictionary(
      kwargs.map(({ key: name, value, from }) => {
        const argument = argumentOf(value, `${path}.${name}`, built, { name, depth });
        // What is wrong with a name that the scheduler has not is the name.
        if (!params.includes(name)) built.places[`${path}.${name}`] = placeAt(from);
        return [name, argument];
      }),
    ),
  };
  if (depth === 0 && env.fuel.left <= 0) {
    const expected = "less to be read: values of values of values";
    built.mistakes.push({ place: placeAt(node.from), path, code: "size", expected, received: "too many" });
  }
  return call;
}

/** Own properties only: a key such as `__proto__` is a key like any other. */
const dictionary = (
  entries: readonly (readonly [string, Argument])[],
): { readonly [name: string]: Argument } => Object.fromEntries(entries);

const paramsOf = (framework: Framework, name: string): readonly string[] => {
  const table = frameworks[Object.hasOwn(frameworks[framework], name) ? framework : "torch"];
  return Object.hasOwn(table, name) ? table[name].params : [];
};

interface Spot {
  /** The name of the parameter, where it is known. */
  readonly name?: string;
  readonly depth: number;
}

/** Where a run goes on, which changes nothing about the schedule itself. */
const resuming = /^(last_epoch|last_batch_iteration|last_step)$/;

/** Makes an argument of a value, and notes where it stands and what it leaves open. */
export function argumentOf(value: Value, path: string, built: Built, { name = "", depth }: Spot): Argument {
  const { env } = built;
  built.places[path] = built.placeAt(value.from);
  // Names in lists of names are shared while they are read; written out they could fill the memory.
  env.fuel.left -= 5;
  if (env.fuel.left <= 0) return undefined;
  for (const each of value.assumed ?? []) built.assumed.add(each);
  if (name === "optimizer") return optimizerOf(value, built);
  if (resuming.test(name) && value.kind !== "plain") {
    built.assumed.add(`${name} is left out: the schedule is read from its start.`);
    return undefined;
  }
  const word = wordOf(value, name, env);
  if (word !== undefined) return word;
  const inner = (each: Value, spot: string, key?: string): Argument =>
    argumentOf(each, spot, built, { name: key, depth });
  switch (value.kind) {
    case "plain":
      return value.value;
    case "list":
      return value.items.map((each, i) => inner(each, `${path}[${i}]`));
    case "dict":
      return dictionary(
        value.entries.map(({ key, value: each }) => {
          const argument = inner(each, `${path}.${key}`, key);
          built.places[`${path}[${key}]`] = built.placeAt(each.from);
          return [key, argument];
        }),
      );
    case "call":
      return (
        nestedOf(value.node, path, built, depth) ??
        leftOpen(textOf(env.text, value.node), undefined, path, built)
      );
    case "function":
      return functionOf(value.node, env) ?? leftOpen(textOf(env.text, value.node), [], path, built);
    case "open":
      return leftOpen(value.text, value.needs, path, built);
  }
}

/** A class or a member of an enumeration where a word is meant: `type=StepLR`, `SchedulerType.COSINE`. */
function wordOf(value: Value, name: string, env: Env): string | undefined {
  if (value.kind !== "open" || !/^[\w.]+$/.test(value.text)) return undefined;
  const member = /(?:^|\.)SchedulerType\.([A-Z_]+)(?:\.value)?$/.exec(value.text)?.[1];
  if (member) return member === "REDUCE_ON_PLATEAU" ? "reduce_lr_on_plateau" : member.toLowerCase();
  return name === "type" ? className(value.text, env) : undefined;
}

/** The name of a class that a module imports, perhaps under another. */
export function className(text: string, env: Env): string {
  const [root, ...rest] = text.split(".");
  const [bound] = env.scopes.module.bindings.get(root) ?? [];
  const full = bound?.to.kind === "import" ? [bound.to.name, ...rest].join(".") : text;
  return full.slice(full.lastIndexOf(".") + 1);
}

function leftOpen(text: string, needs: readonly string[] | undefined, path: string, built: Built): Argument {
  built.open[path] = { text, needs: needs ?? [spelling(text)] };
  return { ref: text };
}

/** The optimizer is not converted; what it says of LRs is kept. */
function optimizerOf(value: Value, built: Built): Argument {
  const found = readOptimizer(value, built.env);
  if (found) built.optimizer ??= found;
  return value.kind === "plain" ? value.value : { ref: "optimizer" };
}

/** A scheduler inside another. */
function nestedOf(node: SyntaxNode, path: string, built: Built, depth: number): Call | undefined {
  const { env, framework } = built;
  const callee = node.firstChild ? calleeOf(node.firstChild, env) : undefined;
  if (!callee || depth >= deepest) return undefined;
  const stars = env.scopes.stars;
  const allowed: readonly Framework[] = framework === "ignite" ? ["ignite", "torch"] : [framework];
  for (const each of allowed) {
    const decision = decide(callee, () => argumentsOf(node, env), { from: each, stars });
    if (decision.kind !== "one") continue;
    built.inside.add(node.to);
    if (decision.assumed) built.assumed.add(decision.assumed);
    return buildCall(node, callee, path, built, depth + 1);
  }
  return undefined;
}
