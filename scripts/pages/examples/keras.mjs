import { call } from "../call.mjs";
import { kerasStyle } from "../source.mjs";

/** @type {import("../call.mjs").Guide} */
export const keras = {
  title: "Keras",
  proven: "Keras",
  about: [
    "A schedule is given to the optimizer in place of an LR: `keras.optimizers.AdamW(learning_rate=schedule)`. It returns the LR itself, so there is no base LR. A step is an update: `optimizer.iterations`. Only `ReduceLROnPlateau` is a callback and counts epochs.",
    "The numbers here are those of float64. Keras computes in float32 unless told otherwise, which shows from the seventh digit on.",
  ],
  step: "an update",
  context: {},
  style: kerasStyle,
  examples: [
    {
      names: ["CosineDecay"],
      call: call("CosineDecay", {
        initial_learning_rate: 0,
        decay_steps: 9500,
        warmup_target: 1e-3,
        warmup_steps: 500,
        alpha: 0.1,
      }),
      run: 10_000,
      ends: true,
      says: "Without `warmup_target` the warmup is left out, whatever `warmup_steps` says.",
    },
    {
      names: ["CosineDecayRestarts"],
      call: call("CosineDecayRestarts", {
        initial_learning_rate: 1e-3,
        first_decay_steps: 1000,
        t_mul: 2,
        m_mul: 0.8,
        alpha: 0.05,
      }),
      run: 7000,
      ends: true,
    },
    {
      names: ["PolynomialDecay"],
      call: call("PolynomialDecay", {
        initial_learning_rate: 1e-3,
        decay_steps: 10_000,
        end_learning_rate: 1e-5,
        power: 2,
      }),
      run: 10_000,
      ends: true,
      says: "With `cycle=True` it starts anew at its end, longer and lower each time.",
    },
    {
      names: ["ExponentialDecay"],
      call: call("ExponentialDecay", {
        initial_learning_rate: 1e-3,
        decay_steps: 1000,
        decay_rate: 0.8,
        staircase: true,
      }),
      run: 10_000,
    },
    {
      names: ["InverseTimeDecay"],
      call: call("InverseTimeDecay", { initial_learning_rate: 1e-3, decay_steps: 1000, decay_rate: 0.5 }),
      run: 10_000,
    },
    {
      names: ["PiecewiseConstantDecay"],
      call: call("PiecewiseConstantDecay", { boundaries: [30_000, 60_000], values: [0.1, 0.02, 0.004] }),
      run: 90_000,
    },
    {
      names: ["ReduceLROnPlateau"],
      call: call("ReduceLROnPlateau", { factor: 0.5, patience: 5, cooldown: 2, min_lr: 1e-5 }),
      context: { baseLrs: [1e-3] },
      run: 40,
      step: "an epoch",
    },
  ],
};
