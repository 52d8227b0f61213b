import { nn, numpy as np } from "@jax-js/jax";
import type { LossName } from "../models/model.ts";

/** The mean loss over the rows; squared error is also the mean over the outputs. Takes over both arrays. */
export function meanLoss(loss: LossName, outputs: np.Array, y: np.Array): np.Array {
  if (loss === "squared-error") return np.mean(np.square(outputs.sub(y)));
  return np.sum(nn.logSoftmax(outputs).mul(y)).mul(-1 / y.shape[0]);
}
