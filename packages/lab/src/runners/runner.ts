import type { PlanSpec, Spec } from "anneal";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";

/**
 * One training run to do: a schedule, a seed, a length. The same request always gives the same result on one machine,
 * so its text is the key under which a finished run is kept.
 */
export interface RunRequest {
  /** The LR over the run, absolute, or a whole plan. */
  readonly schedule: Spec | PlanSpec;
  /** A controller on the validation loss, by its name and options, multiplied onto the schedule. */
  readonly controller?: {
    readonly kind: "plateau";
    readonly options?: { readonly [name: string]: number | string };
  };
  /** The highest LR of it: for people, and for the environment of an outside trainer. */
  readonly peakLr: number;
  readonly steps: number;
  /** Decides initial weights and the order of the batches: runs with one seed are paired. */
  readonly seed: number;
  /** Validation readings at these steps, counted in updates done; the last one is `steps`. */
  readonly evaluateAt: readonly number[];
  /**
   * Draw which rows validate anew from the seed; those for testing stay. Over several seeds a choice then rests on nearly
   * all rows, not on the few that one draw gave.
   */
  readonly redraw?: boolean;
  /** Also read the test set at the end. Choosing never asks for it. */
  readonly test?: boolean;
  readonly optimizer?: OptimizerSpec;
  /** Rows of one forward and backward pass. Default: the batch size of a plan, or what suits the task. */
  readonly microBatch?: number;
  /** Micro-batches in one update. Default: 1, or what a plan's batch size asks for. */
  readonly accumulation?: number;
  /** Start from the weights of the checkpoint at this path instead of drawing them from the seed. */
  readonly init?: string;
  /** Fine-tuning: also read the loss on the old data that the runner has, before the first update and at the end. */
  readonly retain?: boolean;
  /** Evaluate the mean of the weights, or the ensemble of the snapshots at cycle ends, instead of the last weights. */
  readonly evaluateOn?: "last" | "ema" | "snapshots";
  /** Called with every update's loss: gives `true` to end the run there (the range test's stop rule). */
  readonly stopRule?: { readonly kind: "range-test"; readonly factor: number };
}

/** What came of a run. A diverged one is a result, not an error. */
export interface RunResult {
  /** Loss before each update, from update 0. */
  readonly train: readonly number[];
  /** Readings of the validation set. */
  readonly valid: readonly Reading[];
  readonly test?: Reading;
  /** Of a request with `retain` that did not diverge. */
  readonly retained?: Retained;
  readonly diverged?: Divergence;
  readonly seconds: number;
}

/** Loss on the test part of the old data, with the weights that a run began with and those that it ended with. */
export interface Retained {
  readonly before: number;
  readonly after: number;
}

export interface Reading {
  /** Updates done when it was read. */
  readonly step: number;
  readonly loss: number;
  /** Share predicted right, where that can be said. */
  readonly accuracy?: number;
}

export interface Divergence {
  /** The update whose loss was not finite, or far above where it began. */
  readonly step: number;
  readonly lr: number;
  readonly lastFiniteLoss: number;
}

/** Does runs, several at a time: worker processes with the task loaded, or an outside command. */
export interface Runner {
  /** How many runs are computed at the same time. */
  readonly width: number;
  /** @throws only when nothing more can be run; `signal` ends a run early by rejecting with its reason. */
  readonly run: (request: RunRequest, watch?: RunWatch) => Promise<RunResult>;
  /** Holds every run where it is, or lets them go on. Left out where runs cannot be held. */
  readonly hold?: (held: boolean) => void;
  readonly close: () => Promise<void>;
}

export interface RunWatch {
  readonly signal?: AbortSignal;
  /** Now and then: updates done so far, and the loss there. */
  readonly progress?: (step: number, loss: number) => void;
  /** Each reading of the validation set, and the one of the test set, when it has been made. */
  readonly reading?: (set: "valid" | "test", reading: Reading) => void;
}
