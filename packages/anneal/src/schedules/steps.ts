import type { Duration } from "../units/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { firstDescent, rank } from "./lookup.ts";

export interface StepsSpec {
  readonly kind: "steps";
  /** Milestones, ascending: the first step at which the next value already rules. */
  readonly at: readonly Duration[];
  /** One value more than milestones: `values[k]` rules from `at[k - 1]` on. */
  readonly values: readonly number[];
}

/**
 * Piecewise constant: a new value at each milestone.
 *
 *   lr(t) = values[k],   k = how many milestones are <= t
 *
 * Units: `values` are LRs, `at` are Durations counted from the start. Of equal milestones the last rules.
 * Elsewhere: torch MultiStepLR (with a factor: see `multiStep`); Optax piecewise_constant_schedule; Keras
 * PiecewiseConstantDecay changes one update later.
 * @example compile(steps({ at: [30, 60], values: [0.1, 0.01, 0.001] }), { steps: 90 }).at(30); // 0.01
 */
export const steps: Kind<StepsSpec> = /* @__PURE__ */ defineKind<StepsSpec>(
  "steps",
  "A new value at each milestone.",
  {
    at: { type: "list", of: { type: "duration" }, says: "milestones, where the next value already rules" },
    values: { type: "list", of: { type: "number" }, atLeast: 1, says: "LRs, one more than milestones" },
  },
  ({ at, values }, context) => {
    if (values.length !== at.length + 1) {
      context.fail("range", "values", `${at.length + 1} values, one more than milestones`, values);
    }
    const back = firstDescent(at);
    if (back > 0) context.fail("order", `at[${back}]`, `a milestone at or after ${at[back - 1]}`, at[back]);
    const times = Float64Array.from(at);
    const levels = Float64Array.from(values);
    return { span: at.length > 0 ? at[at.length - 1] : 0, at: (t) => levels[rank(times, t)] };
  },
);
