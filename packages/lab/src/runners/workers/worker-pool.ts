import { LabError } from "../../errors.ts";
import { RunError } from "../run-error.ts";
import type { Runner, RunRequest, RunResult, RunWatch } from "../runner.ts";
import { createSlots } from "../slots.ts";
import { runBy, WorkerDied, type WorkerLink } from "./worker-link.ts";

export interface WorkerPoolOptions {
  /** Runs at the same time, each in a worker of its own. */
  readonly width: number;
  /** A worker that has been told its task. */
  readonly start: () => WorkerLink;
}

/**
 * Does runs in workers, which start when they are first needed and stay. A worker that dies fails nothing: its run is
 * done once more by another, and only then a {@link RunError}; other runs go on.
 */
export function createWorkerPool({ width, start }: WorkerPoolOptions): Runner {
  const slots = createSlots(width);
  const idle: WorkerLink[] = [];
  const all = new Set<WorkerLink>();
  const closing = new AbortController();

  const startFresh = (): WorkerLink => {
    const fresh = start();
    all.add(fresh);
    return fresh;
  };
  const take = (): WorkerLink => {
    for (;;) {
      const worker = idle.pop();
      if (worker?.isAlive()) return worker;
      if (worker === undefined) break;
      all.delete(worker);
    }
    return startFresh();
  };
  const once = async (worker: WorkerLink, request: RunRequest, watch: RunWatch): Promise<RunResult> => {
    try {
      return await runBy(worker, request, watch);
    } finally {
      idle.push(worker);
    }
  };
  const run = async (request: RunRequest, watch: RunWatch): Promise<RunResult> => {
    try {
      return await once(take(), request, watch);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
    }
    // What ended one worker may have ended the idle ones, and word of it be still under way: the second try is a new one.
    try {
      return await once(startFresh(), request, watch);
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
      for (const worker of all) worker.kill();
      await Promise.all([...all].map(({ ended }) => ended));
    },
  };
}
