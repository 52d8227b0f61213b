import { resolve } from "node:path";
import type { OptimizerSpec, RunRequest, Task, TaskSpec, TrainSetup } from "@anneal/lab";
import type { RunDescription } from "@anneal/lab/node";
import type { Horizon } from "anneal";
import { parseAmount } from "../../input/amounts.ts";
import { countFlag, oneOf, readOptimizer, seedFlag } from "../../input/task-flags.ts";
import { withTaskFlags } from "../../input/task-problems.ts";
import { tellLeftOut } from "../../lab/left-out.ts";
import { readTaskAndStart } from "../../lab/start-from.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Context, Options } from "../context.ts";
import { lengthFlag } from "./length-flag.ts";
import { readPlateau } from "./plateau-flags.ts";
import { readSchedule } from "./read-schedule.ts";

/** A run that is ready to go. */
export interface Prepared {
  readonly description: RunDescription;
  readonly task: Task;
  readonly optimizer: OptimizerSpec;
  readonly setup: TrainSetup;
  /** Of the checkpoint that it starts from. */
  readonly weights?: Float32Array;
}

/** Reads flags, data and schedule; every mistake is found before a folder is made. */
export async function prepareNew(
  words: readonly string[],
  options: Options,
  context: Context,
): Promise<Prepared> {
  const { checkBatchSize } = await import("@anneal/lab");
  const { fingerprintOf, readTask } = await import("@anneal/lab/node");
  const spec = await withTaskFlags(() => taskOf(options));
  const controller = readPlateau(options);
  const seed = seedFlag(options);
  const task = await withTaskFlags(() => readTask(spec));
  tellLeftOut(context.io, task.facts);
  const optimizer = withMean(readOptimizer(options, task.defaults.optimizer) as OptimizerSpec, options);
  const sizes = {
    microBatch: countFlag(options, "batch", "--batch"),
    accumulation: countFlag(options, "accumulation", "--accumulation"),
  };
  const { microBatch } = sizes;
  if (microBatch !== undefined) await withTaskFlags(() => checkBatchSize(task, microBatch));
  const { schedule, horizon, peakLr } = await readSchedule(words, { options, context, task, ...sizes });
  const { steps } = horizon;
  const otherwise = Math.max(1, Math.round(steps / 20));
  const every = lengthFlag(options, "evaluateEvery", { horizon, otherwise });
  const request: RunRequest = {
    schedule,
    ...(controller && { controller }),
    peakLr,
    steps,
    seed,
    evaluateAt: everySoMany(every, steps),
    test: true,
    optimizer,
    evaluateOn: evaluateOn(options, optimizer),
    ...(sizes.microBatch && { microBatch: sizes.microBatch }),
    ...(sizes.accumulation && { accumulation: sizes.accumulation }),
    ...(options.init !== undefined && { init: resolve(String(options.init)) }),
  };
  const description = {
    version: 1,
    task: spec,
    request,
    checkpoints: checkpointsOf(options, horizon),
    fingerprint: fingerprintOf(task),
  } as const;
  return await ready(description, task, context);
}

/** Makes a run ready again from what its folder says. */
export async function prepareSaved(description: RunDescription, context: Context): Promise<Prepared> {
  const { fingerprintOf, readTask } = await import("@anneal/lab/node");
  const task = await readTask(description.task);
  if (fingerprintOf(task) !== description.fingerprint) {
    throw new UsageError(
      `${description.task.path}: expected the data that the run began with, received others`,
      "put them back as they were, or begin a new run",
    );
  }
  return await ready(description, task, context);
}

async function ready(description: RunDescription, task: Task, { compiler }: Context): Promise<Prepared> {
  const { createJaxEngine, setUp } = await import("@anneal/lab");
  const { readInit } = await import("@anneal/lab/node");
  const { request } = description;
  const weights = request.init === undefined ? undefined : readInit(request.init, task.model);
  const setup = await setUp(await createJaxEngine(), { task, request }, { compiler });
  const { optimizer } = setup.program;
  return { description, task, optimizer, setup, ...(weights && { weights }) };
}

/** The task that the flags name, with whole paths: a run may be resumed from another folder. */
async function taskOf(options: Options): Promise<TaskSpec> {
  const { spec } = await readTaskAndStart(options);
  if (spec === undefined) {
    throw new UsageError(
      "train needs data",
      "add --csv <file> --target <column>, --text <path> or --images <file>",
    );
  }
  return {
    ...spec,
    path: resolve(spec.path as string),
    ...(spec.kind === "images" && spec.labelsPath && { labelsPath: resolve(spec.labelsPath) }),
  };
}

function withMean(optimizer: OptimizerSpec, options: Options): OptimizerSpec {
  if (options.ema === undefined) return optimizer;
  const ema = parseAmount(String(options.ema));
  if (ema !== undefined && ema >= 0 && ema < 1) return { ...optimizer, ema };
  throw new UsageError(`--ema: expected a number from 0 to below 1, received ${JSON.stringify(options.ema)}`);
}

function evaluateOn(options: Options, { ema }: OptimizerSpec): RunRequest["evaluateOn"] {
  if (options.evaluateOn === undefined) return ema === undefined ? "last" : "ema";
  const on = oneOf("--evaluate-on", options.evaluateOn, ["last", "ema", "snapshots"]);
  if (on === "ema" && ema === undefined) {
    throw new UsageError("--evaluate-on ema needs a mean of the weights", "add --ema 0.99");
  }
  return on;
}

/** Every 1% of the run, but 5 seconds apart: going to the disk takes time. What the user asks for is done as it is. */
const checkpointsOf = (options: Options, horizon: Horizon): RunDescription["checkpoints"] => ({
  every: lengthFlag(options, "checkpointEvery", { horizon, otherwise: Math.ceil(horizon.steps / 100) }),
  seconds: options.checkpointEvery === undefined ? 5 : 0,
});

function everySoMany(every: number, steps: number): readonly number[] {
  const count = Math.ceil(steps / every);
  return Array.from({ length: count }, (_, i) => Math.min((i + 1) * every, steps));
}
