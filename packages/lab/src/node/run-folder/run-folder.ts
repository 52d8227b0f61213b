import { existsSync, mkdirSync, readFileSync } from "node:fs";
import type { Plan } from "anneal";
import { LabError } from "../../errors.ts";
import type { OptimizerSpec } from "../../optimizers/optimizer.ts";
import type { RunResult } from "../../runners/runner.ts";
import type { Task } from "../../tasks/index.ts";
import {
  type CheckpointData,
  type RunState,
  readCheckpoint,
  type TrainHooks,
  writeCheckpoint,
} from "../../trainer/index.ts";
import { parseDescription, type RunDescription } from "./description.ts";
import { onDisk } from "./disk-error.ts";
import { type Lock, lockFolder } from "./lock.ts";
import { type LogFile, openLogFile } from "./log-file.ts";
import { filesIn, type RunFiles } from "./names.ts";
import { readLosses } from "./read-log.ts";
import { createRecorder } from "./recorder.ts";
import { type RunSummary, readSummary, summaryOf } from "./summary.ts";
import { writeWhole } from "./write-whole.ts";

/** A folder with one run in it, which this process alone writes to until it is closed. */
export interface RunFolder {
  readonly path: string;
  readonly files: RunFiles;
  readonly description: RunDescription;
  /** What came of the run in it; `undefined` while it is not over. */
  readonly summary: () => RunSummary | undefined;
  /** The step of the newest checkpoint; `undefined` before the first. */
  readonly savedStep: () => number | undefined;
  /** Opens the logs and gives the hooks that keep them; with a checkpoint, the run goes on from there. */
  readonly begin: (run: LoggedRun) => FolderHooks;
  /** Writes down what came of the run. */
  readonly finish: (result: RunResult) => RunSummary;
  /** Flushes the logs as far as the disk lets it, and gives the folder free. */
  readonly close: () => void;
}

export interface LoggedRun {
  readonly task: Task;
  readonly plan: Plan;
  readonly optimizer: OptimizerSpec;
  /** Whether updates have several micro-batches. Default false. */
  readonly accumulates?: boolean;
  /** Seconds since 1970. Default: `Date.now`. */
  readonly clock?: () => number;
}

/** Hooks for `trainRun`. `progress` hands the logs to the operating system: call it from one's own. */
export type FolderHooks = Required<
  Pick<TrainHooks, "update" | "event" | "reading" | "progress" | "checkpoint">
> &
  Pick<TrainHooks, "resume">;

/**
 * Makes a folder for a new run.
 *
 * @throws LabError when there is a run in it already or another process uses it; DiskError when it cannot be written.
 */
export function createRunFolder(path: string, description: RunDescription): RunFolder {
  onDisk(path, () => mkdirSync(path, { recursive: true }));
  const lock = lockFolder(path);
  try {
    const files = filesIn(path);
    const taken = Object.values(files).find((file) => existsSync(file));
    if (taken === files.run)
      throw new LabError(`${path} has a run in it already`, `anneal train --resume ${path} goes on with it`);
    if (taken !== undefined) throw new LabError(`${taken} exists already`, "write to another folder");
    writeWhole(files.run, `${JSON.stringify(description, null, 2)}\n`);
    return open(path, description, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens the folder of a run that was ended early.
 *
 * @throws LabError when there is no run in it or another process uses it.
 */
export function reopenRunFolder(path: string): RunFolder {
  const files = filesIn(path);
  if (!existsSync(files.run)) {
    throw new LabError(`${path}: expected the folder of a run, with a run.json in it, received none`);
  }
  const lock = lockFolder(path);
  try {
    return open(path, parseDescription(readFileSync(files.run, "utf8"), files.run), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Where the logs ended when a checkpoint was made. */
interface LogEnds {
  readonly log: number;
  readonly events: number;
}

function open(path: string, description: RunDescription, lock: Lock): RunFolder {
  const files = filesIn(path);
  const saved = existsSync(files.checkpoint)
    ? readCheckpoint(readFileSync(files.checkpoint), files.checkpoint)
    : undefined;
  const ends = (saved?.more?.ends as LogEnds | undefined) ?? { log: 0, events: 0 };
  let savedStep = saved?.state.step;
  let logs: readonly LogFile[] = [];
  let taskName = "";

  const begin = ({ task, plan, optimizer, accumulates = false, clock = seconds }: LoggedRun): FolderHooks => {
    taskName = task.name;
    const train = saved && readLosses(files.log, ends.log, saved.state.step);
    const log = openLogFile(files.log, ends.log);
    logs = [log];
    const events = openLogFile(files.events, ends.events);
    logs = [log, events];
    const recorder = createRecorder({
      plan,
      betas: optimizer.kind === "adam" || optimizer.kind === "adamw",
      accumulates,
      addLine: log.add,
      addRecord: events.add,
      empty: ends.events === 0,
      clock,
    });
    const save = (state: RunState): void => {
      const { splitSeed = 0 } = description.task;
      const data: CheckpointData = { encoding: task.encoding, splitSeed };
      const more = { ends: { log: log.sync(), events: events.sync() }, task: task.name, ...data };
      writeWhole(files.checkpoint, writeCheckpoint({ model: task.model, optimizer, state, more }));
      savedStep = state.step;
    };
    return {
      ...recorder,
      progress: () => {
        for (const { flush } of logs) flush();
      },
      checkpoint: { ...description.checkpoints, save },
      ...(saved && train && { resume: { state: saved.state, train } }),
    };
  };
  return {
    path,
    files,
    description,
    summary: () => (existsSync(files.result) ? readSummary(files.result) : undefined),
    savedStep: () => savedStep,
    begin,
    finish: (result) => {
      for (const { sync } of logs) sync();
      const summary = summaryOf(result, taskName);
      writeWhole(files.result, `${JSON.stringify(summary, null, 2)}\n`);
      return summary;
    },
    close: () => {
      for (const { flush, close } of logs) {
        try {
          flush();
        } catch {
          // What the disk did not take is made again from the checkpoint.
        }
        close();
      }
      logs = [];
      lock.release();
    },
  };
}

const seconds = (): number => Date.now() / 1000;
