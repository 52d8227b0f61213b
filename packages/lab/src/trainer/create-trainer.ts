import type { Compiler } from "anneal";
import type { Engine, Machine, Program } from "../engine/index.ts";
import type { RunRequest, RunResult } from "../runners/runner.ts";
import type { Task } from "../tasks/index.ts";
import { evaluationSet } from "./evaluation.ts";
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

/** A trainer that compiles each program once, and cuts validation and test set into batches once. */
export function createTrainer(
  engine: Engine,
  task: Task,
  { compiler }: { readonly compiler?: Compiler } = {},
): Trainer {
  const free = new Map<string, Machine[]>();
  const all: Machine[] = [];
  const evaluateBatch = evaluateBatchOf(task);
  const sets = {
    valid: evaluationSet(task.valid, evaluateBatch),
    test: evaluationSet(task.test, evaluateBatch),
  };
  const prepare = async (program: Program): Promise<Machine> => {
    const machine = free.get(JSON.stringify(program))?.pop() ?? (await engine.prepare(program));
    if (!all.includes(machine)) all.push(machine);
    return machine;
  };
  return {
    run: async (request, hooks) => {
      const setup = await setUp(engine, { task, request }, { compiler, prepare, sets });
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
