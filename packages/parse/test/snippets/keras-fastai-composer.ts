import type { Snippet } from "./snippet.ts";

const half = (from: number, to: number, p: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * p))) / 2;

/** Code in the style of repositories that train with Keras, fastai, Composer, DeepSpeed and Megatron. */
export const kerasFastaiComposer: readonly Snippet[] = [
  {
    name: "keras, in the optimizer",
    text: `from tensorflow import keras
steps_per_epoch = 100
model.compile(
    optimizer=keras.optimizers.SGD(
        learning_rate=keras.optimizers.schedules.CosineDecay(1e-2, decay_steps=10 * steps_per_epoch, alpha=0.01), momentum=0.9),
    loss="mse",
)
`,
    found: [
      {
        title: "learning_rate",
        framework: "keras",
        lrs: [
          [0, 1e-2],
          [500, half(1e-2, 1e-4, 0.5)],
          [1000, 1e-4],
        ],
      },
    ],
  },
  {
    name: "tf.keras, imported from its module",
    text: `import tensorflow as tf
from tensorflow.keras.optimizers.schedules import ExponentialDecay, PiecewiseConstantDecay
lr_schedule = ExponentialDecay(initial_learning_rate=0.1, decay_steps=100, decay_rate=0.96, staircase=True)
steps = tf.keras.optimizers.schedules.PiecewiseConstantDecay([30, 60], [1.0, 0.5, 0.1])
`,
    found: [
      {
        title: "lr_schedule",
        framework: "keras",
        lrs: [
          [99, 0.1],
          [100, 0.096],
          [250, 0.1 * 0.96 ** 2],
        ],
      },
      // A value changes after its boundary.
      {
        title: "steps",
        framework: "keras",
        lrs: [
          [30, 1],
          [31, 0.5],
          [61, 0.1],
        ],
      },
    ],
  },
  {
    name: "the plateau of keras, on an optimizer by name",
    text: `from keras.callbacks import EarlyStopping, ReduceLROnPlateau
model.compile(optimizer="adam", loss="binary_crossentropy")
reduce_lr = ReduceLROnPlateau(monitor="val_loss", factor=0.2, patience=5, min_lr=1e-5)
`,
    found: [
      {
        title: "reduce_lr",
        framework: "keras",
        lrs: [[0, 1e-3]],
        assumed: /"adam" has its default LR, 0.001/,
      },
    ],
  },
  {
    name: "fastai",
    text: `from fastai.vision.all import *
learn = vision_learner(dls, resnet34, metrics=error_rate)
learn.fit_one_cycle(2, 1e-3, pct_start=0.5)
`,
    facts: { horizon: { stepsPerEpoch: 100 } },
    found: [
      {
        title: "fit_one_cycle",
        framework: "fastai",
        lrs: [
          [0, 1e-3 / 25],
          [100, 1e-3],
        ],
      },
    ],
  },
  {
    name: "fastai, without an LR and with schedules of one's own",
    text: `from fastai.callback.schedule import *
learn = Learner(dls, model, lr=3e-3)
learn.fit_flat_cos(4)
sched = combine_scheds([0.5, 0.5], [SchedLin(0., 1e-2), SchedCos(1e-2, 0.)])
`,
    facts: { horizon: { stepsPerEpoch: 10, steps: 40 } },
    found: [
      {
        title: "fit_flat_cos",
        framework: "fastai",
        lrs: [
          [0, 3e-3],
          [30, 3e-3],
          [35, 1.5e-3 * (1 + 1e-5)],
        ],
      },
      {
        title: "sched",
        framework: "fastai",
        lrs: [
          [0, 0],
          [10, 5e-3],
          [20, 1e-2],
        ],
      },
    ],
  },
  {
    name: "fastai, with LRs for the parts of a model",
    text: `learn.fit_one_cycle(1, slice(1e-3))
learn.unfreeze()
lrs = [1e-6, 1e-4]
learn.fit_one_cycle(2, lr_max=slice(lrs[0], lrs[1]))
learn.fine_tune(3, 1e-2)
`,
    facts: { baseLrs: [1e-3, 1e-3, 1e-3], horizon: { stepsPerEpoch: 100 } },
    found: [
      {
        title: "fit_one_cycle",
        framework: "fastai",
        // All groups but the last have a tenth.
        lrs: [[25, 1e-4]],
        assumed: /The LRs of a slice/,
      },
      {
        title: "fit_one_cycle",
        framework: "fastai",
        lrs: [[50, 1e-6]],
      },
      // One epoch of the head, then 3 of all, at half the LR, the first groups at a hundredth of that.
      { title: "fine_tune", framework: "fastai", lrs: [[190, 1e-2 / 2 / 100]] },
    ],
  },
  {
    name: "Composer, with times as objects",
    text: `from composer import Time, TimeUnit
from composer.optim import MultiStepScheduler
opt = DecoupledSGDW(model.parameters(), lr=1.0)
s = MultiStepScheduler(milestones=[Time(10, TimeUnit.BATCH), Time.from_batch(20)], gamma=0.1)
`,
    facts: { maxDuration: "30ba" },
    found: [
      {
        title: "s",
        framework: "composer",
        lrs: [
          [9, 1],
          [10, 0.1],
          [20, 0.01],
        ],
      },
    ],
  },
  {
    name: "Composer",
    text: `from composer import Trainer
from composer.optim import CosineAnnealingWithWarmupScheduler, DecoupledAdamW

optimizer = DecoupledAdamW(model.parameters(), lr=6e-4, betas=(0.9, 0.95))
scheduler = CosineAnnealingWithWarmupScheduler(t_warmup='100ba', t_max='1dur', alpha_f=0.1)
trainer = Trainer(model=model, optimizers=optimizer, schedulers=scheduler, max_duration="1100ba")
`,
    found: [
      {
        title: "scheduler",
        framework: "composer",
        lrs: [
          [50, 3e-4],
          [100, 6e-4],
          [600, half(6e-4, 6e-5, 0.5)],
          [1100, 6e-5],
        ],
        context: { maxDuration: "1100ba" },
      },
    ],
  },
  {
    name: "DeepSpeed's classes",
    text: `from deepspeed.runtime.lr_schedules import WarmupDecayLR
from deepspeed.ops.adam import FusedAdam
optimizer = FusedAdam(model.parameters(), lr=1e-3)
scheduler = WarmupDecayLR(optimizer, total_num_steps=110, warmup_min_lr=0, warmup_max_lr=1e-3, warmup_num_steps=10, warmup_type='linear')
`,
    // One update late: update 0 has the start, update 1 the formula at 0.
    found: [
      {
        title: "scheduler",
        framework: "deepspeed",
        lrs: [
          [0, 0],
          [6, 5e-4],
          [61, 5e-4],
        ],
      },
    ],
  },
  {
    name: "a dictionary that is a config of DeepSpeed",
    text: `def get_ds_config(lr=1e-3):
    return {
        "train_micro_batch_size_per_gpu": 4,
        "optimizer": {"type": "AdamW", "params": {"lr": lr}},
        "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": lr, "warmup_num_steps": 10, "warmup_type": "linear"}},
    }
engine, _, _, _ = deepspeed.initialize(model=model, config=get_ds_config(lr=2e-3))
`,
    found: [
      {
        title: "scheduler",
        framework: "deepspeed",
        lrs: [
          [0, 0],
          [6, 1e-3],
          [100, 2e-3],
        ],
        context: { baseLrs: [2e-3] },
      },
    ],
  },
  {
    name: "Megatron's scheduler",
    text: `from megatron.core.optimizer_param_scheduler import OptimizerParamScheduler
opt_param_scheduler = OptimizerParamScheduler(
    optimizer, init_lr=0.0, max_lr=1e-3, min_lr=1e-5, lr_warmup_steps=100, lr_decay_steps=1100,
    lr_decay_style="cosine", start_wd=0.1, end_wd=0.1, wd_incr_steps=1100, wd_incr_style="constant",
    use_checkpoint_opt_param_scheduler=False, override_opt_param_scheduler=True)
`,
    found: [
      {
        title: "opt_param_scheduler",
        framework: "megatron",
        lrs: [
          [50, 5e-4],
          [100, 1e-3],
          [600, half(1e-3, 1e-5, 0.5)],
        ],
      },
    ],
  },
];
