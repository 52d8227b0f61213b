import { LabError } from "../../errors.ts";
import { RunError } from "../run-error.ts";
import type { Runner, RunRequest, RunResult, RunWatch } from "../runner.ts";
import { createSlots } from "../slots.ts";
import { runBy, WorkerDied, type WorkerLink } from "./worker-link.ts";

export interface WorkerPoolOptions {
  /** Workers at the same time. */
  readonly width: number;
  /** Runs that a worker has under way at the same time, in turns. Default 1. */
  readonly atOnce?: number;
  /** A worker that has been told its task. */
  readonly start: () => WorkerLink;
}

/** A worker with what is known of it. */
interface Member {
  readonly link: WorkerLink;
  /** The first worker is number 1. */
  readonly born: number;
  /** Runs that it has under way. */
  load: number;
  /** The number of the last worker when it was found dead: its runs go to later ones. */
  diedAt?: number;
}

/**
 * Does runs in workers, which start when they are first needed and stay. A worker that dies fails nothing: its runs are
 * done once more by another, and only then a {@link RunError}; other runs go on.
 */
export function createWorkerPool({ width, atOnce = 1, start }: WorkerPoolOptions): Runner {
  const slots = createSlots(width * atOnce);
  const all = new Set<Member>();
  const closing = new AbortController();
  let born = 0;
  let runs = 0;
  let isHeld = false;

  const startFresh = (): Member => {
    const fresh = { link: start(), born: ++born, load: 0 };
    if (isHeld) fresh.link.send({ kind: "hold", held: true });
    all.add(fresh);
    return fresh;
  };
  /** The worker with the least to do among those that started after the one with this number. */
  const take = (after: number): Member => {
    for (const member of all) if (!member.link.isAlive()) all.delete(member);
    const open = [...all].filter((member) => member.born > after && member.load < atOnce);
    const [least] = open.sort((one, other) => one.load - other.load);
    const isFull = all.size >= width || after > 0;
    return least !== undefined && (least.load === 0 || isFull) ? least : startFresh();
  };
  const once = async (member: Member, request: RunRequest, watch: RunWatch): Promise<RunResult> => {
    member.load++;
    try {
      return await runBy(member.link, { id: ++runs, request }, watch);
    } finally {
      member.load--;
    }
  };
  const run = async (request: RunRequest, watch: RunWatch): Promise<RunResult> => {
    const member = take(0);
    try {
      return await once(member, request, watch);
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
      member.diedAt ??= born;
    }
    // What ended one worker may have ended the others, and word of it be still under way: the second try is by a new one.
    try {
      return await once(take(member.diedAt), request, watch);
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
    run: async (request, { signal, ...watch } = {}) => {
      const either = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
      return await slots.use(() => run(request, { ...watch, signal: either }), either);
    },
    hold: (held) => {
      isHeld = held;
      for (const { link } of all) link.send({ kind: "hold", held });
    },
    close: async () => {
      closing.abort(new LabError("the runner was closed"));
      for (const { link } of all) link.kill();
      await Promise.all([...all].map(({ link }) => link.ended));
    },
  };
}
