import { call } from "../call.mjs";
import { pythonStyle } from "../source.mjs";

const withoutOptimizer = ["ChainedScheduler"];

/** @type {import("../call.mjs").Guide} */
export const torch = {
  title: "PyTorch",
  proven: "PyTorch",
  about: [
    "A torch scheduler multiplies the LR that each parameter group had when the scheduler was made. anneal needs it too: it is the base LR, one per group. `OneCycleLR` and `CyclicLR` overwrite it.",
    "torch has no unit. A step is one call of `scheduler.step()`: after every epoch or after every update, whichever your loop does, and every length in the arguments counts those calls.",
  ],
  step: "a call of `scheduler.step()`, here after an epoch",
  context: { baseLrs: [0.1], optimizer: { name: "SGD", lr: 0.1 } },
  style: pythonStyle({
    before: "optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)",
    assign: "scheduler",
    first: (name) => (withoutOptimizer.includes(name) ? "" : "optimizer"),
  }),
  examples: [
    { names: ["StepLR"], call: call("StepLR", { step_size: 30, gamma: 0.1 }), run: 90 },
    { names: ["MultiStepLR"], call: call("MultiStepLR", { milestones: [30, 60, 80], gamma: 0.2 }), run: 90 },
    { names: ["ConstantLR"], call: call("ConstantLR", { factor: 0.1, total_iters: 5 }), run: 30 },
    {
      names: ["LinearLR"],
      call: call("LinearLR", { start_factor: 0.01, total_iters: 10 }),
      run: 30,
      says: "Left to its defaults it climbs from a third of the LR, in 5 steps.",
    },
    { names: ["ExponentialLR"], call: call("ExponentialLR", { gamma: 0.95 }), run: 90 },
    {
      names: ["PolynomialLR"],
      call: call("PolynomialLR", { total_iters: 100, power: 2 }),
      run: 100,
      ends: true,
      says: "The default power is 1, a line.",
    },
    {
      names: ["CosineAnnealingLR"],
      call: call("CosineAnnealingLR", { T_max: 100, eta_min: 0.001 }),
      run: 100,
      ends: true,
      show: 260,
    },
    {
      names: ["CosineAnnealingWarmRestarts"],
      call: call("CosineAnnealingWarmRestarts", { T_0: 10, T_mult: 2 }),
      run: 70,
      ends: true,
      show: 100,
    },
    {
      names: ["CyclicLR"],
      call: call("CyclicLR", { base_lr: 0.001, max_lr: 0.1, step_size_up: 2000, mode: "triangular2" }),
      run: 16_000,
      step: "a call of `scheduler.step()`, here after an update",
    },
    {
      names: ["OneCycleLR"],
      call: call("OneCycleLR", { max_lr: 0.1, total_steps: 1000 }),
      run: 1000,
      ends: true,
      step: "a call of `scheduler.step()`, here after an update",
    },
    {
      names: ["SWALR"],
      call: call("SWALR", { swa_lr: 0.02, anneal_epochs: 10, anneal_strategy: "cos" }),
      run: 30,
    },
    {
      names: ["SequentialLR"],
      call: call("SequentialLR", {
        schedulers: [
          call("LinearLR", { start_factor: 0.01, total_iters: 5 }),
          call("CosineAnnealingLR", { T_max: 85 }),
        ],
        milestones: [5],
      }),
      run: 90,
      ends: true,
      show: 190,
    },
    {
      names: ["ChainedScheduler"],
      call: call("ChainedScheduler", {
        schedulers: [
          call("LinearLR", { start_factor: 0.1, total_iters: 10 }),
          call("ExponentialLR", { gamma: 0.95 }),
        ],
      }),
      run: 90,
    },
    {
      names: ["LambdaLR"],
      call: call("LambdaLR", { lr_lambda: "lambda epoch: 0.95 ** epoch" }),
      run: 90,
      says: "Code is never evaluated: only `lambda x: number` and `lambda x: number ** x` are understood.",
    },
    {
      names: ["MultiplicativeLR"],
      call: call("MultiplicativeLR", { lr_lambda: "lambda epoch: 0.97" }),
      run: 90,
      says: "Code is never evaluated: only `lambda x: number` is understood.",
    },
    {
      names: ["ReduceLROnPlateau"],
      call: call("ReduceLROnPlateau", { factor: 0.5, patience: 5, cooldown: 2 }),
      run: 40,
    },
  ],
};
