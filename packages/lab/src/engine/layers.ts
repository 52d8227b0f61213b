import { numpy as np } from "@jax-js/jax";

/**
 * What a layer computed, and the way back. Gradients are written out rather than derived: a step then has half the
 * kernels, and at this size it costs what its kernels cost to start. Inside a trace nothing is held, so a way back
 * that is not taken costs nothing.
 */
export interface Passed {
  readonly outputs: Cut;
  readonly back: Back;
}

/** From the gradient of a layer's outputs to that of its inputs, where wanted, and of its parameters, in order. */
export type Back = (
  gradient: np.Array,
  wanted: boolean,
) => { readonly inputs?: np.Array; readonly parameters: readonly np.Array[] };

/** A view of an array, made anew at each call: one that is used in two places would be copied first. */
export type Cut = () => np.Array;

export type Activation = "relu" | "tanh" | "none";

/** `activation(x @ weight + bias)`. The weight lies as [inputs, outputs], or turned: as [outputs, inputs]. */
export function dense(
  x: Cut,
  parameters: { readonly weight: Cut; readonly bias: Cut; readonly turned: boolean },
  activation: Activation,
): Passed {
  const { weight, bias, turned } = parameters;
  const inwards = (): np.Array => (turned ? weight().transpose() : weight());
  const outputs = activate(np.dot(x(), inwards()).add(bias()), activation);
  const back: Back = (gradient, wanted) => {
    const sum = beforeActivation(gradient, outputs.ref, activation);
    const inputs = wanted ? np.dot(sum.ref, inwards().transpose()) : undefined;
    const weights = turned ? np.dot(sum.ref.transpose(), x()) : np.dot(x().transpose(), sum.ref);
    return { inputs, parameters: [weights, np.sum(sum, 0)] };
  };
  return { outputs: () => outputs.ref, back };
}

/** A chain in which every array is used once is computed inside the product before it. */
function activate(sum: np.Array, activation: Activation): np.Array {
  if (activation === "relu") return np.maximum(sum, 0);
  if (activation === "none") return sum;
  // tanh(x) = 1 - 2 / (1 + exp(2x)): within 1e-7, and right at both ends.
  return np
    .reciprocal(np.exp(sum.mul(2)).add(1))
    .mul(-2)
    .add(1);
}

/** The gradient before an activation, from that behind it; PyTorch, too, takes 0 for ReLU's slope at 0. */
function beforeActivation(gradient: np.Array, outputs: np.Array, activation: Activation): np.Array {
  if (activation === "relu") return gradient.mul(np.greater(outputs, 0).astype(np.float32));
  if (activation === "tanh") return gradient.mul(np.square(outputs).mul(-1).add(1));
  outputs.dispose();
  return gradient;
}

/**
 * The rows of a table, `width` of them side by side. `tokens` is one-hot, `[n, vocabulary]`, so that there is a way
 * back; whole numbers, `[n]`, where there is none to go.
 */
export function embed(tokens: np.Array, table: Cut, width: number): Passed {
  const rows = tokens.ndim === 1 ? np.take(table(), tokens, 0) : np.dot(tokens.ref, table());
  const size = rows.shape[1];
  const back: Back = (gradient) => ({
    parameters: [np.dot(tokens.ref.transpose(), gradient.reshape([-1, size]))],
  });
  return { outputs: () => rows.ref.reshape([-1, width * size]), back };
}
