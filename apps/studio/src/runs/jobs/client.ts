import type { AnswerOf, JobName, RequestOf } from "./jobs.ts";
import { createPool, type JobOptions } from "./pool.ts";

/** Gives jobs to workers of the page; where there can be none, does them in the page. */
export interface Client {
  /** Rejects with the job's error, or the reason of its signal. */
  readonly run: <Name extends JobName>(
    name: Name,
    request: RequestOf<Name>,
    options?: JobOptions,
  ) => Promise<AnswerOf<Name>>;
  readonly close: () => void;
}

/** Files that are read at once: the page and the laws need cores, too. */
const readers = Math.max(1, Math.min(3, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));

/** A long file does not hold up forecasts, and its reading can be ended without them. */
export function createClient(makeWorker: () => Worker | undefined): Client {
  const reading = createPool(makeWorker, readers);
  const laws = createPool(makeWorker, 1);
  return {
    run: (name, request, options) =>
      (name === "read" ? reading : laws).run(name, request, options) as Promise<AnswerOf<typeof name>>,
    close: () => {
      reading.close();
      laws.close();
    },
  };
}
