import type { WorkerLike } from "@anneal/lab/browser";
import workerAt from "./worker.ts?worker&url";

/** Where the script of the workers lies: loaded once, then kept by the browser. */
export const workerAddress = (): string => workerAt;

export const spawnWorker = (): WorkerLike => new Worker(workerAt, { type: "module" });
