import { emptyNoise, intoNoise, type NoiseState, noiseScaleOf } from "anneal/batch";

/** Follows the gradient noise scale of a run whose updates are made of several micro-batches. */
export interface NoiseWatch {
  /** Takes in an update of so many micro-batches. */
  readonly see: (
    found: { readonly gradientNorm: number; readonly microSquare?: number },
    parts: number,
  ) => void;
  /** The noise scale so far, in samples; NaN where no update had several micro-batches. */
  readonly scale: () => number;
  readonly save: () => NoiseState | undefined;
}

/** Two hundred updates are averaged: one alone says next to nothing. */
const beta = 0.995;

/** A watch at the start of a run, or where a checkpoint left it. */
export function watchNoise(microBatch: number, saved: NoiseState = emptyNoise): NoiseWatch {
  let state = saved;
  return {
    see: ({ gradientNorm, microSquare }, parts) => {
      if (microSquare === undefined || !Number.isFinite(gradientNorm) || !Number.isFinite(microSquare))
        return;
      const reading = { smallBatch: microBatch, smallSquare: microSquare };
      state = intoNoise(
        state,
        { ...reading, largeBatch: parts * microBatch, largeSquare: gradientNorm ** 2 },
        { beta },
      );
    },
    scale: () => (state.signal.n === 0 ? Number.NaN : noiseScaleOf(state, { beta }).scale),
    save: () => (state.signal.n === 0 ? undefined : state),
  };
}
