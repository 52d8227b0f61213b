export type { Batch, Engine, Machine, MachineState, Program } from "./engine/engine.ts";
export type { CharactersSpec, CnnSpec, LossName, MlpSpec, ModelSpec, Parameter } from "./models/model.ts";
export type { OptimizerSpec, UpdateRates } from "./optimizers/optimizer.ts";
export type * from "./report/data.ts";
export type { Divergence, Reading, Runner, RunRequest, RunResult, RunWatch } from "./runners/runner.ts";
export type { CsvSpec, Dataset, Fact, ImagesSpec, Task, TaskSpec, TextSpec } from "./tasks/task.ts";
