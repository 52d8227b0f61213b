import { initialWeights } from "../models/index.ts";
import type { Divergence, Reading, RunRequest, RunResult } from "../runners/runner.ts";
import { evaluateSet } from "./evaluation.ts";
import type { TrainHooks } from "./hooks.ts";
import { createPace, type Pace } from "./pace.ts";
import { createRun, type Run } from "./run.ts";
import type { TrainSetup } from "./set-up.ts";

/**
 * Trains one run from its start or a checkpoint to its end.
 *
 * Update k is computed from the weights after k updates, the batches of (seed, k) and the rates of k; nothing else. So a
 * run that goes on from a checkpoint is the unbroken one, bit for bit, on the same machine.
 *
 * The loop makes no promise and keeps no record of its own for an update; every 100 ms it gives the event loop a turn.
 *
 * @throws the signal's reason when it is aborted; what the hooks throw.
 */
export async function trainRun(
  setup: TrainSetup,
  request: RunRequest,
  hooks: TrainHooks = {},
): Promise<RunResult> {
  const now = hooks.now ?? (() => performance.now());
  const begun = now() - 1000 * (hooks.resume?.state.seconds ?? 0);
  const seconds = (): number => (now() - begun - pace.away()) / 1000;
  const tell = (): void => {
    if (run.step() > 0) hooks.progress?.(run.step(), run.lastLoss());
  };
  const { signal, turn, restEvery } = hooks;
  const pace = createPace({
    now,
    signal,
    before: tell,
    ...(restEvery !== undefined && { every: restEvery }),
    ...(turn && { turn: () => turn(run.step()) }),
  });
  const run = createRun({ setup, request, hooks, pace });
  const oldLoss = async (weights: "current" | "ema"): Promise<number | undefined> => {
    if (!request.retain || setup.old === undefined) return undefined;
    return (await evaluateSet(setup.old, run.step(), { machine: setup.machine, weights, pace })).loss;
  };
  start(setup, { request, hooks });
  const before = await oldLoss("current");
  goOn(run, setup, hooks);
  try {
    hooks.signal?.throwIfAborted();
    const diverged = await toTheEnd(run, { pace, hooks, seconds });
    const test = request.test && diverged === undefined ? await testReading(run, hooks) : undefined;
    const after =
      diverged === undefined ? await oldLoss(request.evaluateOn === "ema" ? "ema" : "current") : undefined;
    tell();
    const { train, readings } = run;
    return {
      train,
      valid: readings(),
      ...(test && { test }),
      ...(before !== undefined && after !== undefined && { retained: { before, after } }),
      ...(diverged && { diverged }),
      seconds: seconds(),
    };
  } catch (error) {
    if (hooks.signal?.aborted && error === hooks.signal.reason) hooks.checkpoint?.save(run.save(seconds()));
    throw error;
  }
}

/** Loads the first weights; not where a checkpoint follows and nothing reads them. */
function start(
  { machine, task }: TrainSetup,
  { request, hooks }: { readonly request: RunRequest; readonly hooks: TrainHooks },
): void {
  if (hooks.resume !== undefined && !request.retain) return;
  if (request.init !== undefined && hooks.weights === undefined) {
    throw new Error("a request with init needs the weights of its checkpoint");
  }
  machine.start(hooks.weights ?? initialWeights(task.model, request.seed));
}

/** Loads the checkpoint, if there is one. */
function goOn(run: Run, { machine }: TrainSetup, { resume, event }: TrainHooks): void {
  if (resume === undefined) return;
  machine.load(resume.state.machine);
  event?.({ step: run.step(), kind: "resume", says: "from a checkpoint" });
}

interface Loop {
  readonly pace: Pace;
  readonly hooks: TrainHooks;
  readonly seconds: () => number;
}

/** All updates that are left, with what belongs between them. */
async function toTheEnd(run: Run, { pace, hooks, seconds }: Loop): Promise<Divergence | undefined> {
  const { checkpoint } = hooks;
  let saved = hooks.resume?.state.step ?? 0;
  let savedAt = seconds();
  for (;;) {
    if (run.hasStop()) {
      const diverged = await run.atStop();
      if (diverged !== undefined) return diverged;
    }
    const step = run.step();
    const over = run.isOver();
    if (checkpoint !== undefined && step > saved) {
      const { every, seconds: apart = 0 } = checkpoint;
      if (over || (step % every === 0 && seconds() - savedAt >= apart)) {
        checkpoint.save(run.save(seconds()));
        saved = step;
        savedAt = seconds();
      }
    }
    if (over) return undefined;
    const diverged = run.update();
    if (diverged !== undefined) return diverged;
    if (pace.due()) await pace.rest();
  }
}

async function testReading(run: Run, hooks: TrainHooks): Promise<Reading> {
  const reading = await run.read("test");
  hooks.reading?.("test", reading);
  return reading;
}
