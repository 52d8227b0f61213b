import { compile } from "../../compile/index.ts";
import { didYouMean, refuse } from "../../errors/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { problem } from "../problem.ts";
import { draftOf, finished, formatsOf } from "./draft.ts";
import { type Exported, type ExportOptions, type Target, targets } from "./exported.ts";
import { inSteps } from "./native.ts";

/**
 * A schedule in a framework's own language: its scheduler where that has the same numbers in every update of the run, else
 * a small function for its hook. Which of the two is proven by reading the scheduler back and comparing.
 *
 * @param target a framework, or `"python"` for the function alone.
 * @param spec with every length in steps, as `pin(spec, horizon)` gives it.
 * @throws AnnealError for an unknown target or format, lengths that are not in steps, and what does not compile; and for
 * a config of a framework that has no scheduler with these numbers.
 * @example
 * const exported = to("torch", { kind: "cosine", from: 0.1, to: 0, over: 100 }, { steps: 100 });
 * exported.way; // "native"
 * exported.text.split("\n").slice(2); // ["from torch.optim.lr_scheduler import CosineAnnealingLR", "", "# The optimizer has lr=0.1.", "scheduler = CosineAnnealingLR(optimizer, T_max=100)", ""]
 * @example to("transformers", { kind: "linear", from: 1e-3, to: 0, over: 50 }, { steps: 50, format: "yaml" }).text.split("\n").slice(2); // ["learning_rate: 0.001", "lr_scheduler_type: linear", "max_steps: 50", ""]
 * @example to("deepspeed", { kind: "rex", from: 1, to: 0, over: 50 }, { steps: 50, format: "json" }); // throws: format: expected "python"
 */
export function to(target: Target, spec: Spec, options: ExportOptions): Exported {
  checkTarget(target, options);
  checkSpec(spec, options.steps);
  return finished(draftOf(target, spec, options), { target, steps: options.steps, spec });
}

/** Refuses what no export is made of. */
export function checkTarget(target: Target, { steps, format }: ExportOptions): void {
  if (!targets.includes(target)) {
    const [rule, words] = [`one of ${targets.join(", ")}`, [...targets]];
    refuse([problem("unknown", "target", rule, target, { words, ...didYouMean(target, words) })]);
  }
  const formats = formatsOf(target);
  if (format !== undefined && !formats.includes(format)) {
    const rule = `one of "${formats.join('", "')}", the formats of ${target}`;
    refuse([problem("unknown", "format", rule, format, { words: [...formats] })]);
  }
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= 1e9)) {
    refuse([problem("range", "steps", "a whole number of updates, at least 1", steps)]);
  }
}

export function checkSpec(spec: Spec, steps: number): void {
  if (!inSteps(spec))
    refuse([problem("unit", "spec", "lengths in steps, as pin(spec, horizon) gives them", spec)]);
  compile(spec, { steps });
}
