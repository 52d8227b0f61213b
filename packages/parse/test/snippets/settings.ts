import type { Snippet } from "./snippet.ts";

const half = (from: number, to: number, p: number): number =>
  to + ((from - to) * (1 + Math.cos(Math.PI * p))) / 2;

/** Code in the style of MMEngine, nanoGPT and Ignite. */
export const settings: readonly Snippet[] = [
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
    name: "MMEngine schedulers that end with the training loop",
    text: `optim_wrapper = dict(optimizer=dict(type='AdamW', lr=1e-3, weight_decay=0.05))
param_scheduler = [
    dict(type='LinearLR', start_factor=1e-3, by_epoch=True, end=20),
    dict(type='CosineAnnealingLR', eta_min=1e-5, by_epoch=True, begin=20)
]
train_cfg = dict(by_epoch=True, max_epochs=300, val_interval=1)
`,
    found: [
      {
        title: "param_scheduler",
        framework: "mmengine",
        lrs: [
          [0, 1e-6],
          [19, 1e-3],
          [160, half(1e-3, 1e-5, 0.5)],
          [299, half(1e-3, 1e-5, 279 / 280)],
        ],
        context: { baseLrs: [1e-3], optimizer: { name: "AdamW", lr: 1e-3 }, horizon: { steps: 300 } },
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
];
