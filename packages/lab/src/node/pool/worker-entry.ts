import { fileURLToPath } from "node:url";

/** What a worker process runs, and the arguments that Node needs for it. */
export interface WorkerEntry {
  readonly path: string;
  readonly execArgv: readonly string[];
}

/** The worker beside this file: as built, or, where sources are run as in tests, the source through a loader. */
export function workerEntry(): WorkerEntry {
  const built = new URL("./worker.js", import.meta.url);
  if (!import.meta.url.endsWith(".ts")) return { path: fileURLToPath(built), execArgv: [] };
  const source = new URL("./worker.ts", import.meta.url);
  const loader = new URL("../../../test/from-source.mjs", import.meta.url);
  return { path: fileURLToPath(source), execArgv: ["--import", loader.href] };
}
