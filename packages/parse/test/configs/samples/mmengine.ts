import { cosine, type Sample } from "./sample.ts";

/** MMEngine, and mmcv before it. */
export const mmengineSamples: readonly Sample[] = [
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
