import workerAt from "./worker.ts?worker&url";

/** A worker for jobs. */
export const makeWorker = (): Worker => new Worker(workerAt, { type: "module", name: "logs" });
