// One cycle as the users of each framework write it.
import { call } from "../call.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */

/** One cycle to a peak of 1 over 100 updates, 30 of them rising. @type {readonly Recipe[]} */
export const oneCycles = [
  {
    name: "torch OneCycleLR",
    framework: "torch",
    call: call("OneCycleLR", { max_lr: 1, total_steps: 100 }),
    golden: "torch OneCycleLR(1.0,total_steps=100)",
  },
  {
    name: "MMEngine OneCycleLR",
    framework: "mmengine",
    call: call("OneCycleLR", { eta_max: 1, total_steps: 100, by_epoch: false }),
    golden: "mmengine OneCycleLR(eta_max=1,total_steps=100)",
  },
  {
    name: "Optax cosine_onecycle_schedule",
    framework: "optax",
    call: call("cosine_onecycle_schedule", { transition_steps: 100, peak_value: 1 }),
    golden: "optax cosine_onecycle_schedule(100,1.0)",
  },
  {
    name: "fastai fit_one_cycle",
    framework: "fastai",
    call: call("fit_one_cycle", { n_epoch: 1, lr_max: 1, pct_start: 0.3, div_final: 25e4 }),
    context: { horizon: { stepsPerEpoch: 100 } },
    golden: "fastai fit_one_cycle(1,1.0,pct_start=0.3,div_final=25e4), 100 batches",
  },
  {
    name: "DeepSpeed OneCycle",
    framework: "deepspeed",
    call: call("OneCycle", {
      cycle_min_lr: 0.04,
      cycle_max_lr: 1,
      cycle_first_step_size: 30,
      cycle_second_step_size: 70,
    }),
    golden: "deepspeed OneCycle(0.04,1.0,first=30,second=70)",
  },
  {
    name: "torch CyclicLR",
    framework: "torch",
    call: call("CyclicLR", { base_lr: 0.04, max_lr: 1, step_size_up: 30, step_size_down: 70 }),
    golden: "torch CyclicLR(0.04,1.0,step_size_up=30,step_size_down=70)",
  },
];
