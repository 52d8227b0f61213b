import { jit, numpy as np, valueAndGrad } from "@jax-js/jax";
import { parameters, sizeOf } from "../models/parameters.ts";
import { applyUpdate, type StepRates, type Vectors } from "../optimizers/apply.ts";
import { SCALARS } from "../optimizers/rates.ts";
import type { Program } from "./engine.ts";
import { forward } from "./forward.ts";
import { meanLoss } from "./loss.ts";

/** The compiled functions of a program. Each takes over the arrays that it is given, and is traced at its first call. */
export type Compiled = ReturnType<typeof compiled>;

export function compiled(program: Program) {
  const list = parameters(program.model);
  const sizes = list.map(({ shape }) => sizeOf(shape));
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((a, b) => a + b, 0));

  const split = (weights: np.Array): np.Array[] => {
    const parts = list.map(({ shape }, i) =>
      weights.ref.slice([starts[i], starts[i] + sizes[i]]).reshape([...shape]),
    );
    weights.dispose();
    return parts;
  };

  /** Loss and gradient, one flat vector. */
  const lossAndGradient = (weights: np.Array, x: np.Array, y: np.Array): [np.Array, np.Array] => {
    const loss = (parts: np.Array[], x: np.Array, y: np.Array): np.Array =>
      meanLoss(program.loss, forward(program.model, parts, x), y);
    const [value, gradients] = valueAndGrad(loss)(split(weights), x, y);
    return [value, np.concatenate(gradients.map((part) => part.reshape([-1])))];
  };

  const update = (old: Vectors, gradient: np.Array, rates: StepRates) =>
    applyUpdate(program.optimizer, old, { gradient, rates });

  return {
    step: jit((vectors: np.Array[], x: np.Array, y: np.Array, rates: np.Array[]) => {
      const old = unpack(program, vectors);
      const [loss, gradient] = lossAndGradient(old.weights.ref, x, y);
      const { next, norm } = update(old, gradient, unpackRates(rates));
      return [...pack(next), np.stack([loss, norm])];
    }),
    accumulate: jit((sum: np.Array, weights: np.Array, x: np.Array, y: np.Array) => {
      const [loss, gradient] = lossAndGradient(weights, x, y);
      return [sum.add(gradient), loss];
    }),
    apply: jit((vectors: np.Array[], sum: np.Array, share: np.Array, rates: np.Array[]) => {
      const { next, norm } = update(unpack(program, vectors), sum.mul(share), unpackRates(rates));
      return [...pack(next), norm];
    }),
    outputs: jit((weights: np.Array, x: np.Array) => forward(program.model, split(weights), x)),
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
