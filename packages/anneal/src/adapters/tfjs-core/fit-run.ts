import { didYouMean, problem, refuse } from "../../errors/index.ts";
import { type Horizon, inSteps, toSteps } from "../../units/index.ts";
import {
  createRun,
  type Driven,
  type Run,
  type RunState,
  type ScheduleSource,
  toDriven,
} from "../generic/index.ts";
import { levelSetter } from "./apply-levels.ts";
import { type FitParams, fitHorizon } from "./fit-horizon.ts";
import type { FitOptions, Logs, ModelLike } from "./fit-types.ts";

/** One `fit`, or several that make up one run. */
export interface FitRun<State> {
  readonly horizon: Horizon;
  readonly run: Run<State, never>;
  /** Sets the levels for the coming update, and writes them into the logs. */
  readonly before: (logs: Logs | undefined) => void;
  /** Reads the metric, and writes the levels into the logs. */
  readonly afterEpoch: (logs: Logs | undefined) => void;
}

/** What is known when the first epoch of a `fit` begins. */
interface Beginning<State> {
  readonly model: ModelLike;
  readonly params: FitParams;
  readonly epoch: number;
  /** Where the fit before ended, with the same callback. */
  readonly last: RunState<State> | undefined;
}

/** Starts a run, or goes on with one, and sets the optimizer up for it. */
export function beginFit<State, Reading>(
  schedule: ScheduleSource,
  options: FitOptions<State, Reading>,
  { model, params, epoch, last }: Beginning<State>,
): FitRun<State> {
  const horizon = fitHorizon(params, options.horizon);
  const driven = toDriven(schedule, horizon);
  if (driven.batchSize(0) !== undefined) {
    const rule = "none: fit has batches of one size; use a loop of your own";
    refuse([problem("type", "plan.batchSize", rule, driven.batchSize(0))]);
  }
  const run = createRun(driven, startOf(options, { horizon, epoch, last }));
  const monitor = options.control && monitorOf(options.monitor, params.metrics);
  const after = options.monitorAfter === undefined ? 0 : toSteps(options.monitorAfter, horizon);
  const set = levelSetter(model.optimizer, driven);
  let inForce: Logs = {};
  return {
    horizon,
    run: run as Run<State, never>,
    before: (logs) => {
      set(run);
      inForce = ratesOf(driven, run);
      Object.assign(logs ?? {}, inForce);
    },
    afterEpoch: (logs) => {
      Object.assign(logs ?? {}, inForce);
      if (monitor === undefined || run.step < after) return;
      const metric = logs?.[monitor] as number;
      run.read(options.reading ? options.reading(metric, run.step) : (metric as Reading));
      if (run.saysStop()) model.stopTraining = true;
    },
  };
}

/** `lr` of the base group, and `lr_head` of a group called head. */
function ratesOf({ groups, base }: Driven, run: Run<unknown, never>): Logs {
  const rates: Logs = { lr: run.lr(base) };
  groups.forEach(({ name, frozen }, group) => {
    if (group !== base && !frozen) rates[`lr_${name}`] = run.lr(group);
  });
  return rates;
}

/** Where the run begins. What `fit` says and what the user says must agree, unless the user counts the steps. */
function startOf<State, Reading>(
  options: FitOptions<State, Reading>,
  {
    horizon,
    epoch,
    last,
  }: { readonly horizon: Horizon; readonly epoch: number; readonly last: RunState<State> | undefined },
): FitOptions<State, Reading> {
  if (options.horizon?.steps !== undefined) return last ? { ...options, resume: last } : options;
  const perEpoch = horizon.stepsPerEpoch as number;
  const step = Math.round(epoch * perEpoch);
  if (last?.step === step) return { ...options, resume: last };
  const { path, value } =
    options.resume !== undefined
      ? { path: "resume.step", value: (Object(options.resume) as Partial<RunState>).step }
      : { path: "startStep", value: options.startStep };
  if (value === undefined) return options.resume === undefined ? { ...options, startStep: step } : options;
  if (typeof value === "number" && (value < step || value >= step + perEpoch)) {
    const rule = `a step of epoch ${epoch} (${step} to ${step + perEpoch - 1}), where this fit begins`;
    const suggestion = `pass initialEpoch: ${Math.floor(value / perEpoch)} to fit, or horizon.steps`;
    refuse([problem("order", path, rule, value, { suggestion, note: inSteps(horizon.steps) })]);
  }
  return options;
}

function monitorOf(asked: string | undefined, metrics: unknown): string {
  const names = Array.isArray(metrics) ? (metrics as readonly string[]) : [];
  const name = asked ?? (names.includes("val_loss") ? "val_loss" : "loss");
  if (names.length > 0 && !names.includes(name)) {
    const rule = `one of ${names.join(", ")}`;
    refuse([problem("unknown", "monitor", rule, name, didYouMean(name, names))]);
  }
  return name;
}
