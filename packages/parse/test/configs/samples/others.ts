import { cosine, type Sample } from "./sample.ts";

/** Megatron-LM, nanoGPT, timm, DeepSpeed. */
export const otherSamples: readonly Sample[] = [
  {
    name: "Megatron's arrays of flags",
    text: `#!/bin/bash
GPUS_PER_NODE=8
LR=6.0e-5
DISTRIBUTED_ARGS=(
    --nproc_per_node $GPUS_PER_NODE
    --nnodes 1
)
TRAINING_ARGS=(
    --micro-batch-size 1
    --global-batch-size 1536
    --train-iters 500000
    --weight-decay 0.1
    --adam-beta1 0.9
    --adam-beta2 0.95   # as in the paper
    --lr $LR
    --lr-decay-style cosine
    --min-lr 6.0e-6
    --lr-warmup-fraction .001
    --lr-decay-iters 430000
)
torchrun \${DISTRIBUTED_ARGS[@]} pretrain_gpt.py \\
    --log-learning-rate-to-tensorboard \\
    \${TRAINING_ARGS[@]}
`,
    format: "Megatron-LM",
    call: ["OptimizerParamScheduler", { max_lr: 6e-5, min_lr: 6e-6, lr_decay_style: "cosine" }],
    lrs: [
      [215, 3e-5], // warmup 430 updates
      [430, 6e-5],
      [215215, cosine(6e-5, 6e-6, 214785 / 429570)],
      [430000, 6e-6],
      [480000, 6e-6],
    ],
  },
  {
    name: "Megatron's flags in a string, counted in samples, with WSD",
    text: `OPTIONS=" \\
  --lr 2.5e-4 --min-lr 2.5e-5 \\
  --lr-decay-style WSD --lr-wsd-decay-style linear --lr-wsd-decay-samples 2000 \\
  --lr-warmup-samples 1000 --train-samples 10000 \\
  --global-batch-size 100"
python pretrain.py \${OPTIONS}`,
    format: "Megatron-LM",
    call: [
      "OptimizerParamScheduler",
      { lr_warmup_steps: 1000, lr_decay_steps: 10000, wsd_decay_steps: 2000 },
    ],
    lrs: [
      [5, 1.25e-4],
      [50, 2.5e-4],
      [90, (2.5e-4 + 2.5e-5) / 2],
      [100, 2.5e-5],
    ],
  },
  {
    name: "Megatron's names in YAML, with growing weight decay",
    text: `lr: 0.001
min_lr: 0.0
lr_decay_style: linear
lr_warmup_iters: 10
train_iters: 110
start_weight_decay: 0.04
end_weight_decay: 0.4
weight_decay_incr_style: cosine
`,
    format: "Megatron-LM",
    call: [
      "OptimizerParamScheduler",
      { start_wd: 0.04, end_wd: 0.4, wd_incr_style: "cosine", wd_incr_steps: 110 },
    ],
    lrs: [[60, 0.0005]],
  },
  {
    name: "Megatron Bridge's parts",
    text: `model: {num_layers: 4}
train: {train_iters: 1000, global_batch_size: 32}
optimizer: {optimizer: adam, lr: 3.0e-4, min_lr: 3.0e-5, adam_beta2: 0.95}
scheduler: {lr_decay_style: cosine, lr_warmup_iters: 100, lr_decay_iters: 900}
`,
    format: "Megatron-LM",
    call: [
      "OptimizerParamScheduler",
      { max_lr: 3e-4, min_lr: 3e-5, lr_warmup_steps: 3200, lr_decay_steps: 28800 },
    ],
    lrs: [
      [50, 1.5e-4],
      [500, cosine(3e-4, 3e-5, 0.5)],
      [950, 3e-5],
    ],
  },
  {
    name: "Megatron, a warmup that is no whole number of updates",
    text: "--lr 1e-3 --train-iters 500 --lr-warmup-fraction 0.003 --lr-decay-style linear --min-lr 0",
    format: "Megatron-LM",
    call: ["OptimizerParamScheduler"],
    // 1.5 updates of warmup, then 498.5 down
    lrs: [
      [1, 1e-3 / 1.5],
      [2, 1e-3 * (1 - 0.5 / 498.5)],
    ],
  },
  {
    name: "nanoGPT",
    text: "python train.py --batch_size=32 --compile=False --learning_rate=1e-3 --max_iters=5000 --lr_decay_iters=5000 --min_lr=1e-4 --warmup_iters=100 --beta2=0.99",
    format: "nanoGPT",
    call: ["get_lr", { learning_rate: 1e-3, warmup_iters: 100, lr_decay_iters: 5000, min_lr: 1e-4 }],
    lrs: [
      [0, 1e-3 / 101],
      [2550, cosine(1e-3, 1e-4, 0.5)],
    ],
  },
  {
    name: "nanoGPT with its defaults",
    text: "--learning_rate=6e-4 --decay_lr=False",
    format: "nanoGPT",
    call: ["get_lr", { decay_lr: false }],
    lrs: [[10, 6e-4]],
  },
  {
    name: "timm's train.py",
    text: `./distributed_train.sh 8 /data/imagenet --model resnet50 --sched cosine --epochs 105 --warmup-epochs 5 --lr 0.4 \\
  --warmup-lr 0 --cooldown-epochs 10 -b 64 --amp --opt sgd --momentum 0.9`,
    format: "timm",
    call: [
      "CosineLRScheduler",
      { t_initial: 105, warmup_t: 5, warmup_prefix: false, lr_min: 0, cycle_limit: 1 },
    ],
    lrs: [
      [1, 0.08],
      [60, cosine(0.4, 0, 60 / 105)],
    ],
    assumed: ["min_lr 0"],
  },
  {
    name: "timm's args.yaml, with a base LR for a batch",
    text: `amp: true
batch_size: 128
cooldown_epochs: 0
decay_epochs: 2.4
decay_milestones:
- 90
- 180
decay_rate: 0.97
epochs: 450
eval_metric: top1
grad_accum_steps: 2
lr: null
lr_base: 0.5
lr_base_scale: ''
lr_base_size: 256
lr_noise: null
min_lr: 0.0
opt: rmsproptf
sched: step
warmup_epochs: 3
warmup_lr: 1.0e-06
warmup_prefix: true
`,
    format: "timm",
    // 0.5 * 128 * 2 / 256
    call: ["StepLRScheduler", { decay_t: 2.4, decay_rate: 0.97, warmup_t: 3 }],
    baseLrs: [0.5],
    lrs: [
      [3, 0.5],
      [6, 0.5 * 0.97],
    ],
    assumed: ["One process trains", "linear scaling"],
  },
  {
    name: "timm, an LR for a batch over the processes of a launcher",
    text: "torchrun --nproc_per_node 4 train.py /data --sched poly --lr-base 1e-3 -b 64 --opt lamb --epochs 100 --warmup-epochs 0 --decay-rate 2 --min-lr 0",
    format: "timm",
    // square root for lamb: 1e-3 * sqrt(64 * 4 / 256)
    call: ["PolyLRScheduler", { power: 2, t_initial: 100 }],
    baseLrs: [1e-3],
    lrs: [[50, 0.25e-3]],
    assumed: ["sqrt scaling", "power of sched poly"],
  },
  {
    name: "timm on updates, with milestones",
    text: "--sched multistep --sched-on-updates --decay-milestones 30 60 --decay-rate 0.1 --lr 0.1 --warmup-epochs 0 --epochs 90",
    options: { facts: { horizon: { stepsPerEpoch: 10 } } },
    format: "timm",
    call: ["MultiStepLRScheduler", { decay_t: [300, 600], decay_rate: 0.1, t_in_epochs: false }],
    lrs: [
      [298, 0.1],
      [299, 0.01], // timm is one early
    ],
  },
  {
    name: "DeepSpeed's JSON",
    text: `{
  "train_batch_size": 512,
  "gradient_clipping": 1.0,
  "optimizer": {"type": "Adam", "params": {"lr": 1e-4, "betas": [0.9, 0.95]}},
  "scheduler": {
    "type": "WarmupDecayLR",
    "params": {"warmup_min_lr": 0, "warmup_max_lr": 1e-4, "warmup_num_steps": 1000,
               "warmup_type": "linear", "total_num_steps": 11000}
  },
  "zero_optimization": {"stage": 1}
}`,
    format: "DeepSpeed JSON",
    call: ["WarmupDecayLR", { warmup_num_steps: 1000, total_num_steps: 11000 }],
    baseLrs: [1e-4],
    lrs: [
      [501, 5e-5],
      [6001, 5e-5],
    ],
  },
];
