import { AnnealError, type Compiler, problem } from "anneal";
import type { Engine, Machine, Program } from "../engine/index.ts";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import type { RunRequest } from "../runners/runner.ts";
import type { Task } from "../tasks/index.ts";
import { type EvaluationSet, evaluationSet } from "./evaluation.ts";
import { planOf, type RunPlan } from "./plan-of.ts";
import { type PlannedEvents, plannedEvents } from "./planned-events.ts";
import { createRates, type RatesAt } from "./rates.ts";

/** All that a run needs beside its request: made by {@link setUp}, and good for this request only. */
export interface TrainSetup extends RunPlan {
  readonly task: Task;
  readonly program: Program;
  readonly machine: Machine;
  readonly rates: RatesAt;
  readonly planned: PlannedEvents;
  readonly valid: EvaluationSet;
  readonly test: EvaluationSet;
  /** The test part of old data, which a request with `retain` reads. */
  readonly old?: EvaluationSet;
}

export interface SetUpOptions {
  /** With kinds of one's own. */
  readonly compiler?: Compiler;
  /** Where machines come from; default: `engine.prepare`. */
  readonly prepare?: (program: Program) => Promise<Machine>;
  /** Validation and test set, and that of old data, when they were cut into batches before. */
  readonly sets?: Pick<TrainSetup, "valid" | "test" | "old">;
}

/** Rows of a pass that only evaluates. */
const mostEvaluated = 256;

/** The batch size of evaluation for a task. */
export const evaluateBatchOf = ({ valid, test }: Task): number =>
  Math.max(1, Math.min(mostEvaluated, Math.max(valid.rows, test.rows)));

/**
 * Checks a request against a task and prepares the machine for it.
 *
 * @throws AnnealError with one sentence for each mistake: of the schedule, the batch size, the optimizer, the steps.
 */
export async function setUp(
  engine: Engine,
  { task, request }: { readonly task: Task; readonly request: RunRequest },
  { compiler, prepare = engine.prepare, sets }: SetUpOptions = {},
): Promise<TrainSetup> {
  refuseRequest(request);
  const runPlan = planOf(request, task, compiler);
  const { plan, microBatch, groups } = runPlan;
  const optimizer = request.optimizer ?? task.defaults.optimizer;
  const rates = createRates(plan, optimizer);
  const planned = plannedEvents(plan.groups[plan.base].lr, request.steps);
  refuseEvaluation(request, optimizer, planned);
  if (request.retain && sets?.old === undefined)
    throw new AnnealError([
      problem("missing", "retain", "old data, which the runner is made with", undefined),
    ]);
  const evaluateBatch = evaluateBatchOf(task);
  const { model, loss } = task;
  const program: Program = { model, loss, optimizer, microBatch, evaluateBatch, ...(groups && { groups }) };
  return {
    ...runPlan,
    task,
    program,
    machine: await prepare(program),
    rates,
    planned,
    valid: sets?.valid ?? evaluationSet(task.valid, evaluateBatch),
    test: sets?.test ?? evaluationSet(task.test, evaluateBatch),
    ...(sets?.old && { old: sets.old }),
  };
}

function refuseRequest({ steps, evaluateAt }: RunRequest): void {
  if (!(Number.isSafeInteger(steps) && steps >= 1)) {
    throw new AnnealError([problem("range", "steps", "a whole number of at least 1", steps)]);
  }
  evaluateAt.forEach((step, i) => {
    const after = i === 0 ? 0 : evaluateAt[i - 1] + 1;
    if (Number.isInteger(step) && step >= after && step <= steps) return;
    const rule = `a whole step from ${after} to ${steps}`;
    throw new AnnealError([problem("range", `evaluateAt[${i}]`, rule, step)]);
  });
}

function refuseEvaluation(
  { evaluateOn }: RunRequest,
  { ema }: OptimizerSpec,
  { snapshots }: PlannedEvents,
): void {
  if (evaluateOn === "ema" && ema === undefined) {
    throw new AnnealError([problem("missing", "optimizer.ema", "a weight of the past, such as 0.99", ema)]);
  }
  if (evaluateOn === "snapshots" && snapshots.length === 0) {
    throw new AnnealError([
      problem(
        "range",
        "evaluateOn",
        "a schedule with whole cycles, at whose ends snapshots are taken",
        "none",
      ),
    ]);
  }
}
