import { cosine, type Sample } from "./sample.ts";

/** Composer, MMEngine, mmcv, and dictionaries that name classes. */
export const configSamples: readonly Sample[] = [
  {
    name: "llm-foundry",
    text: `variables:
  max_seq_len: 2048
  global_seed: 17
max_seq_len: \${variables.max_seq_len}
model:
  name: mpt_causal_lm
scheduler:
  name: cosine_with_warmup
  t_warmup: 100ba
  alpha_f: 0.1
optimizer:
  name: decoupled_adamw
  lr: 6.0e-4
  betas:
  - 0.9
  - 0.95
max_duration: 4800ba # ~ 2.5B tokens
global_train_batch_size: 256
seed: \${variables.global_seed}
`,
    format: "Composer YAML",
    call: ["CosineAnnealingWithWarmupScheduler", { t_warmup: "100ba", alpha_f: 0.1 }],
    baseLrs: [6e-4],
    lrs: [
      [50, 3e-4],
      [2450, cosine(6e-4, 6e-5, 0.5)],
      [4800, 6e-5],
    ],
  },
  {
    name: "llm-foundry with references to a variable, and epochs",
    text: `variables:
  lr: 1.0e-5
  warmup: 0.1dur
scheduler:
  name: linear_decay_with_warmup
  t_warmup: \${variables.warmup}
  alpha_f: 0
optimizer: {name: decoupled_lionw, lr: "\${variables.lr}"}
max_duration: 2ep
`,
    options: { facts: { horizon: { stepsPerEpoch: 50 } } },
    format: "Composer YAML",
    call: ["LinearWithWarmupScheduler", { t_warmup: "0.1dur", alpha_f: 0 }],
    baseLrs: [1e-5],
    lrs: [
      [5, 5e-6],
      [55, 5e-6],
    ],
  },
  {
    name: "llm-foundry inside a job",
    text: `integrations:
- integration_type: git_repo
  ssh_clone: false
command: |
  cd llm-foundry/scripts
  composer train/train.py /mnt/config/parameters.yaml
name: demo
parameters:
  variables:
    max_seq_len: 8192
    lr: 1.0e-6
  max_seq_len: \${variables.max_seq_len}
  optimizer: {name: decoupled_lionw, lr: "\${variables.lr}"}
  scheduler: {name: constant_with_warmup, t_warmup: 10ba}
  max_duration: 100ba
`,
    format: "Composer YAML",
    call: ["ConstantWithWarmupScheduler", { t_warmup: "10ba" }],
    baseLrs: [1e-6],
    lrs: [
      [5, 5e-7],
      [50, 1e-6],
    ],
  },
  {
    name: "llm-foundry's inverse square root",
    text: `scheduler:
  name: inv_sqrt_with_warmup
  t_warmup: 100ba
  t_scale: 300ba
  t_cooldown: 200ba
  alpha_f_decay: 0.0
  alpha_f_cooldown: 0.0
optimizer: {name: decoupled_adamw, lr: 1.0e-3}
max_duration: 1200ba
`,
    format: "Composer YAML",
    call: ["InverseSquareRootWithWarmupScheduler"],
    lrs: [
      [50, 5e-4],
      [100, 1e-3],
      [1000, 1e-3 / Math.sqrt(1200 / 300)],
      [1100, 0.5e-3 / Math.sqrt(1200 / 300)],
      [1200, 0],
    ],
  },
  {
    name: "Composer under the name of its scheduler",
    text: `max_duration: 90ep
scale_schedule_ratio: 0.5
optimizer:
  decoupled_sgdw:
    lr: 2.0
    momentum: 0.9
schedulers:
  - multistep_with_warmup:
      t_warmup: 8ep
      milestones: [30ep, 60ep]
      gamma: 0.1
`,
    options: { facts: { horizon: { stepsPerEpoch: 10 } } },
    format: "Composer YAML",
    call: ["MultiStepWithWarmupScheduler", { milestones: ["30ep", "60ep"], gamma: 0.1 }],
    baseLrs: [2],
    lrs: [
      [40, 1],
      [149, 2],
      [150, 0.2],
      [300, 0.02],
    ],
  },
  {
    name: "MMEngine: a warmup in iterations, a cosine in epochs that become iterations",
    text: `optim_wrapper:
  type: OptimWrapper
  optimizer: {type: AdamW, lr: 0.004, weight_decay: 0.05}
train_cfg: {type: EpochBasedTrainLoop, max_epochs: 300, val_interval: 10}
param_scheduler:
  - {type: LinearLR, start_factor: 1.0e-05, by_epoch: false, begin: 0, end: 1000}
  - {type: CosineAnnealingLR, eta_min: 0.0002, begin: 150, end: 300, T_max: 150, by_epoch: true, convert_to_iter_based: true}
`,
    options: { facts: { horizon: { stepsPerEpoch: 100 } } },
    format: "MMEngine",
    call: ["param_scheduler_list"],
    baseLrs: [0.004],
    lrs: [
      [0, 4e-8],
      [1000, 0.004],
      [14999, 0.004],
      [22500, cosine(0.004, 0.0002, 0.5)],
    ],
  },
  {
    name: "MMEngine: an end that the loop gives",
    text: `{"param_scheduler": {"type": "PolyLR", "eta_min": 0.0001, "power": 0.9, "by_epoch": false},
 "optim_wrapper": {"optimizer": {"type": "SGD", "lr": 0.01, "momentum": 0.9}},
 "train_cfg": {"type": "IterBasedTrainLoop", "max_iters": 40001, "val_interval": 4000}}`,
    format: "MMEngine",
    call: ["PolyLR", { eta_min: 0.0001, power: 0.9, by_epoch: false, end: 40001 }],
    // total_iters is one less than the window
    lrs: [[20000, (0.01 - 0.0001) * 0.5 ** 0.9 + 0.0001]],
  },
  {
    name: "MMEngine: a list by itself",
    text: "- {type: MultiStepLR, by_epoch: true, milestones: [8, 11], gamma: 0.1}\n",
    options: { facts: { baseLrs: [0.02] } },
    format: "MMEngine",
    call: ["MultiStepLR", { milestones: [8, 11] }],
    lrs: [
      [7, 0.02],
      [8, 0.002],
      [11, 0.0002],
    ],
  },
  {
    name: "MMEngine: a list of two by itself, as JSON",
    text: `[
 {"type": "ConstantLR", "factor": 0.1, "by_epoch": false, "begin": 0, "end": 11},
 {"type": "MultiStepLR", "by_epoch": false, "begin": 11, "end": 100, "milestones": [50], "gamma": 0.5}
]`,
    options: { facts: { baseLrs: [0.02] } },
    format: "MMEngine",
    call: ["param_scheduler_list"],
    // ConstantLR gives back the LR on the last step of its window, 10; milestones count from begin.
    lrs: [
      [9, 0.002],
      [10, 0.02],
      [60, 0.02],
      [61, 0.01],
    ],
  },
  {
    name: "mmcv's lr_config: steps in epochs, a linear warmup in iterations",
    text: `optimizer: {type: SGD, lr: 0.02, momentum: 0.9, weight_decay: 0.0001}
optimizer_config: {grad_clip: null}
lr_config:
  policy: step
  warmup: linear
  warmup_iters: 500
  warmup_ratio: 0.001
  step: [8, 11]
runner: {type: EpochBasedRunner, max_epochs: 12}
`,
    options: { facts: { horizon: { stepsPerEpoch: 1000 } } },
    format: "mmcv lr_config",
    call: ["stepLrUpdaterHook"],
    lrs: [
      [0, 0.02 * 0.001],
      [250, 0.02 * (1 - 0.5 * 0.999)],
      [500, 0.02],
      [7999, 0.02],
      [8000, 0.002],
      [11000, 0.0002],
    ],
  },
  {
    name: "mmcv's lr_config: a cosine over iterations above its warmup",
    text: `{"optimizer": {"type": "AdamW", "lr": 0.001},
 "lr_config": {"policy": "CosineAnnealing", "by_epoch": false, "min_lr_ratio": 0.01, "warmup": "exp", "warmup_iters": 100, "warmup_ratio": 0.01},
 "runner": {"type": "IterBasedRunner", "max_iters": 1000}}`,
    format: "mmcv lr_config",
    call: ["CosineAnnealingLrUpdaterHook"],
    lrs: [
      [50, 0.1 * cosine(0.001, 0.00001, 0.05)],
      [500, cosine(0.001, 0.00001, 0.5)],
    ],
  },
  {
    name: "mmcv's lr_config: a polynomial that holds within epochs",
    text: "optimizer: {lr: 0.01}\nlr_config: {policy: poly, power: 0.9, min_lr: 1.0e-4}\nrunner: {max_epochs: 10}\n",
    options: { facts: { horizon: { stepsPerEpoch: 20 } } },
    format: "mmcv lr_config",
    call: ["polyLrUpdaterHook"],
    lrs: [[119, (0.01 - 1e-4) * 0.5 ** 0.9 + 1e-4]],
  },
  {
    name: "Lightning's CLI",
    text: `seed_everything: 42
trainer:
  max_epochs: 10
optimizer:
  class_path: torch.optim.SGD
  init_args:
    lr: 0.01
    momentum: 0.9
lr_scheduler:
  class_path: torch.optim.lr_scheduler.OneCycleLR
  init_args:
    max_lr: 0.1
    total_steps: 100
`,
    format: "class paths",
    call: ["torch.optim.lr_scheduler.OneCycleLR", { max_lr: 0.1, total_steps: 100 }],
    baseLrs: [0.01],
    lrs: [
      [0, 0.004],
      [29, 0.1],
    ],
  },
  {
    name: "hydra, a scheduler in schedulers",
    text: `optimizer:
  _target_: torch.optim.AdamW
  _partial_: true
  lr: 3e-4
scheduler:
  _target_: torch.optim.lr_scheduler.SequentialLR
  _partial_: true
  schedulers:
    - _target_: torch.optim.lr_scheduler.LinearLR
      start_factor: 0.1
      total_iters: 10
    - _target_: torch.optim.lr_scheduler.CosineAnnealingLR
      T_max: 90
  milestones: [10]
`,
    format: "class paths",
    call: ["torch.optim.lr_scheduler.SequentialLR", { milestones: [10] }],
    baseLrs: [3e-4],
    lrs: [
      [0, 3e-5],
      [10, 3e-4],
      [55, 1.5e-4],
    ],
  },
  {
    name: "hydra with a reference",
    text: `model:
  lr: 0.1
  optimizer: {_target_: torch.optim.SGD, lr: "\${model.lr}"}
  scheduler: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 30}
`,
    format: "class paths",
    call: ["torch.optim.lr_scheduler.StepLR", { step_size: 30 }],
    baseLrs: [0.1],
    lrs: [[30, 0.01]],
  },
  {
    name: "torchtune",
    text: `tokenizer: {_component_: torchtune.models.llama3.llama3_tokenizer, path: /tmp/tokenizer.model}
optimizer:
  _component_: torch.optim.AdamW
  fused: True
  weight_decay: 0.01
  lr: 3e-4
lr_scheduler:
  _component_: torchtune.training.lr_schedulers.get_cosine_schedule_with_warmup
  num_warmup_steps: 100
epochs: 1
max_steps_per_epoch: null
`,
    options: { facts: { horizon: { steps: 1100 } } },
    format: "class paths",
    call: [
      "torchtune.training.lr_schedulers.get_cosine_schedule_with_warmup",
      { num_warmup_steps: 100, num_training_steps: 1100 },
    ],
    baseLrs: [3e-4],
    lrs: [
      [50, 1.5e-4],
      [600, 1.5e-4],
    ],
  },
  {
    name: "a template for torch projects",
    text: `{
    "name": "Mnist_LeNet",
    "optimizer": {"type": "Adam", "args": {"lr": 0.001, "weight_decay": 0, "amsgrad": true}},
    "lr_scheduler": {"type": "StepLR", "args": {"step_size": 50, "gamma": 0.1}},
    "trainer": {"epochs": 100}
}`,
    format: "a dictionary for torch",
    call: ["StepLR", { step_size: 50, gamma: 0.1 }],
    baseLrs: [0.001],
    lrs: [
      [49, 0.001],
      [50, 0.0001],
    ],
  },
  {
    name: "a dictionary of one's own, below a key",
    text: "train:\n  optimizer: {name: SGD, lr: 0.1}\n  scheduler:\n    name: CosineAnnealingLR\n    T_max: 200\n    eta_min: 1e-5\n",
    format: "a dictionary for torch",
    call: ["CosineAnnealingLR", { T_max: 200, eta_min: 1e-5 }],
    baseLrs: [0.1],
    lrs: [[100, cosine(0.1, 1e-5, 0.5)]],
    assumed: ["PyYAML reads eta_min: 1e-5 as text"],
  },
  {
    name: "Lightning's plateau, stepped by interval",
    text: `optimizer: {class_path: torch.optim.Adam, init_args: {lr: 1e-3}}
lr_scheduler:
  class_path: lightning.pytorch.cli.ReduceLROnPlateau
  init_args: {monitor: val_loss, factor: 0.5, patience: 3}
`,
    format: "class paths",
    call: ["lightning.pytorch.cli.ReduceLROnPlateau", { factor: 0.5, patience: 3 }],
    baseLrs: [1e-3],
    lrs: [[5, 1e-3]],
    assumed: ["one epoch in Lightning"],
  },
  {
    name: "MMEngine, as Python prints a config",
    text: `{'optim_wrapper': {'type': 'OptimWrapper', 'optimizer': {'type': 'SGD', 'lr': 0.02, 'betas': (0.9, 0.999)}},
 'param_scheduler': [
    {'type': 'LinearLR', 'start_factor': 0.001, 'by_epoch': False, 'begin': 0, 'end': 500},
    {'type': 'MultiStepLR', 'begin': 0, 'end': 12, 'by_epoch': True, 'milestones': [8, 11], 'gamma': 0.1},
 ],
 'resume': None, 'default_scope': 'mmdet',
}`,
    options: { facts: { horizon: { stepsPerEpoch: 1000 } } },
    format: "MMEngine",
    call: ["param_scheduler_list"],
    baseLrs: [0.02],
    lrs: [
      [0, 0.02 * 0.001],
      [499, 0.02],
      [8000, 0.002],
      [11000, 0.0002],
    ],
  },
];
