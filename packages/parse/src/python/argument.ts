import type { SyntaxNode } from "@lezer/common";
import type { Argument, Call, Framework } from "anneal/convert";
import { argumentsOf } from "./arguments.ts";
import { nestedOf } from "./build.ts";
import type { Built } from "./built.ts";
import type { Env } from "./env.ts";
import { functionOf } from "./functions.ts";
import { spelling, textOf } from "./nodes.ts";
import { readOptimizer } from "./optimizer.ts";
import type { Value } from "./values.ts";

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
        valueCall(value.node, path, built, depth) ??
        nestedOf(value.node, path, built, depth) ??
        leftOpen(textOf(env.text, value.node), undefined, path, built)
      );
    case "function":
      return functionOf(value.node, env) ?? leftOpen(textOf(env.text, value.node), [], path, built);
    case "open":
      return leftOpen(value.text, value.needs, path, built);
  }
}

/** Calls that are values: fastai's `slice(1e-5, 1e-3)`, Composer's `Time(10, "ba")` and `Time.from_batch(10)`. */
const valueCalls: { readonly [F in Framework]?: RegExp } = {
  fastai: /^slice$/,
  composer: /^(\w+\.)*Time(\.from_\w+)?$/,
};

function valueCall(node: SyntaxNode, path: string, built: Built, depth: number): Call | undefined {
  const { env, framework } = built;
  const name = node.firstChild ? textOf(env.text, node.firstChild) : "";
  if (!valueCalls[framework]?.test(name)) return undefined;
  const { args, kwargs, hidden, wrong } = argumentsOf(node, env);
  if (kwargs.length > 0 || hidden || wrong) return undefined;
  if (framework === "fastai") {
    built.assumed.add(
      "The LRs of a slice are shown for as many parameter groups as base LRs are known, else for the last.",
    );
  }
  return { name, args: args.map((each, i) => argumentOf(each, `${path}[${i}]`, built, { depth })) };
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

/** Own properties only: a key such as `__proto__` is a key like any other. */
export const dictionary = (
  entries: readonly (readonly [string, Argument])[],
): { readonly [name: string]: Argument } => Object.fromEntries(entries);
