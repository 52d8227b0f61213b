import type { Spec } from "../../schedules/index.ts";
import { lrAt } from "./curve.ts";
import { specOfPart, tidy } from "./part-spec.ts";
import type { Part } from "./parts.ts";
import { digitsOf } from "./simple.ts";

/** The spec of parts, one after the other. Before the first nothing was logged: its level is held from step 0 on. */
export function specOfParts(all: readonly Part[]): Spec {
  const parts = all.map(beforeWhole);
  const of: Spec[] = [];
  const [first] = parts;
  if (first.begin > 0)
    of.push({ kind: "constant", value: lrAt(first.model, first.begin), over: tidy(first.begin) });
  for (let k = 0; k < parts.length; ) {
    const levels = levelsFrom(parts, k);
    const last = k + levels.length === parts.length;
    of.push(levels.length > 1 ? stepsSpec(levels, last) : specOfPart(parts[k]));
    k += Math.max(1, levels.length);
  }
  return of.length === 1 ? of[0] : { kind: "sequence", of };
}

/**
 * A part that begins between two steps and ends at a whole one, ended a little before: lengths that are added must not pass
 * a step at which the next part already rules.
 */
const beforeWhole = (part: Part): Part =>
  Number.isInteger(part.end) && !Number.isInteger(part.begin) ? { ...part, end: part.end - 1e-6 } : part;

/** The parts from a place on that are levels, one after the other. */
function levelsFrom(parts: readonly Part[], from: number): readonly Part[] {
  let end = from;
  while (end < parts.length && parts[end].model.family.kind === "constant") end++;
  return parts.slice(from, end);
}

/** Levels as a step decay, where each is the same share of the one before, after the same number of steps; else as they are. */
function stepsSpec(levels: readonly Part[], isLast: boolean): Spec {
  const { begin } = levels[0];
  const values = levels.map((part) => part.model.p[0]);
  const at = levels.slice(1).map((part) => tidy(part.begin - begin));
  const every = at[0];
  const factor = Number((values[1] / values[0]).toPrecision(6));
  const even = at.every((step, k) => Math.abs(step - every * (k + 1)) < 1e-6 * step);
  const geometric = values.every((value, k) => Math.abs(value - values[0] * factor ** k) < 1e-6 * values[0]);
  // The last level must not outlast the others: a step decay would go on.
  const last = levels[levels.length - 1];
  const steps: Spec = { kind: "steps", at, values };
  // Steps end where the last level begins: what follows would cut it off.
  if (!isLast) return { kind: "slice", of: steps, over: tidy(last.end - begin) };
  const ended = last.end - last.begin <= every;
  const isStepDecay =
    ended &&
    levels.length > 2 &&
    even &&
    geometric &&
    factor > 0 &&
    digitsOf(factor) <= 4 &&
    Number.isInteger(every);
  if (!isStepDecay) return steps;
  return { kind: "stairs", of: { kind: "exponential", from: values[0], factor, per: every }, every };
}
