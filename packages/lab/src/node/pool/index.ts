export { createPool, type PoolOptions } from "./create-pool.ts";
export { type FileStore, type KeepOptions, keepRuns, openRunStore } from "./run-store.ts";
