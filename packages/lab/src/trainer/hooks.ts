import type { UpdateRates } from "../optimizers/optimizer.ts";
import type { Reading } from "../runners/runner.ts";
import type { RunEvent, RunState } from "./state.ts";

/** One update. The object is used again for the next one: copy what is to be kept. */
export interface UpdateRecord {
  /** Updates done before this one. */
  readonly step: number;
  /** Loss before it. */
  readonly loss: number;
  /** Norm of the whole gradient, before clipping. */
  readonly gradientNorm: number;
  readonly rates: UpdateRates;
  /** Samples in it. */
  readonly batchSize: number;
  /** The gradient noise scale so far, in samples: an estimate of the critical batch. NaN without accumulation. */
  readonly noiseScale: number;
}

/** What the caller of a run wants to be told, and from where it goes on. All are called at once, in order. */
export interface TrainHooks {
  readonly signal?: AbortSignal;
  /** Every 100 ms or so: updates done, and the last loss. */
  readonly progress?: (step: number, loss: number) => void;
  readonly update?: (record: UpdateRecord) => void;
  readonly event?: (event: RunEvent) => void;
  readonly reading?: (set: "valid" | "test", reading: Reading) => void;
  /**
   * Called every so many updates, at the end, and when the run is ended early by the signal. With `seconds`, not sooner
   * than that after the last one: when checkpoints are made changes nothing in the run.
   */
  readonly checkpoint?: {
    readonly every: number;
    readonly seconds?: number;
    readonly save: (state: RunState) => void;
  };
  /** Goes on from a checkpoint; `train` has the loss of every update before it. */
  readonly resume?: { readonly state: RunState; readonly train: readonly number[] };
  /** First weights, instead of those drawn from the seed; needed when the request has `init`. */
  readonly weights?: Float32Array;
  /** Awaited at each rest, with the updates done: so runs take turns, and wait. Its time is not counted as the run's. */
  readonly turn?: (step: number) => Promise<void>;
  /** Milliseconds of work between two rests. Default 100. */
  readonly restEvery?: number;
  /** Milliseconds of a clock. Default: `performance.now`. */
  readonly now?: () => number;
}
