export { type Driven, type Schedule, type ScheduleSource, toDriven } from "./driven.ts";
export { createRun, type Run, type RunOptions, type RunState } from "./run.ts";
