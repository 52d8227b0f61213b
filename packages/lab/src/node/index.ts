export type { Runner } from "../runners/runner.ts";
export { createExecRunner, type ExecOptions } from "./exec/index.ts";
export { type ReadSpec, readSpec, readTask } from "./read-task.ts";
export * from "./run-folder/index.ts";
