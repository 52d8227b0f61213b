import { call } from "../call.mjs";
import { deepspeedStyle } from "../configs.mjs";

/** @type {import("../call.mjs").Guide} */
export const deepspeed = {
  title: "DeepSpeed",
  proven: "DeepSpeed",
  about: [
    "A scheduler stands in the `scheduler` block of the DeepSpeed config. The `Warmup...` schedulers end at the LR of each parameter group, or at `warmup_max_lr`; `OneCycle` and `LRRangeTest` overwrite the LR. A step is an update of the engine: one in `gradient_accumulation_steps` micro-batches.",
    "The `Warmup...` schedulers are one update late: they use their first value twice. Releases differ: the numbers here are those of 0.19.6, and anneal takes the version where another one is meant.",
  ],
  step: "an update",
  context: { baseLrs: [3e-4], optimizer: { name: "AdamW", lr: 3e-4 } },
  style: deepspeedStyle,
  examples: [
    {
      names: ["WarmupLR"],
      call: call("WarmupLR", { warmup_min_lr: 0, warmup_max_lr: 3e-4, warmup_num_steps: 500 }),
      run: 2000,
      says: "The default `warmup_type` is `log`: half of the peak at update 23 of 500.",
    },
    {
      names: ["WarmupDecayLR"],
      call: call("WarmupDecayLR", {
        total_num_steps: 10_000,
        warmup_min_lr: 0,
        warmup_max_lr: 3e-4,
        warmup_num_steps: 500,
        warmup_type: "linear",
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["WarmupCosineLR"],
      call: call("WarmupCosineLR", {
        total_num_steps: 10_000,
        warmup_num_steps: 500,
        warmup_type: "linear",
        cos_min_ratio: 0.1,
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["OneCycle"],
      call: call("OneCycle", {
        cycle_min_lr: 1e-5,
        cycle_max_lr: 3e-4,
        cycle_first_step_size: 3000,
        cycle_second_step_size: 4000,
        decay_step_size: 1000,
        decay_lr_rate: 1,
      }),
      run: 10_000,
    },
    {
      names: ["LRRangeTest"],
      call: call("LRRangeTest", {
        lr_range_test_min_lr: 1e-5,
        lr_range_test_step_size: 200,
        lr_range_test_step_rate: 5,
        lr_range_test_staircase: true,
      }),
      run: 2000,
    },
  ],
};
