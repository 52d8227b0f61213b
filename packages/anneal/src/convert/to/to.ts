import { compile } from "../../compile/index.ts";
import { didYouMean, problem, refuse } from "../../errors/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Exported, ExportOptions, Target } from "./exported.ts";
import { hooks } from "./hooks.ts";
import { inSteps, natives } from "./native.ts";
import { pythonFunction } from "./python/function.ts";
import { simplify } from "./simplify.ts";
import { notesIfEqual } from "./verify.ts";

/**
 * A schedule in a framework's own language: its scheduler where that has the same numbers in every update of the run, else
 * a small function for its hook. Which of the two is proven by reading the scheduler back and comparing.
 *
 * @param target a framework, or `"python"` for the function alone.
 * @param spec with every length in steps, as `pin(spec, horizon)` gives it.
 * @throws AnnealError for an unknown target, lengths that are not in steps, and what does not compile.
 * @example
 * const exported = to("torch", { kind: "cosine", from: 0.1, to: 0, over: 100 }, { steps: 100 });
 * exported.way; // "native"
 * exported.text; // "# The optimizer has lr=0.1.\nscheduler = CosineAnnealingLR(optimizer, T_max=100)\n"
 */
export function to(target: Target, spec: Spec, { steps }: ExportOptions): Exported {
  const targets = Object.keys(hooks);
  if (!Object.hasOwn(hooks, target)) {
    const rule = `one of ${targets.join(", ")}`;
    refuse([problem("unknown", "target", rule, target, { words: targets, ...didYouMean(target, targets) })]);
  }
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= 1e9)) {
    refuse([problem("range", "steps", "a whole number of updates, at least 1", steps)]);
  }
  if (!inSteps(spec))
    refuse([problem("unit", "spec", "lengths in steps, as pin(spec, horizon) gives them", spec)]);
  const curve = compile(spec, { steps });
  const native = target === "python" ? undefined : natives[target];
  if (native && target !== "python") {
    for (const candidate of native.propose(simplify(spec), { steps })) {
      const notes = notesIfEqual(target, candidate, { spec, steps });
      if (!notes) continue;
      const { call, baseLr } = candidate;
      return { way: "native", call, baseLr, text: native.text(call, baseLr), notes };
    }
  }
  const hook = hooks[target];
  const baseLr = highest(curve.at, steps) || 1;
  const source = pythonFunction(spec, { steps, dialect: hook.dialect });
  const after = hook.lines(baseLr);
  return { way: "function", baseLr, text: after === "" ? source : `${source}\n\n${after}`, notes: [] };
}

/** The highest LR of the run, by which a function is divided where the optimizer multiplies it again. */
function highest(at: (step: number) => number, steps: number): number {
  const n = Math.min(steps, 10_000);
  let most = 0;
  for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(at(Math.floor((i * steps) / n))));
  return most;
}
