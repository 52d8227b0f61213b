import { problem, refuse } from "../../errors/index.ts";
import { innerOf, nameOf, type OptimizerLike } from "./optimizer.ts";

/**
 * Sets the LR of the next update of a TF.js optimizer: the only place that does.
 *
 * `sgd` and `momentum` keep `-lr` as a tensor and ignore an assignment to `learningRate`, so they get
 * `setLearningRate()`; the others (adagrad, adadelta, adam, adamax, rmsprop) read `learningRate` at every update. An
 * optimizer of your own needs one of the two.
 *
 * @throws AnnealError when there is neither, when the LR is not finite, and for an Adamax with a decay of its own, which
 *   would divide the LR by 1 + iteration * decay.
 * @example
 * const optimizer = { learningRate: 1 };
 * setLr(optimizer, 0.1);
 * optimizer.learningRate; // 0.1
 * @example setLr({}, 0.1); // throws: optimizer: expected an optimizer of TF.js
 */
export function setLr(optimizer: OptimizerLike, lr: number): void {
  if (!Number.isFinite(lr)) refuse([problem("range", "lr", "a finite number", lr)]);
  const inner = innerOf(Object(optimizer));
  if (typeof inner.setLearningRate === "function") {
    inner.setLearningRate(lr);
  } else if (typeof inner.learningRate === "number") {
    if (typeof inner.decay === "number" && inner.decay !== 0 && nameOf(optimizer) === "Adamax") {
      const rule = "0, since the schedule sets the LR; write the decay into the schedule, as inverseTime";
      refuse([problem("range", "optimizer.decay", rule, inner.decay)]);
    }
    inner.learningRate = lr;
  } else {
    const rule = "an optimizer of TF.js, with setLearningRate() or a number learningRate";
    refuse([problem("type", "optimizer", rule, optimizer)]);
  }
}

/**
 * The LR that an optimizer says it has. For `sgd` and `momentum` that is a lie after an assignment: see {@link setLr}.
 *
 * @example getLr({ learningRate: 0.1 }); // 0.1
 */
export function getLr(optimizer: OptimizerLike): number {
  const { learningRate } = innerOf(Object(optimizer));
  if (typeof learningRate !== "number") {
    refuse([problem("type", "optimizer", "an optimizer with a number learningRate", optimizer)]);
  }
  return learningRate as number;
}
