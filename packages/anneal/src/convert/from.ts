import { compile } from "../compile/index.ts";
import { AnnealError, didYouMean, refuse } from "../errors/index.ts";
import { type Call, lastPart } from "./call.ts";
import type { ConvertContext } from "./context.ts";
import type { Converted } from "./converted.ts";
import { type Framework, frameworks } from "./frameworks.ts";
import { problem } from "./problem.ts";
import { shownNotes } from "./shown.ts";

/**
 * What a framework's scheduler really does: specs of anneal with the same numbers, and what to know about them.
 *
 * @param framework whose scheduler it is.
 * @param call the scheduler's name and arguments, as its user writes them; nested schedulers are calls in calls.
 * @param context base LRs and whatever else changes the numbers. What a scheduler needs and does not find, it asks for.
 * @throws AnnealError with every mistake in the arguments, and for what cannot be converted, saying why.
 * @example from("torch", { name: "StepLR", kwargs: { step_size: 30 } }, { baseLrs: [0.1] }).groups.length; // 1
 * @example from("optax", { name: "linear_schedule", args: [1, 0, 100] }).groups; // [{ kind: "linear", from: 1, to: 0, over: 100 }]
 * @example from("torch", { name: "StepLR", kwargs: { stepsize: 30 } }); // throws: did you mean "step_size"?
 */
export function from(framework: Framework, call: Call, context: ConvertContext = {}): Converted {
  const names = Object.keys(frameworks);
  if (!Object.hasOwn(frameworks, framework)) {
    refuse([
      problem("unknown", "framework", `one of ${names.join(", ")}`, framework, {
        words: names,
        ...didYouMean(framework, names),
      }),
    ]);
  }
  const schedulers = frameworks[framework];
  const written = typeof call?.name === "string" ? call.name : "";
  const name = Object.hasOwn(schedulers, written) ? written : lastPart(written);
  if (!Object.hasOwn(schedulers, name)) {
    const words = Object.keys(schedulers);
    const rule = `one of ${words.join(", ")}`;
    refuse([problem("unknown", framework, rule, call?.name, { words, ...didYouMean(name, words) })]);
  }
  const converted = schedulers[name].convert(call, { path: name, context });
  within(converted, name);
  const notes = shownNotes(converted);
  return notes.length === converted.notes.length ? converted : { ...converted, notes };
}

/** Refuses what is too large or too small for a schedule, before anybody uses it. */
function within(converted: Converted, name: string): void {
  const { groups, momentum = [], betas = [], weightDecay = [] } = converted;
  for (const spec of [...groups, ...momentum, ...betas.flat(), ...weightDecay]) {
    try {
      // A long table is read faster than it compiles.
      if (spec.kind !== "table" || !spec.runs.every(([value]) => Math.abs(value) <= 1e100))
        compile(spec, { steps: 1 });
    } catch (error) {
      if (!(error instanceof AnnealError)) throw error;
      const rule = "lengths of 1e-9 to 1e15 steps, and levels of at most 1e100";
      refuse([
        problem("range", name, rule, error.path, { note: `${error.expected}, not ${error.received}` }),
      ]);
    }
  }
}
