import { fileURLToPath } from "node:url";

/** What a worker process runs, and the arguments that Node needs for it. */
export interface WorkerEntry {
  readonly path: string;
  readonly execArgv: readonly string[];
}

/** The worker beside this file: as built, or, where sources are run as in tests, the source through a loader. */
export function workerEntry(here: string = import.meta.url): WorkerEntry {
  const at = (path: string): string => fileURLToPath(new URL(path, here));
  if (!here.endsWith(".ts")) return { path: at("./worker.js"), execArgv: [] };
  return {
    path: at("./worker.ts"),
    execArgv: ["--import", new URL("../../../test/from-source.mjs", here).href],
  };
}
