import { problem, refuse } from "../../errors/index.ts";
import { innerOf, nameOf, type OptimizerLike, type TensorLike } from "./optimizer.ts";

/**
 * Sets the momentum of the next update: of `tf.train.momentum`, Nesterov's included, and of `tf.train.rmsprop`.
 *
 * TF.js 4.22's own `setMomentum()` has no effect: the update multiplies by a tensor `m` that it leaves as it was. Here
 * the tensor is replaced, without importing TF.js: `setLearningRate(-momentum)` makes a kept scalar of just that value,
 * which is taken over before the LR is set again.
 *
 * @throws AnnealError for an optimizer without momentum: Adam's is `beta1`.
 * @example
 * const optimizer = { learningRate: 1, momentum: 0.5 };
 * setMomentum(optimizer, 0.9);
 * optimizer.momentum; // 0.9
 * @example setMomentum({ learningRate: 1, beta1: 0.9 }, 0.9); // throws: did you mean "beta1"?
 */
export function setMomentum(optimizer: OptimizerLike, momentum: number): void {
  const inner = innerOf(optimizer);
  if (typeof inner.momentum !== "number") {
    const meant = typeof inner.beta1 === "number" ? { suggestion: 'did you mean "beta1"?' } : {};
    const rule = "an optimizer with momentum: tf.train.momentum or tf.train.rmsprop";
    refuse([problem("type", "momentum", rule, nameOf(optimizer), meant)]);
  }
  if (inner.m && inner.c && typeof inner.setLearningRate === "function") {
    const lr = inner.learningRate as number;
    inner.setLearningRate(-momentum);
    const scalar = inner.c as TensorLike;
    inner.m.dispose();
    inner.m = scalar;
    inner.c = null; // or the next line would dispose it
    inner.setLearningRate(lr);
  }
  inner.momentum = momentum;
}
