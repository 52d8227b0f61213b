import { problem, refuse } from "../../errors/index.ts";
import type { Horizon } from "../../units/index.ts";

/** What `fit` and `fitDataset` tell their callbacks. */
export type FitParams = {
  [name: string]: number | string | boolean | number[] | string[] | boolean[];
};

/**
 * The length of a run, from what `fit` or `fitDataset` says of it. What the user gives wins.
 *
 *   steps per epoch  = batchesPerEpoch, or ceil(samples / batchSize)
 *   steps            = epochs * steps per epoch
 *   samples per step = samples / steps per epoch
 *
 * `samples` are those trained on: a validation split is taken off by `fit` before. `epochs` counts from 0 also when
 * `initialEpoch` is later, as in Keras.
 *
 * @throws AnnealError when a dataset does not know its size and nobody gave it.
 */
export function fitHorizon(params: FitParams | undefined, given: Partial<Horizon> = {}): Horizon {
  const { epochs, steps, samples, batchSize } = (params ?? {}) as { [name: string]: number | null };
  const counted = samples && batchSize ? Math.ceil(samples / batchSize) : undefined;
  const stepsPerEpoch = given.stepsPerEpoch ?? steps ?? counted;
  if (given.steps === undefined && (!stepsPerEpoch || !epochs)) {
    const rule =
      "the batches of an epoch, since this dataset does not say: batchesPerEpoch of fitDataset, or { horizon: { stepsPerEpoch } } of lrSchedule";
    refuse([problem("horizon", "horizon.stepsPerEpoch", rule, undefined)]);
  }
  const samplesPerStep = samples && stepsPerEpoch ? samples / stepsPerEpoch : undefined;
  return {
    steps: Math.round((epochs ?? 0) * (stepsPerEpoch ?? 0)),
    ...(stepsPerEpoch && { stepsPerEpoch }),
    ...(samplesPerStep && { samplesPerStep }),
    ...given,
  };
}
