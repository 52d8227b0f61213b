/** The planned length of a run, and the rates that turn epochs, samples and tokens into steps. */
export interface Horizon {
  /** Planned number of optimizer steps: a whole number of at least 1. */
  readonly steps: number;
  /** Optimizer steps in one pass over the data; may be fractional. */
  readonly stepsPerEpoch?: number;
  /** Samples in one optimizer step, over all devices and accumulated micro-batches. */
  readonly samplesPerStep?: number;
  /** Tokens in one optimizer step, over all devices and accumulated micro-batches. */
  readonly tokensPerStep?: number;
}

/** The most steps a run may have: beyond it neighbouring steps are no longer different numbers with a fraction. */
export const mostSteps = 1e15;

/** `1000 steps`, `1 step`. */
export const inSteps = (steps: number): string => `${steps} ${steps === 1 ? "step" : "steps"}`;
