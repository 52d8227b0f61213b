import type { Horizon } from "../../units/index.ts";
import { type ScheduleSource, toDriven } from "../generic/index.ts";

/**
 * The LR of every update of a run as float32, and one more for what comes after it: for steps that must find their LR by
 * themselves, from a traced count. Make it an array, and an argument of the step:
 *
 *   const rates = np.array(lrTable(spec, { steps }));
 *   const step = jit((rates, count, w) => ... rates.slice(np.minimum(count, steps)) ...);
 *
 * Each value is the schedule's, rounded once to float32. Traced cosines and powers would not be: on jax-js they are
 * approximations in float32. A table takes 4 bytes per update.
 *
 * @param group index of a group of a plan; left out, the base group.
 * @throws AnnealError with every mistake in the schedule.
 * @example lrTable({ kind: "linear", from: 1, to: 0, over: "rest" }, { steps: 4 }); // [1, 0.75, 0.5, 0.25, 0]
 */
export function lrTable(
  schedule: ScheduleSource,
  horizon: Horizon,
  { group }: { readonly group?: number } = {},
): Float32Array {
  const driven = toDriven(schedule, horizon);
  return Float32Array.from({ length: horizon.steps + 1 }, (_, step) => driven.lr(step, group));
}
