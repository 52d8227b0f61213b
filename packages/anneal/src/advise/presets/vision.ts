import type { Preset } from "./preset.ts";

/** Images. */
export const visionPresets: readonly Preset[] = [
  {
    id: "deit-base",
    task: "vit",
    params: 86000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", from: 1e-6, to: 0.0005, over: "5ep" },
          { kind: "cosine", from: 0.0005, to: 1e-5, over: "rest" },
        ],
      },
      weightDecay: 0.05,
    },
    scaled: { batch: 512, rule: "linear" },
    horizon: { epochs: 300 },
    source: "github.com/facebookresearch/deit main.py",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "swin",
    task: "vit",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", from: 5e-7, to: 0.0005, over: "20ep" },
          { kind: "cosine", from: 0.0005, to: 5e-6, over: "rest" },
        ],
      },
      weightDecay: 0.05,
    },
    scaled: { batch: 512, rule: "linear" },
    horizon: { epochs: 300 },
    source: "github.com/microsoft/Swin-Transformer config.py, main.py",
    notes: ["Gradients are clipped at norm 5.0."],
  },
  {
    id: "convnext-t",
    task: "cnn",
    params: 29000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.004, over: "20ep" },
          { kind: "cosine", from: 0.004, to: 1e-6, over: "rest" },
        ],
      },
      weightDecay: 0.05,
    },
    batch: { samples: 4096 },
    horizon: { epochs: 300 },
    source: "github.com/facebookresearch/ConvNeXt TRAINING.md, main.py",
    inferred: ["the schedule", "the size, by the name of the model"],
    notes: ["The mean of the weights is kept with 0.9999."],
  },
  {
    id: "mae-vitl-pretrain",
    task: "vit",
    params: 304000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0024, over: "40ep" },
          { kind: "cosine", from: 0.0024, to: 0.0, over: "rest" },
        ],
      },
      weightDecay: 0.05,
    },
    scaled: { batch: 256, rule: "linear" },
    batch: { samples: 4096 },
    horizon: { epochs: 800 },
    source: "github.com/facebookresearch/mae PRETRAIN.md",
    inferred: ["the schedule", "the size, by the name of the model"],
  },
  {
    id: "mae-vitb-finetune",
    task: "vit",
    params: 86000000,
    optimizer: "AdamW",
    plan: { lr: { kind: "cosine", from: 0.002, to: 0.0, over: "rest" }, weightDecay: 0.05 },
    scaled: { batch: 256, rule: "linear" },
    batch: { samples: 1024 },
    horizon: { epochs: 100 },
    source: "github.com/facebookresearch/mae FINETUNE.md",
    inferred: ["the schedule", "the size, by the name of the model"],
    notes: ["Each layer below has 0.65 of the LR."],
  },
  {
    id: "mae-vitl-finetune",
    task: "vit",
    params: 304000000,
    optimizer: "AdamW",
    plan: { lr: { kind: "cosine", from: 0.004, to: 0.0, over: "rest" }, weightDecay: 0.05 },
    scaled: { batch: 256, rule: "linear" },
    batch: { samples: 1024 },
    horizon: { epochs: 50 },
    source: "github.com/facebookresearch/mae FINETUNE.md",
    inferred: ["the schedule", "the size, by the name of the model"],
    notes: ["Each layer below has 0.75 of the LR."],
  },
  {
    id: "mae-linear-probe",
    task: "vit",
    optimizer: "LARS",
    plan: { lr: { kind: "cosine", from: 6.4, to: 0.0, over: "rest" }, weightDecay: 0 },
    scaled: { batch: 256, rule: "linear" },
    batch: { samples: 16384 },
    horizon: { epochs: 90 },
    source: "github.com/facebookresearch/mae FINETUNE.md",
    inferred: ["the optimizer", "the schedule"],
  },
  {
    id: "dinov2-vitl14",
    task: "vit",
    params: 304000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0002, over: "80ep" },
          { kind: "cosine", from: 0.0002, to: 1e-6, over: "rest" },
        ],
      },
      weightDecay: { kind: "cosine", from: 0.04, to: 0.2, over: "rest" },
    },
    scaled: { batch: 1024, rule: "sqrt" },
    horizon: { epochs: 500 },
    source: "github.com/facebookresearch/dinov2 configs/train/vitl14.yaml",
    inferred: ["the schedule", "the size, by the name of the model"],
  },
  {
    id: "vit-s16-i1k",
    task: "vit",
    params: 22000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.001, over: 10000 },
          { kind: "cosine", from: 0.001, to: 0.0, over: "rest" },
        ],
      },
      weightDecay: 0.0001,
    },
    batch: { samples: 1024 },
    horizon: { epochs: 90 },
    source: "github.com/google-research/big_vision configs/vit_s16_i1k.py",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "vit-i21k",
    task: "vit",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.001, over: 10000 },
          { kind: "cosine", from: 0.001, to: 0.0, over: "rest" },
        ],
      },
      weightDecay: 0.0001,
    },
    batch: { samples: 4096 },
    horizon: { epochs: 300 },
    source: "github.com/google-research/big_vision configs/vit_i21k.py",
  },
  {
    id: "vit-finetune",
    task: "vit",
    optimizer: "SGD",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.03, over: 500 },
          { kind: "cosine", from: 0.03, to: 0.0, over: "rest" },
        ],
      },
    },
    batch: { samples: 512 },
    source: "github.com/google-research/vision_transformer vit_jax/configs/common.py",
    inferred: ["the optimizer"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "resnet50-pytorch",
    task: "cnn",
    params: 25600000,
    optimizer: "SGD",
    plan: {
      lr: { kind: "stairs", every: "30ep", of: { kind: "exponential", from: 0.1, factor: 0.1, per: "30ep" } },
      momentum: 0.9,
      weightDecay: 0.0001,
    },
    batch: { samples: 256 },
    horizon: { epochs: 90 },
    source: "github.com/pytorch/examples imagenet/main.py",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "mobilenetv2-torchvision",
    task: "cnn",
    params: 3500000,
    optimizer: "SGD",
    plan: {
      lr: {
        kind: "stairs",
        every: "1ep",
        of: { kind: "exponential", from: 0.045, factor: 0.98, per: "1ep" },
      },
      weightDecay: 4e-5,
    },
    horizon: { epochs: 300 },
    source: "github.com/pytorch/vision references/classification/README.md",
    inferred: ["the optimizer", "the size, by the name of the model"],
  },
  {
    id: "fastai-fine-tune",
    task: "cnn",
    optimizer: "Adam",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "cosine", from: 0.0002, to: 0.001, over: "30%" },
          { kind: "cosine", from: 0.001, to: 1e-8, over: "rest" },
        ],
      },
    },
    source: "github.com/fastai/fastai fastai/callback/schedule.py",
    notes: ["After one epoch with the body frozen at 0.002; the lowest layers have a hundredth of the LR."],
  },
];
