export type { Runner } from "../runners/runner.ts";
export { type ReadSpec, readSpec, readTask } from "./read-task.ts";
