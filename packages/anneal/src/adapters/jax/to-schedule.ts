import { problem, refuse } from "../../errors/index.ts";
import type { Horizon } from "../../units/index.ts";
import { type ScheduleSource, toDriven } from "../generic/index.ts";

/**
 * A schedule as optax has it: a function of the count of updates done. Give it to whatever takes a `Schedule`, such as
 * `sgd`, `adamw` or `scaleBySchedule` of jax-js's port of optax.
 *
 * It runs on the host, in float64. Inside `jit` a count is traced and has no value yet: there it refuses, and the LR is an
 * argument ({@link withLr}) or comes from a table ({@link lrTable}).
 *
 * @param group index of a group of a plan; left out, the base group.
 * @throws AnnealError with every mistake in the schedule; when called with anything but a number.
 * @example toSchedule({ kind: "linear", from: 1, to: 0, over: "rest" }, { steps: 100 })(25); // 0.75
 * @example toSchedule(0.1, { steps: 100 })({} as unknown as number); // throws: count: expected a number
 */
export function toSchedule(
  schedule: ScheduleSource,
  horizon: Horizon,
  { group }: { readonly group?: number } = {},
): (count: number) => number {
  const driven = toDriven(schedule, horizon);
  return (count) => {
    if (typeof count !== "number") {
      const rule = "a number; inside jit make the LR an argument (withLr), or look it up (lrTable)";
      refuse([problem("type", "count", rule, count)]);
    }
    return driven.lr(count, group);
  };
}
