import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Fact, OptimizerSpec, Runner, Task, TaskSpec } from "@anneal/lab";
import type { Flags } from "../input/from-flags.ts";
import { countFlag, readOptimizer } from "../input/task-flags.ts";
import { withTaskFlags } from "../input/task-problems.ts";
import { UsageError } from "../output/usage-error.ts";
import { readSeconds } from "./budget.ts";
import { readOldTask, readTaskAndStart, type Start } from "./start-from.ts";

/** What trains, and what there is to say about it. */
export interface OpenStudy {
  readonly runner: Runner;
  readonly task: string;
  readonly metric: string;
  readonly facts: readonly Fact[];
  readonly optimizer?: OptimizerSpec;
  readonly batchSize?: number;
  readonly stepsPerEpoch?: number;
  /** The runs start from trained weights. */
  readonly fineTuning?: boolean;
  /** The runner has old data, on which it can read the loss. */
  readonly retain?: boolean;
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
  const { spec, start } = await withTaskFlags(() => readTaskAndStart(options));
  if (spec !== undefined && options.exec !== undefined) {
    throw new UsageError(`expected --${spec.kind} or --exec, received both`);
  }
  if (options.exec !== undefined) return await openExec(options, folder);
  if (spec === undefined) {
    throw new UsageError(
      "nothing to train: expected --text, --csv, --images or --exec",
      "for a first try: --text README.md",
    );
  }
  return await openTask(spec, start, options);
}

async function openTask(spec: TaskSpec, start: Start | undefined, options: Flags): Promise<OpenStudy> {
  if (options.execTimeout !== undefined) throw new UsageError("--exec-timeout belongs to --exec");
  const { checkBatchSize } = await import("@anneal/lab");
  const { createPool, fingerprintOf, readTask } = await import("@anneal/lab/node");
  const task = await withTaskFlags(() => readTask(spec));
  const optimizer = readOptimizer(options, task.defaults.optimizer) as OptimizerSpec;
  const batchSize = countFlag(options, "batch", "--batch") ?? task.defaults.batchSize;
  await withTaskFlags(() => checkBatchSize(task, batchSize));
  const width = countFlag(options, "jobs", "--jobs") ?? availableParallelism();
  const retain = await readOldTask(options, start);
  const old = retain && (await readTask(retain));
  const pool = createPool({ task: spec, optimizer, batchSize, width, ...(retain && { retain }) });
  return {
    runner: start ? startedFrom(start, pool) : pool,
    task: task.name,
    metric: task.loss === "cross-entropy" ? "cross-entropy loss" : "squared error",
    facts: [...task.facts, ...(start ? startFacts(start, old) : [])],
    optimizer,
    batchSize,
    stepsPerEpoch: task.train.rows / batchSize,
    ...(start && { fineTuning: true }),
    ...(old && { retain: true }),
    identity: {
      data: fingerprintOf(task),
      optimizer,
      batchSize,
      ...(start && { init: start.checkpoint.checksum }),
      ...(old && { old: fingerprintOf(old) }),
    },
  };
}

const startedFrom = ({ path: init }: Start, runner: Runner): Runner => ({
  ...runner,
  run: (request, watch) => runner.run({ ...request, init }, watch),
});

function startFacts({ path }: Start, old: Task | undefined): readonly Fact[] {
  const start = { name: "Start", value: `the weights of ${path}` };
  if (old === undefined) return [start];
  const rows = `${old.test.rows.toLocaleString("en")} ${old.kind === "text" ? "windows" : "rows"}`;
  const value = `${old.name}: ${rows} of its test part, split as when the weights were trained`;
  return [start, { name: "Old data", value }];
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
    "retain",
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
