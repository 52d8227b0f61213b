import { cosine, type Sample } from "./sample.ts";

/** Composer and llm-foundry. */
export const composerSamples: readonly Sample[] = [
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
];
