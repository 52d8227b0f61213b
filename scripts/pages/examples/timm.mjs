import { call } from "../call.mjs";
import { pythonStyle } from "../source.mjs";

/** @type {import("../call.mjs").Guide} */
export const timm = {
  title: "timm",
  proven: "timm",
  about: [
    "A timm scheduler is told the time: `scheduler.step(epoch)`, or `step_update(num_updates)` with `t_in_epochs=False`. The LR of each parameter group is its peak; `lr_min` and `warmup_lr_init` are LRs.",
    "A step is an epoch by default: with a warmup, the whole of epoch 0 runs at `warmup_lr_init`, whose default is 0.",
  ],
  step: "an epoch",
  context: { baseLrs: [1e-3], optimizer: { name: "AdamW", lr: 1e-3 } },
  style: pythonStyle({
    before: 'optimizer = timm.optim.create_optimizer_v2(model, opt="adamw", lr=1e-3)',
    assign: "scheduler",
    first: () => "optimizer",
  }),
  examples: [
    {
      names: ["CosineLRScheduler"],
      call: call("CosineLRScheduler", { t_initial: 300, lr_min: 1e-5, warmup_t: 20, warmup_lr_init: 1e-6 }),
      run: 300,
      ends: true,
      says: "With `warmup_prefix=True` and `t_initial=280` the run is as long and starts its cosine at the peak.",
    },
    {
      names: ["TanhLRScheduler"],
      call: call("TanhLRScheduler", { t_initial: 300, lr_min: 1e-5, warmup_t: 20, warmup_lr_init: 1e-6 }),
      run: 300,
      ends: true,
    },
    {
      names: ["PolyLRScheduler"],
      call: call("PolyLRScheduler", {
        t_initial: 300,
        power: 2,
        lr_min: 1e-5,
        warmup_t: 20,
        warmup_lr_init: 1e-6,
      }),
      run: 300,
      ends: true,
      says: "The default power is 0.5.",
    },
    {
      names: ["StepLRScheduler"],
      call: call("StepLRScheduler", { decay_t: 2.4, decay_rate: 0.97, warmup_t: 5, warmup_lr_init: 1e-6 }),
      run: 150,
    },
    {
      names: ["MultiStepLRScheduler"],
      call: call("MultiStepLRScheduler", { decay_t: [30, 60, 80], decay_rate: 0.2 }),
      run: 90,
    },
    {
      names: ["PlateauLRScheduler"],
      call: call("PlateauLRScheduler", {
        decay_rate: 0.5,
        patience_t: 5,
        mode: "min",
        warmup_t: 5,
        warmup_lr_init: 1e-6,
        lr_min: 1e-6,
      }),
      run: 40,
    },
    {
      names: ["create_scheduler_v2"],
      call: call("create_scheduler_v2", {
        sched: "cosine",
        num_epochs: 300,
        min_lr: 1e-5,
        warmup_epochs: 20,
      }),
      run: 300,
      ends: true,
      says: "Makes any of the others; its `warmup_lr` is 1e-5 by default, and as power of a polynomial it takes `decay_rate`.",
    },
  ],
};
