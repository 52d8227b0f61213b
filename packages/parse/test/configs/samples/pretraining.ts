import { cosine, type Sample } from "./sample.ts";

/** nanotron and GPT-NeoX. Figures with many digits are LRs of their own code, run under PyTorch. */
export const pretrainingSamples: readonly Sample[] = [
  {
    name: "nanotron, stable and then 1-sqrt",
    text: `general: {project: smol, run: "%date", seed: 8}
optimizer:
  clip_grad: 1.0
  learning_rate_scheduler:
    learning_rate: 0.003
    lr_decay_starting_step: 500000
    lr_decay_steps: 100000
    lr_decay_style: 1-sqrt
    lr_warmup_steps: 5000
    lr_warmup_style: linear
    min_decay_lr: 0
  optimizer_factory: {adam_beta1: 0.9, adam_beta2: 0.95, name: adamW}
  weight_decay: 0.01
tokens:
  micro_batch_size: 8
  train_steps: 600000
`,
    format: "nanotron",
    call: ["LambdaLR"],
    baseLrs: [0.003],
    lrs: [
      [2500, 0.0015],
      [499999, 0.003],
      [525000, 0.003 * (1 - Math.sqrt(0.25))],
      [600000, 0],
    ],
  },
  {
    name: "nanotron, all lengths by default",
    text: "optimizer:\n  learning_rate_scheduler:\n    {learning_rate: 0.0003, lr_warmup_steps: 10, lr_warmup_style: linear, lr_decay_style: 1-sqrt, min_decay_lr: 3.0e-5}\ntokens: {train_steps: 121}\n",
    format: "nanotron",
    call: ["LambdaLR"],
    lrs: [
      [6, 0.00017999999999999998],
      [65, 0.00010994310951291024],
      [130, 3e-5],
    ],
  },
  {
    name: "nanotron, no warmup still has its first step",
    text: "optimizer:\n  learning_rate_scheduler:\n    {learning_rate: 0.0003, lr_warmup_steps: 0, lr_warmup_style: linear, lr_decay_style: cosine, min_decay_lr: 0, lr_decay_starting_step: 3}\ntokens: {train_steps: 124}\n",
    format: "nanotron",
    call: ["LambdaLR"],
    lrs: [
      [0, 0],
      [6, 0.00029954520760306697],
      [67, 0.00013638787524760285],
      [133, 0],
    ],
  },
  {
    name: "GPT-NeoX, as its files are written",
    text: `# 125M
{
   "pipe-parallel-size": 1,
   "num-layers": 12,
   # optimizer
   "optimizer": {
     "type": "Adam",
     "params": {
       "lr": 0.0006,
       "betas": [0.9, 0.95],
     }
   },
   "min-lr": 0.00006,
   "zero_optimization": {"stage": 1, "overlap_comm": True,},
   "train_micro_batch_size_per_gpu": 4,
   "train-iters": 143000,
   "lr-decay-iters": 143000,
   "lr-decay-style": "cosine",
   "warmup": 0.01,
}
`,
    format: "GPT-NeoX",
    call: ["AnnealingLR"],
    baseLrs: [6e-4],
    lrs: [
      [0, 6e-4 / 1430],
      [1, 6e-4 / 1430],
      [715, 3e-4],
      [72215, cosine(6e-4, 6e-5, 0.5)],
      [143000, 6e-5],
    ],
  },
  {
    name: "GPT-NeoX with its defaults, and a warmup that is no whole number",
    text: '{"train_iters": 169, "optimizer": {"type": "Adam", "params": {"lr": 0.0002}}, "min_lr": 2e-05}',
    format: "GPT-NeoX",
    call: ["AnnealingLR"],
    lrs: [
      [0, 0.0001183431952662722],
      [1, 0.0001183431952662722],
      [6, 0.0001948478871555795],
      [94, 8.965393580778196e-5],
      [188, 2e-5],
    ],
    assumed: ["lr_decay_style is linear", "warmup is 0.01"],
  },
];
