export * from "./engine/index.ts";
export { LabError } from "./errors.ts";
export * from "./models/index.ts";
export type { OptimizerSpec, UpdateRates } from "./optimizers/optimizer.ts";
export * from "./random/index.ts";
export type * from "./report/data.ts";
export type { Divergence, Reading, Runner, RunRequest, RunResult, RunWatch } from "./runners/runner.ts";
export * from "./tasks/index.ts";
