export * from "./engine/index.ts";
export * from "./models/index.ts";
export type { OptimizerSpec, UpdateRates } from "./optimizers/optimizer.ts";
export * from "./random/index.ts";
export type * from "./report/data.ts";
export type { Divergence, Reading, Runner, RunRequest, RunResult, RunWatch } from "./runners/runner.ts";
export type { CsvSpec, Dataset, Fact, ImagesSpec, Task, TaskSpec, TextSpec } from "./tasks/task.ts";
