import { jit, numpy as np } from "@jax-js/jax";
import { parameters, sizeOf } from "../models/parameters.ts";
import { applyUpdate, SCALARS, type StepRates, type Vectors } from "../optimizers/index.ts";
import type { Program } from "./engine.ts";
import { forward } from "./forward.ts";
import type { Cut } from "./layers.ts";
import { lossGradient } from "./loss.ts";

/** The compiled functions of a program. Each takes over the arrays that it is given, and is traced at its first call. */
export interface Compiled {
  /** Vectors, inputs, targets, rates: the new vectors, the norm of the gradient, and what the loss is made of. */
  readonly step: Owned<[vectors: np.Array[], x: np.Array, y: np.Array, rates: np.Array[]]>;
  /** The sum of gradients so far, weights, inputs, targets: the new sum, the squared norm of what was added, and what the loss is made of. */
  readonly accumulate: Owned<[sum: np.Array, weights: np.Array, x: np.Array, y: np.Array]>;
  /** Vectors, sum of gradients, the share of each, rates: the new vectors and the norm of the gradient. */
  readonly apply: Owned<[vectors: np.Array[], sum: np.Array, share: np.Array, rates: np.Array[]]>;
  readonly outputs: Owned<[weights: np.Array, x: np.Array], np.Array>;
}

type Owned<Inputs extends unknown[], Output = np.Array[]> = ((...inputs: Inputs) => Output) & {
  readonly dispose: () => void;
};

export function compiled(program: Program): Compiled {
  const list = parameters(program.model);
  const sizes = list.map(({ shape }) => sizeOf(shape));
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));

  const cuts = (weights: np.Array): readonly Cut[] =>
    list.map(
      ({ shape }, i) =>
        () =>
          weights.ref.slice([starts[i], starts[i] + sizes[i]]).reshape([...shape]),
    );

  /** The gradient as one flat vector, and what the host makes the loss of. */
  const gradientAndFacts = (weights: np.Array, x: np.Array, y: np.Array) => {
    const { outputs, back } = forward(program.model, cuts(weights), x);
    const { gradient, facts } = lossGradient(program.loss, outputs, y);
    return { gradient: np.concatenate(back(gradient).map((part) => part.reshape([-1]))), facts };
  };

  const update = (old: Vectors, gradient: np.Array, rates: StepRates) =>
    applyUpdate(program.optimizer, old, { gradient, rates });

  return {
    step: jit((vectors: np.Array[], x: np.Array, y: np.Array, rates: np.Array[]) => {
      const old = unpack(program, vectors);
      const { gradient, facts } = gradientAndFacts(old.weights.ref, x, y);
      const { next, norm } = update(old, gradient, unpackRates(rates));
      return [...pack(next), norm, ...facts];
    }),
    accumulate: jit((sum: np.Array, weights: np.Array, x: np.Array, y: np.Array) => {
      const { gradient, facts } = gradientAndFacts(weights, x, y);
      const square = np.square(gradient.ref).sum();
      return [sum.add(gradient), square, ...facts];
    }),
    apply: jit((vectors: np.Array[], sum: np.Array, share: np.Array, rates: np.Array[]) => {
      const { next, norm } = update(unpack(program, vectors), sum.mul(share), unpackRates(rates));
      return [...pack(next), norm];
    }),
    outputs: jit((weights: np.Array, x: np.Array) => forward(program.model, cuts(weights), x).outputs),
  };
}

const pack = ({ weights, slots, ema }: Vectors): np.Array[] => [weights, ...slots, ...(ema ? [ema] : [])];

const unpack = (program: Program, vectors: readonly np.Array[]): Vectors => {
  const [weights, ...rest] = vectors;
  return program.optimizer.ema === undefined
    ? { weights, slots: rest }
    : { weights, slots: rest.slice(0, -1), ema: rest[rest.length - 1] };
};

/** One array: all groups share an LR and a decay. Three: they come as vectors. */
const unpackRates = ([scalars, lr, decay]: readonly np.Array[]): StepRates => ({
  scalars,
  lr: lr ?? scalars.ref.slice(SCALARS.lr),
  decay: decay ?? scalars.ref.slice(SCALARS.decay),
});
