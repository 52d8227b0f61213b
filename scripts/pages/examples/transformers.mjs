import { call } from "../call.mjs";
import { transformersStyle } from "../source.mjs";

const lengths = { num_warmup_steps: 500, num_training_steps: 10_000 };

/** @type {import("../call.mjs").Guide} */
export const transformers = {
  title: "Transformers",
  proven: "Transformers",
  about: [
    "Schedulers multiply the LR of each parameter group: `learning_rate` of `TrainingArguments`, or what the optimizer was given. `min_lr` and `lr_end` are LRs, but they become a share of the optimizer's own LR, so that groups with another LR have another floor.",
    "A step is an update: the Trainer steps after every optimizer update, not after every micro-batch. In a loop of your own with accelerate, a prepared scheduler advances once per process.",
    "Headings are the words of `lr_scheduler_type` in `TrainingArguments`, where special arguments go in `lr_scheduler_kwargs`.",
  ],
  step: "an update",
  context: { baseLrs: [5e-5], optimizer: { name: "AdamW", lr: 5e-5 } },
  style: transformersStyle,
  examples: [
    {
      names: ["linear", "get_linear_schedule_with_warmup"],
      call: call("linear", lengths),
      run: 10_000,
      ends: true,
      says: "The default of `TrainingArguments`.",
    },
    {
      names: ["cosine", "get_cosine_schedule_with_warmup"],
      call: call("cosine", lengths),
      run: 10_000,
      ends: true,
      show: 20_000,
    },
    {
      names: ["cosine_with_min_lr", "get_cosine_with_min_lr_schedule_with_warmup"],
      call: call("cosine_with_min_lr", { ...lengths, min_lr_rate: 0.1 }),
      run: 10_000,
      ends: true,
      show: 20_000,
    },
    {
      names: ["cosine_warmup_with_min_lr", "get_cosine_with_min_lr_schedule_with_warmup_lr_rate"],
      call: call("cosine_warmup_with_min_lr", { ...lengths, min_lr_rate: 0.1, warmup_lr_rate: 0.05 }),
      run: 10_000,
      ends: true,
      show: 20_000,
    },
    {
      names: ["cosine_with_restarts", "get_cosine_with_hard_restarts_schedule_with_warmup"],
      call: call("cosine_with_restarts", { ...lengths, num_cycles: 3 }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["polynomial", "get_polynomial_decay_schedule_with_warmup"],
      call: call("polynomial", { ...lengths, power: 2, lr_end: 1e-6 }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["warmup_stable_decay", "get_wsd_schedule"],
      call: call("warmup_stable_decay", {
        num_warmup_steps: 500,
        num_stable_steps: 7500,
        num_decay_steps: 2000,
        decay_type: "1-sqrt",
        min_lr_ratio: 0.05,
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["inverse_sqrt", "get_inverse_sqrt_schedule"],
      call: call("inverse_sqrt", { num_warmup_steps: 500 }),
      run: 10_000,
    },
    {
      names: ["constant_with_warmup", "get_constant_schedule_with_warmup"],
      call: call("constant_with_warmup", { num_warmup_steps: 500 }),
      run: 5000,
    },
    { names: ["constant", "get_constant_schedule"], call: call("constant"), run: 5000 },
    {
      names: ["reduce_lr_on_plateau", "get_reduce_on_plateau_schedule"],
      call: call("reduce_lr_on_plateau", { factor: 0.5, patience: 3, min_lr: 1e-6 }),
      run: 30,
      step: "one evaluation, after which the scheduler is given the metric",
    },
    {
      names: ["greedy", "get_greedy_schedule"],
      call: call("greedy", { factor: 0.8, patience: 3, min_lr: 1e-6, max_lr: 1e-4 }),
      run: 30,
      step: "one reading of the loss, after which the scheduler is given it",
    },
    {
      names: ["get_scheduler"],
      call: call("get_scheduler", {
        name: "cosine",
        ...lengths,
        scheduler_specific_kwargs: { num_cycles: 1 },
      }),
      run: 10_000,
      ends: true,
      says: "Any of the above by its word. `num_cycles` is the number of waves: with 1 the LR is at 0 in the middle of the run and at its peak again at the end.",
    },
  ],
};
