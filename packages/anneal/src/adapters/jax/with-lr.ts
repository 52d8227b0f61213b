import type { Horizon } from "../../units/index.ts";
import {
  createRun,
  type Driven,
  type Run,
  type RunOptions,
  type RunState,
  type ScheduleSource,
  toDriven,
} from "../generic/index.ts";

/** A step that gets its levels from a schedule. Call it with the other arguments. */
export interface Scheduled<Arguments extends readonly unknown[], Result, State, Reading> {
  (...rest: Arguments): Result;
  /** Updates done. */
  readonly step: number;
  /** The LR of the next update, of the base group. */
  readonly lr: number;
  /** Gives the controller something to read, such as a validation loss to `plateau`. */
  readonly read: (reading: Reading) => void;
  /** Whether the controller says to stop. */
  readonly saysStop: () => boolean;
  /** Where the run stands, as JSON, for `resume`. */
  readonly state: () => RunState<State>;
}

/**
 * A step whose first argument is the LR, usually jitted, becomes one that takes it from a schedule and counts:
 *
 *   const train = withLr(jit((lr, w, x, y) => ...), spec, { steps: 1000 });
 *   w = train(w, x, y);
 *
 * The LR must be an **argument** of a jitted step: then one trace serves every value. An LR that the step closes over is
 * baked into the trace, and stays what it was at the first call, without a warning. Weights and data should be arrays of
 * a given shape: jax-js traces anew when one that began as a bare number becomes an array.
 *
 * A step that throws is not counted.
 *
 * @throws AnnealError with every mistake in the schedule and the options.
 * @example
 * const train = withLr((lr: number, w: number) => w - lr, linear({ from: 0.5, to: 0, over: "rest" }), { steps: 2 });
 * train(train(1)); // 0.25
 */
export function withLr<Arguments extends readonly unknown[], Result, State = never, Reading = never>(
  step: (lr: number, ...rest: Arguments) => Result,
  schedule: ScheduleSource,
  horizon: Horizon,
  options: RunOptions<State, Reading> = {},
): Scheduled<Arguments, Result, State, Reading> {
  const run = createRun(toDriven(schedule, horizon), options);
  return counted(run, (rest: Arguments) => step(run.lr(), ...rest));
}

/**
 * What a plan says of one update: a number for each group, in the order of the plan, the base group last. What the plan
 * says nothing of is not there.
 */
export interface Levels {
  readonly lr: number[];
  readonly momentum: number[];
  readonly beta1: number[];
  readonly beta2: number[];
  readonly weightDecay: number[];
}

/**
 * Like {@link withLr} for a whole plan: the first argument holds all its levels, those that the plan says nothing of left
 * out. It is a tree of numbers, which a jitted step takes as it is.
 *
 * @throws AnnealError with every mistake in the plan and the options.
 * @example
 * const plan = { lr: 0.1, beta1: 0.9, groups: [{ match: "head.**", multiplier: 10 }] };
 * withLevels((levels) => levels, plan, { steps: 2 })(); // { lr: [1, 0.1], beta1: [0.9, 0.9] }
 */
export function withLevels<Arguments extends readonly unknown[], Result, State = never, Reading = never>(
  step: (levels: Levels, ...rest: Arguments) => Result,
  plan: ScheduleSource,
  horizon: Horizon,
  options: RunOptions<State, Reading> = {},
): Scheduled<Arguments, Result, State, Reading> {
  const driven = toDriven(plan, horizon);
  const run = createRun(driven, options);
  return counted(run, (rest: Arguments) => step(levelsOf(driven, run), ...rest));
}

const others = ["momentum", "beta1", "beta2", "weightDecay"] as const;

function levelsOf(driven: Driven, run: Pick<Run<never, never>, "step" | "lr">): Levels {
  const levels: { -readonly [K in keyof Levels]?: number[] } = {
    lr: driven.groups.map((_, group) => run.lr(group)),
  };
  for (const name of others) {
    const values = driven.groups.map((_, group) => driven[name](run.step, group));
    if (values.some((value) => value !== undefined)) levels[name] = values.map((value) => value ?? 0);
  }
  return levels as Levels;
}

function counted<Arguments extends readonly unknown[], Result, State, Reading>(
  run: Run<State, Reading>,
  call: (rest: Arguments) => Result,
): Scheduled<Arguments, Result, State, Reading> {
  const scheduled = (...rest: Arguments): Result => {
    const result = call(rest);
    run.advance();
    return result;
  };
  const own = {
    get step(): number {
      return run.step;
    },
    get lr(): number {
      return run.lr();
    },
    read: run.read,
    saysStop: run.saysStop,
    state: run.state,
  };
  const described = Object.defineProperties(scheduled, Object.getOwnPropertyDescriptors(own));
  return described as Scheduled<Arguments, Result, State, Reading>;
}
