export { createAnswer } from "./answer.ts";
export type { FromWorker, ToWorker } from "./messages.ts";
export { WorkerDied, type WorkerLink } from "./worker-link.ts";
export { createWorkerPool } from "./worker-pool.ts";
