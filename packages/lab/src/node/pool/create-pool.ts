import { availableParallelism } from "node:os";
import { LabError } from "../../errors.ts";
import type { RunDefaults } from "../../runners/local-runner.ts";
import { RunError } from "../../runners/run-error.ts";
import type { Runner, RunRequest, RunResult, RunWatch } from "../../runners/runner.ts";
import { createSlots } from "../../runners/slots.ts";
import type { TaskSpec } from "../../tasks/index.ts";
import { workerEntry } from "./worker-entry.ts";
import { startWorker, WorkerDied, type WorkerProcess } from "./worker-process.ts";

export interface PoolOptions extends RunDefaults {
  /** With paths, which every worker reads, or with the content in it. */
  readonly task: TaskSpec;
  /** Runs at the same time, each in a process of its own. Default: one for every core. */
  readonly width?: number;
}

/**
 * Does runs in worker processes, which start when they are first needed. Each loads the task and compiles a program
 * once. What comes of a run does not depend on the worker that did it, nor on what that one did before.
 *
 * `run` throws what is wrong with the task or the request, as AnnealError or LabError. A worker that dies fails nothing:
 * its run is done once more by another, and only then a {@link RunError}; other runs go on.
 */
export function createPool({ task, width = availableParallelism(), ...defaults }: PoolOptions): Runner {
  const entry = workerEntry();
  const slots = createSlots(width);
  const idle: WorkerProcess[] = [];
  const all = new Set<WorkerProcess>();
  const closing = new AbortController();

  const take = (): WorkerProcess => {
    for (;;) {
      const worker = idle.pop();
      if (worker?.isAlive()) return worker;
      if (worker === undefined) break;
      all.delete(worker);
    }
    const fresh = startWorker(entry, task, defaults);
    all.add(fresh);
    return fresh;
  };
  const once = async (request: RunRequest, watch: RunWatch): Promise<RunResult> => {
    const worker = take();
    try {
      return await worker.run(request, watch);
    } finally {
      idle.push(worker);
    }
  };
  const run = async (request: RunRequest, watch: RunWatch): Promise<RunResult> => {
    try {
      return await once(request, watch);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
    }
    try {
      return await once(request, watch);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      const { seed, peakLr } = request;
      throw new RunError(
        `the run with seed ${seed} and peak LR ${peakLr} stopped twice: its worker ${error.how}`,
        error.lines,
      );
    }
  };
  return {
    width,
    run: async (request, { signal, progress } = {}) => {
      const either = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
      const watch = { signal: either, ...(progress && { progress }) };
      return await slots.use(() => run(request, watch), either);
    },
    close: async () => {
      closing.abort(new LabError("the runner was closed"));
      await Promise.all([...all].map((worker) => worker.end()));
    },
  };
}
