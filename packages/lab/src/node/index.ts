export type { Runner } from "../runners/runner.ts";
export { createExecRunner, type ExecOptions } from "./exec/index.ts";
export {
  createPool,
  type FileStore,
  type KeepOptions,
  keepRuns,
  openRunStore,
  type PoolOptions,
} from "./pool/index.ts";
export { type ReadSpec, readSpec, readTask } from "./read-task.ts";
export * from "./run-folder/index.ts";
