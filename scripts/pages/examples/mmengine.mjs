import { call } from "../call.mjs";
import { mmengineStyle } from "../configs.mjs";

const epoch = "an epoch";
const update = "an update";

/** @type {import("../call.mjs").Guide} */
export const mmengine = {
  title: "MMEngine",
  proven: "MMEngine",
  about: [
    "A scheduler of the config's `param_scheduler` multiplies the LR of each parameter group (`optim_wrapper.optimizer.lr`, times `lr_mult`) within its window from `begin` to `end`. Outside of its window it leaves the LR alone.",
    "Steps are epochs unless `by_epoch=False`. `convert_to_iter_based=True` writes lengths in epochs and steps after every update. Windows end one step short: what is called the total is `end - begin - 1`, and a value freezes one step before its end.",
  ],
  step: epoch,
  context: { baseLrs: [0.01], optimizer: { name: "SGD", lr: 0.01 } },
  style: mmengineStyle,
  examples: [
    {
      names: ["param_scheduler", "param_scheduler_list"],
      call: call("param_scheduler", {
        param_scheduler: [
          { type: "LinearLR", start_factor: 0.001, by_epoch: false, begin: 0, end: 500 },
          { type: "CosineAnnealingLR", T_max: 9500, by_epoch: false, begin: 500, end: 10_000 },
        ],
      }),
      run: 10_000,
      ends: true,
      step: update,
      says: "The list of a config: each rules in its window.",
    },
    {
      names: ["LinearLR"],
      call: call("LinearLR", { start_factor: 0.001, by_epoch: false, begin: 0, end: 500 }),
      run: 1500,
      step: update,
    },
    {
      names: ["MultiStepLR"],
      call: call("MultiStepLR", { milestones: [8, 11], gamma: 0.1, by_epoch: true, begin: 0, end: 12 }),
      run: 12,
    },
    {
      names: ["CosineAnnealingLR"],
      call: call("CosineAnnealingLR", { T_max: 100, eta_min: 1e-4, by_epoch: true, begin: 0, end: 100 }),
      run: 100,
      ends: true,
    },
    {
      names: ["CosineRestartLR"],
      call: call("CosineRestartLR", {
        periods: [20, 40, 40],
        restart_weights: [1, 0.5, 0.5],
        eta_min: 1e-4,
        by_epoch: true,
        begin: 0,
        end: 100,
      }),
      run: 100,
      ends: true,
    },
    {
      names: ["PolyLR"],
      call: call("PolyLR", { power: 0.9, eta_min: 1e-4, by_epoch: false, begin: 0, end: 40_000 }),
      run: 40_000,
      ends: true,
      step: update,
    },
    { names: ["StepLR"], call: call("StepLR", { step_size: 30, gamma: 0.1 }), run: 90 },
    { names: ["ExponentialLR"], call: call("ExponentialLR", { gamma: 0.95 }), run: 90 },
    {
      names: ["ConstantLR"],
      call: call("ConstantLR", { factor: 0.1, by_epoch: false, begin: 0, end: 500 }),
      run: 1500,
      step: update,
    },
    {
      names: ["OneCycleLR"],
      call: call("OneCycleLR", { eta_max: 0.1, total_steps: 1000, by_epoch: false }),
      run: 1000,
      ends: true,
      step: update,
    },
    {
      names: ["ReduceOnPlateauLR"],
      call: call("ReduceOnPlateauLR", { monitor: "loss", factor: 0.5, patience: 5, cooldown: 2 }),
      run: 40,
    },
  ],
};
