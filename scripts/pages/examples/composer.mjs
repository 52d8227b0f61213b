import { call } from "../call.mjs";
import { pythonStyle } from "../source.mjs";

/** @type {import("../call.mjs").Guide} */
export const composer = {
  title: "Composer",
  proven: "Composer",
  about: [
    "A Composer scheduler multiplies the LR of each parameter group; `alpha`, `alpha_i` and `alpha_f` are ratios of it, never LRs. Times carry their unit: `ba` batches, `ep` epochs, `sp` samples, `tok` tokens, `dur` shares of `max_duration`. anneal needs what resolves them: `max_duration`, and the batches of an epoch.",
    "A step is a batch (the Trainer's default, `step_schedulers_every_batch=True`). `scale_schedule_ratio` multiplies every time but `dur` and, by default, the warmup.",
  ],
  step: "a batch",
  context: {
    baseLrs: [3e-4],
    optimizer: { name: "DecoupledAdamW", lr: 3e-4 },
    maxDuration: "10ep",
    horizon: { steps: 10_000, stepsPerEpoch: 1000 },
  },
  style: pythonStyle({
    before:
      '# Trainer(optimizers=DecoupledAdamW(model.parameters(), lr=3e-4), max_duration="10ep", ...), 1,000 batches an epoch',
    assign: "scheduler",
  }),
  examples: [
    {
      names: ["CosineAnnealingWithWarmupScheduler"],
      call: call("CosineAnnealingWithWarmupScheduler", { t_warmup: "500ba", alpha_f: 0.1 }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["LinearWithWarmupScheduler"],
      call: call("LinearWithWarmupScheduler", { t_warmup: "500ba", alpha_f: 0 }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["PolynomialWithWarmupScheduler"],
      call: call("PolynomialWithWarmupScheduler", { t_warmup: "500ba" }),
      run: 10_000,
      ends: true,
      says: "The default power is 2; that of `PolynomialScheduler` has no default.",
    },
    {
      names: ["ConstantWithWarmupScheduler"],
      call: call("ConstantWithWarmupScheduler", { t_warmup: "500ba" }),
      run: 10_000,
    },
    {
      names: ["MultiStepWithWarmupScheduler"],
      call: call("MultiStepWithWarmupScheduler", {
        t_warmup: "500ba",
        milestones: ["0.5dur", "0.8dur"],
        gamma: 0.2,
      }),
      run: 10_000,
    },
    {
      names: ["CosineAnnealingScheduler"],
      call: call("CosineAnnealingScheduler", { alpha_f: 0.1 }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["CosineAnnealingWarmRestartsScheduler"],
      call: call("CosineAnnealingWarmRestartsScheduler", { t_0: "1ep", t_mult: 1.5 }),
      run: 10_000,
    },
    { names: ["LinearScheduler"], call: call("LinearScheduler", { t_max: "1dur" }), run: 10_000, ends: true },
    {
      names: ["PolynomialScheduler"],
      call: call("PolynomialScheduler", { power: 0.9, alpha_f: 0.01 }),
      run: 10_000,
      ends: true,
    },
    { names: ["ExponentialScheduler"], call: call("ExponentialScheduler", { gamma: 0.8 }), run: 10_000 },
    { names: ["StepScheduler"], call: call("StepScheduler", { step_size: "3ep", gamma: 0.2 }), run: 10_000 },
    {
      names: ["MultiStepScheduler"],
      call: call("MultiStepScheduler", { milestones: ["5ep", "8ep"], gamma: 0.2 }),
      run: 10_000,
    },
    { names: ["ConstantScheduler"], call: call("ConstantScheduler", { alpha: 1 }), run: 10_000 },
  ],
};
