import { availableParallelism } from "node:os";
import type { RunDefaults } from "../../runners/local-runner.ts";
import type { Runner } from "../../runners/runner.ts";
import { createWorkerPool, type WorkerLink } from "../../runners/workers/index.ts";
import type { TaskSpec } from "../../tasks/index.ts";
import { workerEntry } from "./worker-entry.ts";
import { startWorker } from "./worker-process.ts";

export interface PoolOptions extends RunDefaults {
  /** With paths, which every worker reads, or with the content in it. */
  readonly task: TaskSpec;
  /** Worker processes. Default: one for every core. */
  readonly width?: number;
}

/**
 * Does runs in worker processes, which start when they are first needed. Each loads the task and compiles a program
 * once. What comes of a run does not depend on the worker that did it, nor on what that one did before.
 *
 * `run` throws what is wrong with the task or the request, as AnnealError or LabError. A worker that dies fails nothing:
 * its run is done once more by another, and only then a `RunError`; other runs go on.
 */
export function createPool({ task, width = availableParallelism(), ...defaults }: PoolOptions): Runner {
  const entry = workerEntry();
  const { atOnce } = defaults;
  const start = (): WorkerLink => startWorker(entry, task, defaults);
  return createWorkerPool({ width, start, ...(atOnce !== undefined && { atOnce }) });
}
