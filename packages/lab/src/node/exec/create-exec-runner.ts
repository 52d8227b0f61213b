import { basename, join } from "node:path";
import { RunError } from "../../runners/run-error.ts";
import type { Runner, RunRequest, RunResult, RunWatch } from "../../runners/runner.ts";
import { createSlots } from "../../runners/slots.ts";
import { refuseRequest } from "./refuse-request.ts";
import { runCommand } from "./run-command.ts";
import { createRunFolders } from "./run-folders.ts";

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
  /** Milliseconds of a clock. Default: `performance.now`. */
  readonly now?: () => number;
}

/**
 * Runs any trainer. The command gets the schedule as files and the rest in environment variables, and reports metrics
 * as JSON lines: docs/any-trainer.md has the protocol.
 *
 * `run` throws a {@link RunError} when the command failed, hung, or left out what was asked of it, and when a request
 * has what no outside command can do; a DiskError when the schedule cannot be written. A diverged run is a result.
 */
export function createExecRunner({
  command,
  cwd,
  folder,
  width = 1,
  silenceSeconds = 600,
  now = () => performance.now(),
}: ExecOptions): Runner {
  if (command.trim() === "") throw new RunError("expected a command to run, received nothing");
  const slots = createSlots(width);
  const folders = createRunFolders(folder);
  const closing = new AbortController();
  const running = new Set<Promise<RunResult>>();

  const run = async (request: RunRequest, { signal, progress }: RunWatch): Promise<RunResult> => {
    refuseRequest(request);
    const either = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
    const watch = { signal: either, ...(progress && { progress }) };
    return await slots.use(() => {
      const own = folders.next(request);
      const kept = folder === undefined ? undefined : join(folder, basename(own));
      return runCommand(request, { command, cwd, folder: own, kept, silenceSeconds, now }, watch);
    }, either);
  };
  return {
    width,
    run: async (request, watch = {}) => {
      const result = run(request, watch);
      running.add(result);
      return await result.finally(() => running.delete(result));
    },
    close: async () => {
      closing.abort(new RunError("the runner was closed"));
      await Promise.allSettled(running);
      await folders.remove();
    },
  };
}
