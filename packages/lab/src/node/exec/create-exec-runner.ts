import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { RunError } from "../../runners/run-error.ts";
import type { Runner, RunRequest } from "../../runners/runner.ts";
import { createSlots } from "../../runners/slots.ts";
import type { ProcessGroup } from "./process-group.ts";
import { refuseRequest } from "./refuse-request.ts";
import { runCommand } from "./run-command.ts";

export interface ExecOptions {
  /** A command line, as it would be typed: the shell runs it. */
  readonly command: string;
  /** Where it runs. Default: the current folder. */
  readonly cwd?: string;
  /** Every run gets a folder of its own in this one, and it stays. Default: a temporary one, removed by `close`. */
  readonly folder?: string;
  /** Runs at the same time. Default 1: most trainers want the whole machine. */
  readonly width?: number;
  /** A command that writes nothing for so many seconds hangs, and is ended. Default 600. */
  readonly silenceSeconds?: number;
}

/**
 * Runs any trainer. The command gets the schedule as files and the rest in environment variables, and reports metrics
 * as JSON lines: docs/any-trainer.md has the protocol.
 *
 * `run` throws a {@link RunError} when the command failed, hung, or left out what was asked of it, and when a request
 * has what no outside command can do. A diverged run is a result.
 */
export function createExecRunner({
  command,
  cwd,
  folder,
  width = 1,
  silenceSeconds = 600,
}: ExecOptions): Runner {
  if (command.trim() === "") throw new RunError("expected a command to run, received nothing");
  const slots = createSlots(width);
  const folders = runFolders(folder);
  const closing = new AbortController();
  const running = new Map<Promise<unknown>, ProcessGroup>();
  const killAll = (): void => {
    for (const group of running.values()) group.kill();
  };
  // When this process ends in the middle of runs, what it started ends with it.
  const started = (group: ProcessGroup): void => {
    if (running.size === 0) process.on("exit", killAll);
    running.set(group.ended, group);
    group.ended.then(() => {
      running.delete(group.ended);
      if (running.size === 0) process.off("exit", killAll);
    });
  };

  const run: Runner["run"] = (request, { signal, progress } = {}) => {
    refuseRequest(request);
    const either = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
    return slots.use(async () => {
      const own = await folders.next(request);
      return await runCommand(
        request,
        {
          command,
          cwd,
          folder: own,
          silenceSeconds,
          started,
        },
        { signal: either, ...(progress && { progress }) },
      );
    }, either);
  };
  return {
    width,
    run: async (request, watch) => run(request, watch),
    close: async () => {
      closing.abort(new RunError("the runner was closed"));
      await Promise.all(running.keys());
      await folders.remove();
    },
  };
}

/** Names folders so that people find their run: `0007-seed-3-lr-0.01`. Those of earlier runs are left as they are. */
function runFolders(given: string | undefined): {
  readonly next: (request: RunRequest) => Promise<string>;
  readonly remove: () => Promise<void>;
} {
  let parent: Promise<string> | undefined;
  let count = 0;
  const make = async (): Promise<string> => {
    if (given === undefined) return await mkdtemp(join(tmpdir(), "anneal-exec-"));
    await mkdir(given, { recursive: true });
    return resolve(given);
  };
  return {
    next: async ({ seed, peakLr }) => {
      parent ??= make();
      for (;;) {
        count += 1;
        const name = `${String(count).padStart(4, "0")}-seed-${seed}-lr-${peakLr}`;
        const path = join(await parent, name);
        try {
          await mkdir(path);
          return path;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        }
      }
    },
    remove: async () => {
      if (given === undefined && parent !== undefined)
        await rm(await parent, { recursive: true, force: true });
    },
  };
}
