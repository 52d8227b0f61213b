import type { Snippet } from "./snippet.ts";

const half = (from: number, to: number, p: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * p))) / 2;

/** Code in the style of repositories that train with transformers, timm, optax, keras and the others. */
export const otherSnippets: readonly Snippet[] = [
  {
    name: "transformers, in a loop of one's own",
    text: `from transformers import get_cosine_schedule_with_warmup
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
lr_scheduler = get_cosine_schedule_with_warmup(
    optimizer=optimizer, num_warmup_steps=100, num_training_steps=1000)
`,
    found: [
      {
        title: "lr_scheduler",
        framework: "transformers",
        lrs: [
          [0, 0],
          [50, 2.5e-5],
          [100, 5e-5],
          [550, 2.5e-5],
          [1000, 0],
        ],
      },
    ],
  },
  {
    name: "transformers get_scheduler by name and by enumeration",
    text: `import transformers
from transformers import SchedulerType, get_scheduler
opt = AdamW(model.parameters(), lr=1e-3)
a = transformers.get_scheduler("linear", opt, num_warmup_steps=10, num_training_steps=110)
b = get_scheduler(SchedulerType.CONSTANT_WITH_WARMUP, optimizer=opt, num_warmup_steps=10)
c = get_scheduler(name="cosine_with_min_lr", optimizer=opt, num_warmup_steps=0, num_training_steps=100,
                  scheduler_specific_kwargs={"min_lr_rate": 0.1})
`,
    found: [
      {
        title: "a",
        framework: "transformers",
        lrs: [
          [5, 5e-4],
          [10, 1e-3],
          [60, 5e-4],
          [110, 0],
        ],
      },
      {
        title: "b",
        framework: "transformers",
        lrs: [
          [5, 5e-4],
          [500, 1e-3],
        ],
      },
      {
        title: "c",
        framework: "transformers",
        lrs: [
          [0, 1e-3],
          [50, half(1e-3, 1e-4, 0.5)],
          [100, 1e-4],
        ],
      },
    ],
  },
  {
    name: "diffusers",
    text: `from diffusers.optimization import get_cosine_schedule_with_warmup

@dataclass
class TrainingConfig:
    num_epochs = 50
    learning_rate = 1e-4
    lr_warmup_steps = 500

config = TrainingConfig()
optimizer = torch.optim.AdamW(model.parameters(), lr=config.learning_rate)
lr_scheduler = get_cosine_schedule_with_warmup(
    optimizer=optimizer,
    num_warmup_steps=config.lr_warmup_steps,
    num_training_steps=(len(train_dataloader) * config.num_epochs),
)
`,
    names: { "len(train_dataloader)": 63 },
    found: [
      {
        title: "lr_scheduler",
        framework: "transformers",
        lrs: [
          [250, 5e-5],
          [500, 1e-4],
          [3150, 0],
        ],
      },
    ],
  },
  {
    name: "TrainingArguments",
    text: `from transformers import Trainer, TrainingArguments
args = TrainingArguments(
    output_dir="out",
    learning_rate=2e-5,
    per_device_train_batch_size=8,
    max_steps=1000,
    warmup_ratio=0.1,
    lr_scheduler_type="linear",
    weight_decay=0.01,
)
trainer = Trainer(model=model, args=args)
`,
    found: [
      {
        title: "args",
        framework: "transformers",
        lrs: [
          [0, 0],
          [100, 2e-5],
          [550, 1e-5],
          [1000, 0],
        ],
      },
    ],
  },
  {
    name: "timm's scheduler as Swin uses it",
    text: `from timm.scheduler.cosine_lr import CosineLRScheduler
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
n_iter_per_epoch = 10
num_steps = int(30 * n_iter_per_epoch)
lr_scheduler = CosineLRScheduler(
    optimizer,
    t_initial=num_steps,
    t_mul=1.,
    lr_min=1e-5,
    warmup_lr_init=1e-6,
    warmup_t=int(2 * n_iter_per_epoch),
    cycle_limit=1,
    t_in_epochs=False,
)
`,
    found: [
      {
        title: "lr_scheduler",
        framework: "timm",
        lrs: [
          [0, 1e-6],
          [10, (1e-6 + 1e-3) / 2],
          [150, half(1e-3, 1e-5, 0.5)],
          [300, 1e-5],
        ],
      },
    ],
  },
  {
    name: "timm's factory",
    text: `from timm.optim import create_optimizer_v2
from timm.scheduler import create_scheduler_v2
optimizer = create_optimizer_v2(model, opt="lamb", lr=5e-3, weight_decay=0.02)
scheduler, num_epochs = create_scheduler_v2(optimizer, sched="step", num_epochs=90, decay_epochs=30, decay_rate=0.1, warmup_epochs=0)
`,
    found: [
      {
        title: "scheduler",
        framework: "timm",
        lrs: [
          [0, 5e-3],
          [29, 5e-3],
          [30, 5e-4],
          [60, 5e-5],
        ],
        context: { baseLrs: [5e-3], optimizer: { name: "lamb", lr: 5e-3 } },
      },
    ],
  },
  {
    name: "optax, joined",
    text: `import optax
peak_lr, warmup, total = 3e-4, 100, 1_100
schedule = optax.join_schedules(
    schedules=[
        optax.linear_schedule(init_value=0.0, end_value=peak_lr, transition_steps=warmup),
        optax.cosine_decay_schedule(peak_lr, decay_steps=total - warmup, alpha=0.1),
    ],
    boundaries=[warmup],
)
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(learning_rate=schedule))
`,
    found: [
      {
        title: "schedule",
        framework: "optax",
        lrs: [
          [0, 0],
          [50, 1.5e-4],
          [100, 3e-4],
          [600, half(3e-4, 3e-5, 0.5)],
          [1100, 3e-5],
        ],
      },
    ],
  },
  {
    name: "optax, imported by name, in the call of an optimizer",
    text: `from optax import adamw, warmup_cosine_decay_schedule as wcd
opt = adamw(learning_rate=wcd(0., 1e-3, 10, 110, 1e-5), b1=0.9)
`,
    found: [
      {
        title: "learning_rate",
        framework: "optax",
        lrs: [
          [5, 5e-4],
          [10, 1e-3],
          [60, half(1e-3, 1e-5, 0.5)],
          [110, 1e-5],
        ],
      },
    ],
  },
  {
    name: "optax, pieces and SGDR",
    text: `import optax
total = 1000
pieces = optax.piecewise_constant_schedule(init_value=1., boundaries_and_scales={int(total*0.85): 0.1, int(total*0.95): 0.1})
sgdr = optax.sgdr_schedule([
    dict(init_value=0.1, peak_value=0.1, warmup_steps=0, decay_steps=10),
    dict(init_value=0.1, peak_value=0.1, warmup_steps=0, decay_steps=20),
])
`,
    found: [
      {
        title: "pieces",
        framework: "optax",
        lrs: [
          [849, 1],
          [850, 0.1],
          [950, 0.01],
        ],
      },
      {
        title: "sgdr",
        framework: "optax",
        lrs: [
          [0, 0.1],
          [5, 0.05],
          [10, 0.1],
          [20, 0.05],
        ],
      },
    ],
  },
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
    name: "a config file of MMEngine",
    text: `_base_ = ['../_base_/default_runtime.py']
max_iters = 1000
train_cfg = dict(type='IterBasedTrainLoop', max_iters=max_iters, val_interval=100)
optim_wrapper = dict(
    type='OptimWrapper',
    optimizer=dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001))
param_scheduler = [
    dict(type='LinearLR', start_factor=0.001, by_epoch=False, begin=0, end=500),
    dict(type='MultiStepLR', begin=0, end=max_iters, by_epoch=False, milestones=[800, 900], gamma=0.1)
]
`,
    found: [
      {
        title: "param_scheduler",
        framework: "mmengine",
        lrs: [
          [0, 0.02 * 0.001],
          [499, 0.02],
          [800, 0.002],
          [900, 0.0002],
        ],
        context: { baseLrs: [0.02], optimizer: { name: "SGD", lr: 0.02 }, horizon: { steps: 1000 } },
      },
    ],
  },
  {
    name: "MMEngine's new style, with classes",
    text: `from torch.optim import AdamW
from mmengine.optim import CosineAnnealingLR as Cosine, OptimWrapper
base_lr = 4e-3
optim_wrapper.update(dict(type=OptimWrapper))
optimizer = dict(type=AdamW, lr=base_lr)
param_scheduler = dict(type=Cosine, T_max=20, eta_min=base_lr * 0.05, by_epoch=True)
`,
    found: [
      {
        title: "param_scheduler",
        framework: "mmengine",
        lrs: [
          [0, 4e-3],
          [10, half(4e-3, 2e-4, 0.5)],
        ],
        context: { optimizer: { name: "AdamW", lr: 4e-3 } },
      },
    ],
  },
  {
    name: "MMEngine's Runner",
    text: `runner = Runner(
    model=MMResNet50(),
    train_cfg=dict(by_epoch=True, max_epochs=5),
    optim_wrapper=dict(optimizer=dict(type=SGD, lr=0.001, momentum=0.9)),
    param_scheduler=dict(type='StepLR', step_size=2, gamma=0.5),
)
runner.train()
`,
    found: [
      {
        title: "param_scheduler",
        framework: "mmengine",
        lrs: [
          [0, 0.001],
          [2, 0.0005],
        ],
      },
    ],
  },
  {
    name: "a scheduler of MMEngine that is called",
    text: `from mmengine.optim.scheduler import ExponentialLR
optimizer = SGD(model.parameters(), lr=0.1)
scheduler = ExponentialLR(optimizer, gamma=0.5, by_epoch=False)
`,
    found: [
      {
        title: "scheduler",
        framework: "mmengine",
        lrs: [
          [0, 0.1],
          [2, 0.025],
        ],
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
    name: "a config file of mmcv, before MMEngine",
    text: `optimizer = dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001)
lr_config = dict(policy='step', step=[8, 11])
runner = dict(type='EpochBasedRunner', max_epochs=12)
`,
    facts: { horizon: { stepsPerEpoch: 10 } },
    found: [
      {
        title: "lr_config",
        framework: "mmengine",
        lrs: [
          [79, 0.02],
          [80, 0.002],
          [110, 0.0002],
        ],
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
  {
    name: "a config file of nanoGPT",
    text: `# train a miniature character-level shakespeare model
out_dir = 'out-shakespeare-char'
eval_interval = 250 # keep frequent because we'll overfit
learning_rate = 1e-3 # with baby networks can afford to go a bit higher
max_iters = 5000
lr_decay_iters = 5000 # make equal to max_iters usually
min_lr = 1e-4 # learning_rate / 10 usually
beta2 = 0.99
warmup_iters = 100 # not super necessary potentially
`,
    found: [
      {
        title: "get_lr",
        framework: "nanogpt",
        lrs: [
          [0, 1e-3 / 101],
          [100, 1e-3],
          [2550, half(1e-3, 1e-4, 0.5)],
          [5000, 1e-4],
        ],
        context: { horizon: { steps: 5000 } },
      },
    ],
  },
  {
    name: "nanoGPT with defaults",
    text: `batch_size = 12\nmax_iters = 600000\nlr_decay_iters = 600000\n`,
    found: [
      {
        title: "get_lr",
        framework: "nanogpt",
        lrs: [
          [2000, 6e-4],
          [600000, 6e-5],
        ],
        assumed: /the defaults? of nanoGPT's train.py/,
      },
    ],
  },
  {
    name: "Ignite: a warmup before a scheduler of torch",
    text: `from ignite.handlers import create_lr_scheduler_with_warmup, PiecewiseLinear
from torch.optim.lr_scheduler import ExponentialLR
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
torch_lr_scheduler = ExponentialLR(optimizer=optimizer, gamma=0.98)
scheduler = create_lr_scheduler_with_warmup(torch_lr_scheduler, warmup_start_value=0.0, warmup_duration=11, warmup_end_value=0.1)
trainer.add_event_handler(Events.ITERATION_STARTED, scheduler)
`,
    found: [
      {
        title: "scheduler",
        framework: "ignite",
        lrs: [
          [0, 0],
          [5, 0.05],
          [10, 0.1],
          [11, 0.098],
        ],
      },
    ],
  },
  {
    name: "Ignite: pieces, by position",
    text: `from ignite.handlers.param_scheduler import PiecewiseLinear
optimizer = SGD(model.parameters(), lr=1.0)
le = 10
scheduler = PiecewiseLinear(optimizer, "lr", [(0, 0.0), (5 * le, 0.4), (24 * le, 0.0)])
`,
    found: [
      {
        title: "scheduler",
        framework: "ignite",
        lrs: [
          [0, 0],
          [25, 0.2],
          [50, 0.4],
          [240, 0],
        ],
      },
    ],
  },
  {
    name: "Ignite: schedulers one after another",
    text: `from ignite.handlers import ConcatScheduler, CosineAnnealingScheduler, LinearCyclicalScheduler
s1 = LinearCyclicalScheduler(optimizer, "lr", start_value=0.0, end_value=1.0, cycle_size=60)
s2 = CosineAnnealingScheduler(optimizer, "lr", start_value=1.0, end_value=0.01, cycle_size=60)
combined = ConcatScheduler(schedulers=[s1, s2], durations=[30])
`,
    found: [
      {
        title: "combined",
        framework: "ignite",
        lrs: [
          [0, 0],
          [15, 0.5],
          [30, 1],
          [60, half(1, 0.01, 0.5)],
        ],
      },
    ],
  },
  {
    name: "a name that two frameworks have, and the user says whose",
    text: `ReduceLROnPlateau(patience=3, factor=0.5)`,
    from: "keras",
    facts: { baseLrs: [0.01] },
    found: [{ title: "ReduceLROnPlateau", framework: "keras", lrs: [[0, 0.01]] }],
  },
  {
    name: "several frameworks in one text, of which one is wanted",
    text: `import optax, torch
a = optax.constant_schedule(0.1)
b = torch.optim.lr_scheduler.ConstantLR(torch.optim.SGD(p, lr=1.0), factor=0.5, total_iters=2)
`,
    from: "torch",
    found: [
      {
        title: "b",
        framework: "torch",
        lrs: [
          [0, 0.5],
          [2, 1],
        ],
      },
    ],
  },
];
