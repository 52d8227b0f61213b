import { cosine, type Sample } from "./sample.ts";

/** Dictionaries that name classes of torch and others. */
export const classSamples: readonly Sample[] = [
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
];
