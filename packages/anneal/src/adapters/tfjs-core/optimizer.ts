import { problem, refuse } from "../../errors/index.ts";

/**
 * An optimizer of TF.js, as far as a schedule touches it. TF.js declares its levels protected, so that no type of theirs
 * can be written here; what is there is looked at when it is needed.
 */
export type OptimizerLike = object;

/** What stands behind TF.js's types in 4.22: cached tensors in some optimizers, plain numbers in others. */
export interface Inner {
  learningRate?: unknown;
  setLearningRate?: (lr: number) => void;
  momentum?: unknown;
  setMomentum?: (momentum: number) => void;
  beta1?: unknown;
  beta2?: unknown;
  decay?: unknown;
  /** `-lr` of sgd and momentum. */
  c?: TensorLike | null;
  /** Momentum of momentum. */
  m?: TensorLike | null;
  /** Product of the betas of Adam and Adamax so far, the coming update's included. */
  accBeta1?: VariableLike;
  accBeta2?: VariableLike;
  /** Updates done. */
  iterations?: number;
  getClassName?: () => string;
}

/** A tensor of TF.js, as far as it is used here. */
export interface TensorLike {
  dispose(): void;
  /** There unless TF.js was built without chained operations. */
  mul?(x: number): unknown;
}

/** A variable of TF.js, as far as it is used here. */
export interface VariableLike extends TensorLike {
  readonly name: string;
  assign(value: never): void;
}

export const innerOf = (optimizer: OptimizerLike): Inner => optimizer as Inner;

/** What an optimizer is called in messages: `Adam`. */
export function nameOf(optimizer: unknown): string {
  const { getClassName } = Object(optimizer) as Inner;
  if (typeof getClassName === "function") return getClassName.call(optimizer);
  const name = (Object(optimizer) as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === "string" && name !== "Object" ? name : "an object";
}

/** Multiplies a variable in place. Inside or outside of `tf.tidy`, nothing is left behind. */
export function multiplyInPlace(variable: VariableLike, by: number, path: string): void {
  if (variable.mul === undefined) {
    const rule = "a TF.js with chained operations, as the package @tensorflow/tfjs is";
    refuse([problem("missing", path, rule, undefined)]);
  }
  const product = variable.mul?.(by) as TensorLike;
  variable.assign(product as never);
  product.dispose();
}
