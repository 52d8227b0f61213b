import type { LossName, ModelSpec } from "../models/model.ts";
import type { OptimizerSpec, UpdateRates } from "../optimizers/optimizer.ts";

/** What computes. `jax` (jax-js, wasm) is the one there is; it is the same in Node and in a browser worker. */
export interface Engine {
  readonly name: string;
  /** Traces and compiles a program once; every run with the same program uses the same machine. */
  readonly prepare: (program: Program) => Promise<Machine>;
}

/** All that is baked into a compiled step. Rates are not: they are arguments. */
export interface Program {
  readonly model: ModelSpec;
  readonly loss: LossName;
  readonly optimizer: OptimizerSpec;
  /** Rows of one forward and backward pass. */
  readonly microBatch: number;
  /** Rows of one pass that only evaluates. */
  readonly evaluateBatch: number;
  /** The parameter group of each parameter, by its index in the model's list; left out, all are in group 0. */
  readonly groups?: readonly number[];
}

/** Rows of a fixed number. `x` has whole numbers (tokens) for `characters`; `y` has classes, or values to predict. */
export interface Batch {
  readonly x: Float32Array | Int32Array;
  readonly y: Float32Array | Int32Array;
  /** How many of the rows count, from the first; the others are padding. Left out, all do. */
  readonly rows?: number;
}

/** One training state and what changes it. Not shared by runs at the same time. */
export interface Machine {
  /** How many numbers the weights have. */
  readonly size: number;
  /** Starts afresh from these weights, with empty optimizer slots. */
  readonly start: (weights: Float32Array) => void;
  /**
   * One update from the mean gradient over the micro-batches, all of them full.
   *
   * @returns the loss before the update and the norm of the gradient before clipping, not finite when it diverged; and,
   * where there are several micro-batches, the mean of the squared norms of their own gradients.
   */
  readonly update: (
    batches: readonly Batch[],
    rates: UpdateRates,
  ) => { readonly loss: number; readonly gradientNorm: number; readonly microSquare?: number };
  /** Sum of the loss over the rows that count, and how many were predicted right (`NaN` for squared error). */
  readonly evaluate: (
    batch: Batch,
    weights?: "current" | "ema",
  ) => { readonly loss: number; readonly right: number };
  /** Class probabilities, or the values of a regression, row after row: for ensembles. */
  readonly predict: (batch: Batch) => Float32Array;
  /** Copies of all that a later update depends on. */
  readonly save: () => MachineState;
  readonly load: (state: MachineState) => void;
  readonly dispose: () => void;
}

/** Everything that changes during a run, as flat vectors; a checkpoint holds it. */
export interface MachineState {
  /** Updates done, which Adam's bias correction needs. */
  readonly updates: number;
  readonly weights: Float32Array;
  /** The optimizer's own: none, the velocity, or both moments. */
  readonly slots: readonly Float32Array[];
  readonly ema?: Float32Array;
}
