export type { Driven, RunOptions, RunState, Schedule, ScheduleSource } from "../generic/index.ts";
export { createScheduler, type Scheduler } from "./create-scheduler.ts";
export type { FitParams } from "./fit-horizon.ts";
export type {
  CallbackLike,
  FitCallback,
  FitOptions,
  Logs,
  TfLayers,
  YieldEvery,
} from "./fit-types.ts";
export { type Grouped, groupOptimizers, type OptimizerGroup, type WeightLike } from "./group-optimizers.ts";
export { type LrSchedule, lrScheduleFor } from "./lr-schedule-for.ts";
export type { OptimizerLike } from "./optimizer.ts";
export { setBeta } from "./set-beta.ts";
export { getLr, setLr } from "./set-lr.ts";
export { setMomentum } from "./set-momentum.ts";
