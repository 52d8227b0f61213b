import type { RunDefaults } from "../runners/local-runner.ts";
import type { Runner } from "../runners/runner.ts";
import { createWorkerPool, type WorkerLink } from "../runners/workers/index.ts";
import type { TaskSpec } from "../tasks/index.ts";
import { startPageWorker } from "./page-worker.ts";
import type { WorkerLike } from "./worker-like.ts";

export interface WorkerRunnerOptions extends RunDefaults {
  /** With the content in it: `text`, or `images` and `labels`. A page has no paths. */
  readonly task: TaskSpec;
  /**
   * Makes a worker that runs `@anneal/lab/browser/worker`. In the way that bundlers know, with a file of one's own
   * beside the page whose only line is `import "@anneal/lab/browser/worker";`:
   * `() => new Worker(new URL("./worker.js", import.meta.url), { type: "module" })`.
   */
  readonly spawn: () => WorkerLike;
  /** Workers. Default: one for every core. */
  readonly width?: number;
}

/**
 * Does runs in workers of a page, which start when they are first needed: what `createPool` of `@anneal/lab/node` does
 * with processes. `tune`, `compare` and `findRate` take it as their runner; the page stays free meanwhile.
 *
 * `run` throws what is wrong with the task or the request, as AnnealError or LabError. A worker that dies fails nothing:
 * its run is done once more by another, and only then a `RunError`; other runs go on.
 */
export function createWorkerRunner(options: WorkerRunnerOptions): Runner {
  const { task, spawn, width = coresHere(), ...defaults } = options;
  const { atOnce } = defaults;
  const start = (): WorkerLink => startPageWorker(spawn, task, defaults);
  return createWorkerPool({ width, start, ...(atOnce !== undefined && { atOnce }) });
}

function coresHere(): number {
  const { navigator } = globalThis as { readonly navigator?: { readonly hardwareConcurrency?: number } };
  return navigator?.hardwareConcurrency ?? 2;
}
