import type { SyntaxNode } from "@lezer/common";
import { type Call, type Framework, frameworks } from "anneal/convert";
import { argumentOf, dictionary } from "./argument.ts";
import { argumentsOf } from "./arguments.ts";
import type { Built } from "./built.ts";
import { type Callee, calleeOf } from "./callee.ts";
import { decide } from "./framework.ts";

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

const paramsOf = (framework: Framework, name: string): readonly string[] => {
  const table = frameworks[Object.hasOwn(frameworks[framework], name) ? framework : "torch"];
  return Object.hasOwn(table, name) ? table[name].params : [];
};

/** A scheduler inside another. */
export function nestedOf(node: SyntaxNode, path: string, built: Built, depth: number): Call | undefined {
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
