export type { Runner } from "../runners/runner.ts";
export { createWorkerRunner, type WorkerRunnerOptions } from "./create-worker-runner.ts";
export type { WorkerEvent, WorkerEventName, WorkerLike } from "./worker-like.ts";
