export { createPool, type PoolOptions } from "./create-pool.ts";
export { type FileStore, openRunStore } from "./run-store.ts";
