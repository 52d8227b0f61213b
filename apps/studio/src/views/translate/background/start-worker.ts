import workerAt from "./worker.ts?worker&url";

/** A worker that reads and compares. */
export const startWorker = (): Worker => new Worker(workerAt, { type: "module", name: "translate" });
