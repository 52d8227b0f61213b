import type { Compiler } from "anneal";
import type { Engine, Machine, Program } from "../engine/index.ts";
import type { RunRequest, RunResult } from "../runners/runner.ts";
import type { Task } from "../tasks/index.ts";
import { type EvaluationSet, evaluationSet } from "./evaluation.ts";
import type { TrainHooks } from "./hooks.ts";
import { evaluateBatchOf, setUp } from "./set-up.ts";
import { trainRun } from "./train-run.ts";

/** Does any number of runs of one task. */
export interface Trainer {
  /** One run; several may go on at the same time, each on a machine of its own. */
  readonly run: (request: RunRequest, hooks?: TrainHooks) => Promise<RunResult>;
  /** Gives the machines back. */
  readonly close: () => void;
}

export interface TrainerOptions {
  /** With kinds of one's own. */
  readonly compiler?: Compiler;
  /** Old data for the same model: a request with `retain` reads the loss on their test part. */
  readonly old?: Task;
}

/** A task, and its sets cut into batches. */
interface Data {
  readonly task: Task;
  readonly sets: { readonly valid: EvaluationSet; readonly test: EvaluationSet };
}

/** Redrawn sets that are kept: the runs of one seed come close together. */
const mostRedrawn = 4;

/** A trainer that compiles each program once, and cuts validation and test set into batches once. */
export function createTrainer(
  engine: Engine,
  task: Task,
  { compiler, old: oldTask }: TrainerOptions = {},
): Trainer {
  const free = new Map<string, Machine[]>();
  const all: Machine[] = [];
  const evaluateBatch = evaluateBatchOf(task);
  const test = evaluationSet(task.test, evaluateBatch);
  const base: Data = { task, sets: { valid: evaluationSet(task.valid, evaluateBatch), test } };
  const old = oldTask && evaluationSet(oldTask.test, evaluateBatch);
  const redrawn = new Map<number, Data>();
  const dataFor = ({ redraw, seed }: RunRequest): Data => {
    if (!redraw) return base;
    const known = redrawn.get(seed);
    if (known !== undefined) return known;
    const parts = task.redraw(seed);
    const data = {
      task: { ...task, ...parts },
      sets: { valid: evaluationSet(parts.valid, evaluateBatch), test },
    };
    if (redrawn.size >= mostRedrawn) redrawn.delete(redrawn.keys().next().value as number);
    redrawn.set(seed, data);
    return data;
  };
  const prepare = async (program: Program): Promise<Machine> => {
    const machine = free.get(JSON.stringify(program))?.pop() ?? (await engine.prepare(program));
    if (!all.includes(machine)) all.push(machine);
    return machine;
  };
  return {
    run: async (request, hooks) => {
      const { task: drawn, sets } = dataFor(request);
      const setup = await setUp(
        engine,
        { task: drawn, request },
        { compiler, prepare, sets: { ...sets, ...(old && { old }) } },
      );
      try {
        return await trainRun(setup, request, hooks);
      } finally {
        const key = JSON.stringify(setup.program);
        free.set(key, [...(free.get(key) ?? []), setup.machine]);
      }
    },
    close: () => {
      for (const machine of all) machine.dispose();
      all.length = 0;
      free.clear();
    },
  };
}
