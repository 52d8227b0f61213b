import type { Horizon } from "../../units/index.ts";
import {
  createRun,
  type RunOptions,
  type RunState,
  type ScheduleSource,
  toDriven,
} from "../generic/index.ts";
import { levelSetter } from "./apply-levels.ts";
import type { OptimizerLike } from "./optimizer.ts";

/** A schedule that drives an optimizer in a loop of your own. */
export interface Scheduler<State = never, Reading = never> {
  /** Updates done. */
  readonly step: number;
  /** The LR in force, of the base group: that of update number `step`. */
  readonly lr: number;
  /** The LR of any update without a controller's factor: a pure function. */
  readonly at: (step: number, group?: number) => number;
  /** Call after each update: sets the levels for the next. */
  readonly advance: () => void;
  /** Gives the controller something to read, and sets the LR anew. */
  readonly read: (reading: Reading) => void;
  /** Whether the controller says to stop, as `earlyStop` does. */
  readonly saysStop: () => boolean;
  /** Where the run stands, as JSON, for `resume`. */
  readonly state: () => RunState<State>;
}

/**
 * Drives a TF.js optimizer by a schedule, in a loop of your own. The LR for the first update is set at once, and for
 * every next one by `advance()`:
 *
 *   update k uses schedule.at(k) * control.factor(k)
 *
 * @param optimizer of `tf.train`, of a model, or of `groupOptimizers`.
 * @param schedule a spec, a plan, a curve or a number.
 * @throws AnnealError with every mistake in the schedule, and when the optimizer cannot do what a plan asks of it.
 * @example
 * const optimizer = { learningRate: 1 };
 * const scheduler = createScheduler(optimizer, linear({ from: 0.4, to: 0, over: "rest" }), { steps: 4 });
 * scheduler.advance();
 * optimizer.learningRate; // 0.3
 * scheduler.state(); // { step: 1 }
 */
export function createScheduler<State = never, Reading = never>(
  optimizer: OptimizerLike,
  schedule: ScheduleSource,
  horizon: Horizon,
  options: RunOptions<State, Reading> = {},
): Scheduler<State, Reading> {
  const driven = toDriven(schedule, horizon);
  const run = createRun(driven, options);
  const set = levelSetter(optimizer, driven);
  set(run);
  return {
    get step() {
      return run.step;
    },
    get lr() {
      return run.lr(driven.base);
    },
    at: (step, group = driven.base) => driven.lr(step, group),
    advance: () => {
      run.advance();
      set(run);
    },
    read: (reading) => {
      run.read(reading);
      set(run);
    },
    saysStop: run.saysStop,
    state: run.state,
  };
}
