import { partsOf } from "../compile/index.ts";
import { type Problem, problem } from "../errors/index.ts";
import type { Curve } from "../schedules/index.ts";
import type { PlanSpec } from "./spec.ts";

/** What a plan schedules. */
export type LevelName = Exclude<keyof PlanSpec, "version" | "$schema" | "groups">;

/** Steps looked at beside the ends of parts. */
const samples = 1000;

/** The first step, of those looked at, at which a curve leaves the limits of what it schedules. The LR has none. */
export function levelProblem(
  curve: Curve,
  name: LevelName,
  path: string,
  steps: number,
): Problem | undefined {
  if (name === "lr") return undefined;
  const min = name === "batchSize" ? 1 : 0;
  const hasTop = min === 0 && name !== "weightDecay";
  const isWrong = (step: number): boolean => {
    const value = curve.at(step);
    return !(value >= min && (value < 1 || !hasTop));
  };
  const ends = partsOf(curve, steps).flatMap(({ start, end }) => [Math.ceil(start), Math.ceil(end) - 1]);
  const length = Math.min(steps, samples);
  const evenly = Array.from({ length }, (_, i) => Math.floor((i * steps) / length));
  const [first] = [...evenly, ...ends, steps - 1]
    .filter((step) => step >= 0 && step < steps && isWrong(step))
    .sort((one, other) => one - other);
  if (first === undefined) return undefined;
  const rule = `a number of at least ${min}${hasTop ? " and below 1" : ""} at every step`;
  return problem("range", path, rule, curve.at(first), { note: `at step ${first}` });
}
