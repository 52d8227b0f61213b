import type { Divergence } from "../runners/runner.ts";

/** What the watch remembers. Plain JSON. */
export interface WatchState {
  /** Loss before the first update; null before it. */
  readonly first: number | null;
  /** The last finite loss. */
  readonly last: number | null;
  /** Where a stretch of high losses began, and the LR there; null while there is none. */
  readonly high: { readonly step: number; readonly lr: number } | null;
}

export interface DivergenceWatch {
  /** One update: its loss, the norm of its gradient, its LR. Gives the divergence when this is one. */
  readonly see: (step: number, loss: number, more: SeenWith) => Divergence | undefined;
  /** A reading of other data that is not finite: the weights are lost. */
  readonly lost: (step: number, lr: number) => Divergence;
  readonly save: () => WatchState;
}

interface SeenWith {
  readonly gradientNorm: number;
  readonly lr: number;
}

export interface WatchOptions {
  /** Loss of a model that knows nothing: a start below it does not lower the limit. */
  readonly blindLoss: number;
  /** Updates of the run. */
  readonly steps: number;
}

/** How many times the loss of the start is too much. */
const tooMuch = 4;

/**
 * Tells when a run has diverged: at a loss or gradient that is not finite, or when the loss is far above where it began
 * for long.
 *
 *   limit = 4 * max(loss before update 0, loss of a model that knows nothing)
 *   for long = at every one of so many updates in a row: a tenth of the run, but 20 to 200
 *
 * A spike that comes back is no divergence. The step told is the first of that stretch.
 */
export function watchDivergence({ blindLoss, steps }: WatchOptions, from?: WatchState): DivergenceWatch {
  const patience = Math.min(200, Math.max(20, Math.round(steps / 10)));
  let first = from?.first ?? null;
  let last = from?.last ?? null;
  let high = from?.high ?? null;
  const ended = (step: number, lr: number): Divergence => ({ step, lr, lastFiniteLoss: last ?? Number.NaN });
  return {
    see: (step, loss, { gradientNorm, lr }) => {
      if (!Number.isFinite(loss)) return ended(step, lr);
      first ??= loss;
      last = loss;
      if (!Number.isFinite(gradientNorm)) return ended(step, lr);
      if (!(loss > tooMuch * Math.max(first, blindLoss))) high = null;
      else if (high === null) high = { step, lr };
      else if (step - high.step + 1 >= patience) return ended(high.step, high.lr);
      return undefined;
    },
    lost: ended,
    save: () => ({ first, last, high }),
  };
}
