import { CustomCallback } from "@tensorflow/tfjs";
import type { ScheduleSource } from "../generic/index.ts";
import { type FitCallback, type FitOptions, lrScheduleFor, type TfLayers } from "../tfjs-core/index.ts";

/**
 * A schedule as a callback of `model.fit` and `model.fitDataset`:
 *
 *   await model.fit(x, y, { epochs: 10, callbacks: lrSchedule(spec) });
 *
 * Update k of the run uses `schedule.at(k)`, set just before its batch. The run is what `fit` says it is: epochs times
 * batches, so that lengths such as "5%", "3ep" and "rest" have a meaning; `initialEpoch` begins at that epoch's step.
 * Each `fit` is a run of its own; with `initialEpoch` where the one before ended, it goes on, the controller too. With
 * `horizon.steps` the run is yours, and every `fit` with this callback goes on.
 *
 * The LR is in the logs of batches and epochs as `lr` (that of an epoch is that of its last update), and so in the
 * history; those of groups as `lr_<name>`. Among several callbacks put this one first.
 *
 * @param schedule a spec, a plan, a curve, a number, or a function of the horizon that returns one of these.
 * @throws AnnealError for mistakes in the options. Those in the schedule come out of `fit`, before its first update.
 * @example lrSchedule({ kind: "cosine", from: 0.1, to: 0, over: "rest" }, { startStep: 30 }).step; // 30
 */
export function lrSchedule<State = never, Reading = never>(
  schedule: ScheduleSource,
  options: FitOptions<State, Reading> = {},
): FitCallback<State> {
  return lrScheduleFor({ CustomCallback } as unknown as TfLayers)(schedule, options);
}
