/** One quantity as it was logged over a run: `values[i]` belongs to update `steps[i]`. */
export interface Logged {
  /** Updates, ascending, each once. */
  readonly steps: Float64Array;
  /** May hold NaN and infinities, as logged. */
  readonly values: Float64Array;
}

/** What was logged of one run, each quantity with its own steps. */
export interface RunLog {
  readonly name: string;
  /** The learning rate of the first parameter group. */
  readonly lr?: Logged;
  /** Training loss. */
  readonly loss?: Logged;
  /** Validation loss. */
  readonly valLoss?: Logged;
  /** Norm of the gradient before clipping. */
  readonly gradNorm?: Logged;
  /** Epochs done, perhaps fractional. */
  readonly epoch?: Logged;
}
