import {
  AnnealError,
  type Compiler,
  compile,
  compilePlan,
  type Horizon,
  type Plan,
  type PlanSpec,
  problem,
  type Spec,
} from "anneal";
import { parameters } from "../models/index.ts";
import type { RunRequest } from "../runners/runner.ts";
import { checkBatchSize, type Task } from "../tasks/index.ts";

/** What a request asks for, worked out for one task. */
export interface RunPlan {
  readonly plan: Plan;
  readonly microBatch: number;
  readonly accumulation: number | ((step: number) => number);
  /** The group of each parameter, where there are several. */
  readonly groups?: readonly number[];
}

type Schedule = RunRequest["schedule"];

const isPlanSpec = (schedule: Schedule): schedule is PlanSpec => !("kind" in schedule);

/**
 * Compiles the schedule or plan of a request for a task.
 *
 * A batch size in the plan becomes whole micro-batches: as many as come nearest to it, at least one.
 *
 * @throws AnnealError with every mistake: of the schedule, of patterns that match no parameter, of the batch size.
 */
export function planOf(request: RunRequest, task: Task, compiler: Compiler = compile): RunPlan {
  const { schedule } = request;
  const plan = isPlanSpec(schedule)
    ? compilePlan(schedule, horizonOf(request, task), compiler)
    : onlyLr(schedule, horizonOf(request, task), compiler);
  const { groups, problems } = plan.assign(parameters(task.model).map(({ name }) => name));
  if (problems.length > 0) throw new AnnealError(problems as [(typeof problems)[0]]);
  const sizes = batchSizesOf(request, plan, task);
  checkBatchSize(task, sizes.microBatch);
  return { plan, ...sizes, ...(plan.groups.length > 1 && { groups }) };
}

/** A schedule alone, compiled by its own name, so that mistakes are told where the user wrote them. */
function onlyLr(spec: Spec, horizon: Horizon, compiler: Compiler): Plan {
  compiler(spec, horizon);
  return compilePlan({ lr: spec }, horizon, compiler);
}

/** The rates by which lengths in epochs and samples are read; none when the batch size itself changes. */
function horizonOf({ schedule, steps, microBatch, accumulation }: RunRequest, task: Task): Horizon {
  const planned = isPlanSpec(schedule) ? schedule.batchSize : undefined;
  if (typeof planned === "object") return { steps };
  const samplesPerStep = planned ?? (microBatch ?? task.defaults.batchSize) * (accumulation ?? 1);
  return { steps, samplesPerStep, stepsPerEpoch: task.train.rows / samplesPerStep };
}

function batchSizesOf(
  request: RunRequest,
  plan: Plan,
  task: Task,
): Pick<RunPlan, "microBatch" | "accumulation"> {
  const { accumulation = 1, steps } = request;
  if (plan.batchSize(0) === undefined) {
    return { microBatch: request.microBatch ?? task.defaults.batchSize, accumulation: wholeOf(accumulation) };
  }
  if (request.accumulation !== undefined) {
    throw new AnnealError([
      problem("range", "accumulation", "nothing beside the batch size of a plan", request.accumulation),
    ]);
  }
  const sizeAt = plan.batchSize as (step: number) => number;
  const microBatch = request.microBatch ?? smallest(sizeAt, steps);
  return { microBatch, accumulation: (step) => Math.max(1, Math.round(sizeAt(step) / microBatch)) };
}

function wholeOf(accumulation: number): number {
  if (Number.isSafeInteger(accumulation) && accumulation >= 1) return accumulation;
  throw new AnnealError([problem("range", "accumulation", "a whole number of at least 1", accumulation)]);
}

function smallest(of: (step: number) => number, steps: number): number {
  let least = of(0);
  for (let step = 1; step < steps; step++) least = Math.min(least, of(step));
  return least;
}
