import type { SyntaxNode } from "@lezer/common";
import { argumentsOf } from "./arguments.ts";
import type { Env } from "./env.ts";
import { textOf } from "./nodes.ts";
import { asNumber, assuming, plain, type Value } from "./values.ts";

/**
 * The LRs that fastai makes of `slice(...)`: `slice(1e-3)` gives the last parameter group 1e-3 and all others a tenth of it;
 * `slice(1e-5, 1e-3)` goes from the first group to the last. How many groups there are is for the model to say.
 *
 * Source: fastai `Optimizer.set_hypers`, `Learner.fit_one_cycle`.
 */
export function sliceOf(node: SyntaxNode, env: Env): Value | undefined {
  if (!node.firstChild || textOf(env.text, node.firstChild) !== "slice") return undefined;
  const { args, kwargs } = argumentsOf(node, env);
  const stop = asNumber(args[args.length - 1]);
  const start = args.length === 2 ? args[0] : undefined;
  const from = asNumber(start);
  if (stop === undefined || kwargs.length > 0 || args.length > 2) return undefined;
  if (from !== undefined) {
    const ends: Value = { kind: "list", items: args, from: node.from };
    return assuming(ends, "Of the parameter groups of a slice the first and the last are shown.");
  }
  if (start && !(start.kind === "plain" && start.value === null)) return undefined;
  return assuming(
    plain(stop, node.from),
    "Of the parameter groups of a slice the last is shown; the others have a tenth.",
  );
}
