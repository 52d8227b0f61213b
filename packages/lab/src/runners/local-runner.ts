import type { Compiler } from "anneal";
import type { Engine } from "../engine/index.ts";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import { makeTask, type Task, type TaskSpec } from "../tasks/index.ts";
import { type Checkpoint, createTrainer, firstWeights } from "../trainer/index.ts";
import type { Runner, RunRequest } from "./runner.ts";
import { createSlots } from "./slots.ts";
import { createTurns } from "./turns.ts";

/** What requests leave open, for all runs of a runner. */
export interface RunDefaults {
  /** Rows of one forward and backward pass. Default: what suits the task. */
  readonly batchSize?: number;
  /** Default: what suits the task. */
  readonly optimizer?: OptimizerSpec;
  /**
   * Old data, encoded as the new ones are: a request with `retain` reads the loss on their test part. A runner in Node
   * fills the content from `path`.
   */
  readonly retain?: TaskSpec;
  /**
   * Runs under way at the same time, which take turns: the one that is least far goes next, so runs of one length stay
   * side by side. Default 1.
   */
  readonly atOnce?: number;
}

export interface LocalOptions extends RunDefaults {
  readonly task: Task;
  readonly engine: Engine;
  /** With kinds of one's own. */
  readonly compiler?: Compiler;
  /** Milliseconds of a clock, by which runs rest and take turns. Default: `performance.now`. */
  readonly now?: () => number;
  /** The checkpoint that a request with `init` names. */
  readonly readInit?: (path: string) => Promise<Checkpoint>;
}

/** Does runs here, one update after the other; each program is compiled once. It gives the event loop a turn every 100 ms. */
export function createLocalRunner(options: LocalOptions): Runner {
  const { task, engine, compiler, batchSize, optimizer, retain, atOnce = 1, now } = options;
  const old = retain && makeTask(retain);
  const trainer = createTrainer(engine, task, { ...(compiler && { compiler }), ...(old && { old }) });
  const slots = createSlots(atOnce);
  const turns = createTurns();
  const defaults = { ...(batchSize && { microBatch: batchSize }), ...(optimizer && { optimizer }) };
  return {
    width: 1,
    run: (request, watch) =>
      slots.use(async () => {
        const weights = await weightsOf(request, options);
        const { wait, leave } = turns.join(watch?.signal);
        try {
          await wait(0);
          watch?.signal?.throwIfAborted();
          const pace = { turn: wait, ...(now && { now }), ...(atOnce > 1 && { restEvery: turnLength }) };
          return await trainer.run(
            { ...defaults, ...request },
            { ...watch, ...pace, ...(weights && { weights }) },
          );
        } finally {
          leave();
        }
      }, watch?.signal),
    hold: turns.hold,
    close: async () => trainer.close(),
  };
}

/** Milliseconds of a turn where runs go side by side: a rest costs about one. */
const turnLength = 25;

async function weightsOf(
  { init }: RunRequest,
  { task, readInit }: LocalOptions,
): Promise<Float32Array | undefined> {
  if (init === undefined || readInit === undefined) return undefined;
  return firstWeights(await readInit(init), task.model, init);
}
