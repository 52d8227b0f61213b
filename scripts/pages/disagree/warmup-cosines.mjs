// "The same" schedule as the users of each framework write it: a warmup over 10 updates to 1, then a cosine to 0 at 100.
import { call } from "../call.mjs";

/** @typedef {import("./recipes.mjs").Recipe} Recipe */

const lengths = { num_warmup_steps: 10, num_training_steps: 100 };
const deepspeed = call("WarmupCosineLR", {
  total_num_steps: 100,
  warmup_num_steps: 10,
  warmup_type: "linear",
  cos_min_ratio: 0,
});

/** Warmup and cosine, fourteen times. @type {readonly Recipe[]} */
export const warmupCosines = [
  {
    name: "torch SequentialLR",
    framework: "torch",
    call: call("SequentialLR", {
      schedulers: [
        call("LinearLR", { start_factor: 0.001, total_iters: 10 }),
        call("CosineAnnealingLR", { T_max: 90 }),
      ],
      milestones: [10],
    }),
    golden:
      "torch SequentialLR[LinearLR(start_factor=1e-3,total_iters=10), CosineAnnealingLR(T_max=90)], milestones=[10]",
  },
  {
    name: "Transformers cosine",
    framework: "transformers",
    call: call("cosine", lengths),
    golden: "transformers cosine (num_warmup_steps=10, num_training_steps=100)",
  },
  {
    name: "Transformers cosine_warmup_with_min_lr",
    framework: "transformers",
    call: call("cosine_warmup_with_min_lr", { ...lengths, min_lr_rate: 0 }),
    golden: "transformers cosine_warmup_with_min_lr (same, min_lr_rate=0)",
  },
  {
    name: "timm, its defaults",
    framework: "timm",
    call: call("CosineLRScheduler", { t_initial: 100, warmup_t: 10, t_in_epochs: false }),
    golden: "timm CosineLRScheduler(t_initial=100, warmup_t=10)",
  },
  {
    name: "timm, warmup_prefix=True",
    framework: "timm",
    call: call("CosineLRScheduler", { t_initial: 90, warmup_t: 10, warmup_prefix: true, t_in_epochs: false }),
    golden: "timm CosineLRScheduler(t_initial=90, warmup_t=10, warmup_prefix=True)",
  },
  {
    name: "Optax",
    framework: "optax",
    call: call("warmup_cosine_decay_schedule", {
      init_value: 0,
      peak_value: 1,
      warmup_steps: 10,
      decay_steps: 100,
    }),
    golden: "optax warmup_cosine_decay_schedule(0, 1, 10, 100)",
  },
  {
    name: "Keras",
    framework: "keras",
    call: call("CosineDecay", {
      initial_learning_rate: 0,
      decay_steps: 90,
      warmup_target: 1,
      warmup_steps: 10,
    }),
    golden: "keras CosineDecay(0, 90, warmup_target=1, warmup_steps=10)",
  },
  {
    name: "nanoGPT",
    framework: "nanogpt",
    call: call("get_lr", { learning_rate: 1, warmup_iters: 10, lr_decay_iters: 100, min_lr: 0 }),
    golden: "nanoGPT get_lr(warmup_iters=10, lr_decay_iters=100, min_lr=0)",
  },
  {
    name: "Megatron",
    framework: "megatron",
    call: call("OptimizerParamScheduler", {
      max_lr: 1,
      min_lr: 0,
      lr_warmup_steps: 10,
      lr_decay_steps: 100,
      lr_decay_style: "cosine",
    }),
    golden: "Megatron cosine (lr_warmup_steps=10, lr_decay_steps=100)",
  },
  {
    name: "DeepSpeed 0.19.6",
    framework: "deepspeed",
    call: deepspeed,
    golden: "DeepSpeed 0.19.6 WarmupCosineLR(100, warmup_num_steps=10, linear, cos_min_ratio=0)",
  },
  {
    name: "DeepSpeed 0.16.5",
    framework: "deepspeed",
    call: deepspeed,
    context: { version: "0.16.5" },
    golden: "DeepSpeed 0.16.5 WarmupCosineLR (same)",
  },
  {
    name: "Composer",
    framework: "composer",
    call: call("CosineAnnealingWithWarmupScheduler", { t_warmup: "10ba" }),
    context: { maxDuration: "100ba" },
    golden: 'Composer CosineAnnealingWithWarmupScheduler("10ba"), max_duration 100ba',
  },
  {
    name: "Ignite",
    framework: "ignite",
    call: call("create_lr_scheduler_with_warmup", {
      lr_scheduler: call("CosineAnnealingScheduler", { start_value: 1, end_value: 0, cycle_size: 90 }),
      warmup_start_value: 0,
      warmup_duration: 10,
    }),
    golden: "Ignite create_lr_scheduler_with_warmup(CosineAnnealingScheduler(1,0,cycle_size=90), 0.0, 10)",
  },
  {
    name: "MMEngine",
    framework: "mmengine",
    call: call("param_scheduler", {
      param_scheduler: [
        { type: "LinearLR", start_factor: 0.001, by_epoch: false, begin: 0, end: 10 },
        { type: "CosineAnnealingLR", T_max: 90, by_epoch: false, begin: 10, end: 100 },
      ],
    }),
    golden: "MMEngine LinearLR(start_factor=1e-3,0..10) + CosineAnnealingLR(T_max=90, 10..100)",
  },
];
