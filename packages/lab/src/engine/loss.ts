import { numpy as np } from "@jax-js/jax";
import type { LossName } from "../models/model.ts";

/**
 * The gradient of the mean loss by the model's outputs, and what the host needs to add up the loss itself: sums in
 * float64 there cost less than a kernel here. Cross-entropy gives the outputs and each row's log of the sum of
 * exponentials; squared error, which is also the mean over the outputs, gives the differences.
 */
export function lossGradient(
  loss: LossName,
  outputs: np.Array,
  y: np.Array,
): { readonly gradient: np.Array; readonly facts: readonly np.Array[] } {
  const [rows, width] = outputs.shape;
  if (loss === "squared-error") {
    const difference = outputs.sub(y);
    return { gradient: difference.ref.mul(2 / (rows * width)), facts: [difference] };
  }
  const column = (values: np.Array): np.Array => values.ref.reshape([rows, 1]);
  const top = np.max(outputs.ref, -1);
  const logTotal = np.log(np.sum(np.exp(outputs.ref.sub(column(top))), -1)).add(top);
  const gradient = np
    .exp(outputs.ref.sub(column(logTotal)))
    .sub(y)
    .mul(1 / rows);
  return { gradient, facts: [outputs, logTotal] };
}

/** The mean loss over the rows, from the facts that {@link lossGradient} gives; NaN and infinity stay what they are. */
export function meanLoss(loss: LossName, facts: readonly Float32Array[], y: ArrayLike<number>): number {
  const [values, logTotals] = facts;
  let sum = 0;
  if (loss === "squared-error") {
    for (let i = 0; i < values.length; i++) sum += values[i] ** 2;
    return sum / values.length;
  }
  const width = values.length / logTotals.length;
  for (let row = 0; row < logTotals.length; row++) sum += logTotals[row] - values[row * width + y[row]];
  return sum / logTotals.length;
}
