import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Fact, OptimizerSpec, Runner, TaskSpec } from "@anneal/lab";
import type { Flags } from "../input/from-flags.ts";
import { countFlag, readOptimizer, readTaskFlags } from "../input/task-flags.ts";
import { UsageError } from "../output/usage-error.ts";
import { readSeconds } from "./budget.ts";

/** What trains, and what there is to say about it. */
export interface OpenStudy {
  readonly runner: Runner;
  readonly task: string;
  readonly metric: string;
  readonly facts: readonly Fact[];
  readonly optimizer?: OptimizerSpec;
  readonly batchSize?: number;
  readonly stepsPerEpoch?: number;
  /** What runs depend on beside their requests: two studies may share kept runs only where this is the same. */
  readonly identity: object;
}

/**
 * Makes the runner that flags ask for: worker processes on a built-in task, or an outside command, whose files go into
 * `folder`.
 *
 * @throws UsageError, LabError or AnnealError with what is wrong with the flags or the data.
 */
export async function openStudy(options: Flags, folder?: string): Promise<OpenStudy> {
  const task = readTaskFlags(options);
  if (task !== undefined && options.exec !== undefined) {
    throw new UsageError(`expected --${task.kind} or --exec, received both`);
  }
  if (options.exec !== undefined) return await openExec(options, folder);
  if (task === undefined) {
    throw new UsageError(
      "nothing to train: expected --text, --csv, --images or --exec",
      "for a first try: --text README.md",
    );
  }
  return await openTask(task, options);
}

async function openTask(spec: TaskSpec, options: Flags): Promise<OpenStudy> {
  if (options.execTimeout !== undefined) throw new UsageError("--exec-timeout belongs to --exec");
  const { createPool, fingerprintOf, readTask } = await import("@anneal/lab/node");
  const task = await readTask(spec);
  const optimizer = readOptimizer(options, task.defaults.optimizer) as OptimizerSpec;
  const batchSize = countFlag(options, "batch", "--batch") ?? task.defaults.batchSize;
  const width = countFlag(options, "jobs", "--jobs") ?? availableParallelism();
  return {
    runner: createPool({ task: spec, optimizer, batchSize, width }),
    task: task.name,
    metric: task.loss === "cross-entropy" ? "cross-entropy loss" : "squared error",
    facts: task.facts,
    optimizer,
    batchSize,
    stepsPerEpoch: task.train.rows / batchSize,
    identity: { data: fingerprintOf(task), optimizer, batchSize },
  };
}

async function openExec(options: Flags, folder: string | undefined): Promise<OpenStudy> {
  const command = String(options.exec);
  const strays = [
    "optimizer",
    "batch",
    "momentum",
    "beta2",
    "weightDecay",
    "clip",
    "hidden",
    "splitSeed",
    "init",
  ];
  const stray = strays.find((name) => options[name] !== undefined);
  if (stray !== undefined) {
    const flag = `--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(`${flag} is for built-in tasks`, "give it to your own command instead");
  }
  const { createExecRunner } = await import("@anneal/lab/node");
  const silenceSeconds = options.execTimeout === undefined ? 600 : readSeconds(options.execTimeout);
  const width = countFlag(options, "jobs", "--jobs") ?? 1;
  return {
    runner: createExecRunner({
      command,
      width,
      silenceSeconds,
      ...(folder && { folder: join(folder, "exec") }),
    }),
    task: command,
    metric: "loss, as the command reports it",
    facts: [{ name: "Command", value: command }],
    identity: { command },
  };
}
