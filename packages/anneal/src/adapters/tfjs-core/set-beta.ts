import { problem, refuse } from "../../errors/index.ts";
import { innerOf, multiplyInPlace, nameOf, type OptimizerLike } from "./optimizer.ts";

/**
 * Sets beta1 or beta2 of the next update of `tf.train.adam` or `tf.train.adamax`.
 *
 * TF.js reads the betas at every update, but the product of betas that corrects the bias already holds the coming
 * update's as it was. It is multiplied by new/old, so that the correction stays exactly what the moments sum up to:
 *
 *   1 - beta(0) * beta(1) * ... * beta(k)
 *
 * @throws AnnealError for an optimizer without betas.
 * @example
 * const optimizer = { learningRate: 1, beta1: 0.9 };
 * setBeta(optimizer, "beta1", 0.95);
 * optimizer.beta1; // 0.95
 * @example setBeta({ learningRate: 1, momentum: 0.9 }, "beta1", 0.95); // throws: did you mean "momentum"?
 */
export function setBeta(optimizer: OptimizerLike, name: "beta1" | "beta2", beta: number): void {
  const inner = innerOf(optimizer);
  const old = inner[name];
  if (typeof old !== "number") {
    const meant = typeof inner.momentum === "number" ? { suggestion: 'did you mean "momentum"?' } : {};
    const rule = `an optimizer with ${name}: tf.train.adam or tf.train.adamax`;
    refuse([problem("type", name, rule, nameOf(optimizer), meant)]);
  }
  if (old === beta) return;
  // Once a beta of 0 was used, the product is 0 for ever, and rightly so.
  const product = name === "beta1" ? inner.accBeta1 : inner.accBeta2;
  if (product !== undefined && old !== 0) multiplyInPlace(product, beta / (old as number), name);
  if (product !== undefined && old === 0 && !inner.iterations) {
    refuse([problem("range", name, "an optimizer made with one above 0, to be scheduled", old)]);
  }
  inner[name] = beta;
}
