import type { RunRequest } from "../runners/runner.ts";
import { type BatchStream, createBatchStream } from "./batches.ts";
import { type ControllerOfRun, createControllerOfRun } from "./controller-of-run.ts";
import { type DivergenceWatch, watchDivergence } from "./divergence.ts";
import { createEnsemble, type Ensemble } from "./ensemble.ts";
import type { TrainHooks } from "./hooks.ts";
import { type NoiseWatch, watchNoise } from "./noise.ts";
import type { Pace } from "./pace.ts";
import type { TrainSetup } from "./set-up.ts";
import { createStop, type Stop } from "./stop.ts";
import { blindLossOf, widthOf } from "./width-of.ts";

/** What a run is made of. */
export interface RunParts {
  readonly setup: TrainSetup;
  readonly request: RunRequest;
  readonly hooks: TrainHooks;
  readonly pace: Pace;
}

/** Those that take part in a run, each at its start or where the checkpoint left it. */
export interface Helpers {
  readonly batches: BatchStream;
  readonly controller: ControllerOfRun;
  readonly watch: DivergenceWatch;
  readonly noise: NoiseWatch;
  readonly stop: Stop;
  readonly ensemble?: Ensemble;
}

/** Makes them. */
export function helpersOf({ setup, request, hooks, pace }: RunParts): Helpers {
  const { task, machine, microBatch, accumulation, valid, test } = setup;
  const { steps, seed, evaluateOn } = request;
  const from = hooks.resume?.state;
  const options = { machine, loss: task.loss, width: widthOf(task.model), valid, pace };
  return {
    batches: createBatchStream(task.train, { seed, microBatch, accumulation }),
    controller: createControllerOfRun(request.controller, from?.controller),
    watch: watchDivergence({ blindLoss: blindLossOf(task), steps }, from?.watch),
    noise: watchNoise(microBatch, from?.noise),
    stop: createStop(request.stopRule, from?.stop),
    ...(evaluateOn === "snapshots" && {
      ensemble: createEnsemble({ ...options, ...(request.test && { test }) }, from?.ensemble),
    }),
  };
}
