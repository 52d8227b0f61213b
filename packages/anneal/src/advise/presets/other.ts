import type { Preset } from "./preset.ts";

/** Diffusion, images with text, speech, translation, and what fits any task. */
export const otherPresets: readonly Preset[] = [
  {
    id: "transformer-big-wmt",
    task: "translation",
    optimizer: "Adam",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", from: 1e-7, to: 0.0005, over: 4000 },
          { kind: "power", from: 0.0005, power: -0.5, per: 4000 },
        ],
      },
    },
    source: "github.com/facebookresearch/fairseq examples/scaling_nmt/README.md (1e-3 for update-freq 16)",
    notes: ["The batch is at most 3584 tokens a device; 1e-3 is used with 16 times as many."],
  },
  {
    id: "wav2vec2-base",
    task: "speech",
    optimizer: "Adam",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0005, over: 32000 },
          { kind: "linear", from: 0.0005, to: 0.0, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.98,
      weightDecay: 0.01,
    },
    horizon: { steps: 400000 },
    source: "fairseq examples/wav2vec/config/pretraining/wav2vec2_base_librispeech.yaml",
    notes: ["The batch is that of 64 devices."],
  },
  {
    id: "siglip-lit-coco",
    task: "vision-text",
    optimizer: "Adam",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.001, over: "3%" },
          { kind: "cosine", from: 0.001, to: 0.0, over: "rest" },
        ],
      },
      weightDecay: 0.01,
    },
    batch: { samples: 512 },
    source: "big_vision configs/proj/image_text/siglip_lit_coco.py",
    inferred: ["the optimizer"],
  },
  {
    id: "dit",
    task: "diffusion",
    optimizer: "AdamW",
    plan: { lr: { kind: "constant", value: 0.0001, over: "rest" }, weightDecay: 0 },
    batch: { samples: 256 },
    source: "github.com/facebookresearch/DiT train.py",
    notes: ["The mean of the weights is kept with 0.9999."],
  },
  {
    id: "stable-diffusion-v1",
    task: "diffusion",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0001, over: 10000 },
          { kind: "constant", value: 0.0001, over: "rest" },
        ],
      },
    },
    batch: { samples: 2048 },
    source: "github.com/CompVis/stable-diffusion Stable_Diffusion_v1_Model_Card.md",
  },
  {
    id: "ldm-lsun-churches",
    task: "diffusion",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 5e-5, over: 10000 },
          { kind: "constant", value: 5e-5, over: "rest" },
        ],
      },
    },
    source: "CompVis/stable-diffusion configs/latent-diffusion/lsun_churches-ldm-kl-8.yaml",
    inferred: ["the optimizer"],
  },
  {
    id: "adm-classifier",
    task: "diffusion",
    optimizer: "AdamW",
    plan: { lr: { kind: "linear", from: 0.0003, to: 0.0, over: "rest" }, weightDecay: 0.05 },
    batch: { samples: 256 },
    horizon: { steps: 300000 },
    source: "github.com/openai/guided-diffusion README:160",
    inferred: ["the schedule"],
  },
  {
    id: "openclip-cc3m",
    task: "vision-text",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.001, over: 10000 },
          { kind: "cosine", from: 0.001, to: 0.0, over: "rest" },
        ],
      },
      weightDecay: 0.1,
    },
    horizon: { epochs: 30 },
    source: "github.com/mlfoundations/open_clip README:235",
    inferred: ["the schedule"],
    notes: ["The batch is 128 images a device."],
  },
  {
    id: "openclip-coca-finetune",
    task: "vision-text",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 1e-5, over: 1000 },
          { kind: "cosine", from: 1e-5, to: 0.0, over: "rest" },
        ],
      },
      weightDecay: 0.1,
    },
    horizon: { epochs: 1 },
    source: "github.com/mlfoundations/open_clip README:440",
    inferred: ["the schedule"],
    notes: ["The batch is 128 images a device."],
  },
  {
    id: "fastai-one-cycle",
    task: "any",
    optimizer: "Adam",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "cosine", from: 0.04, to: 1, over: "25%" },
          { kind: "cosine", from: 1, to: 1e-5, over: "rest" },
        ],
      },
    },
    source: "github.com/fastai/fastai fastai/callback/schedule.py",
    notes: ["The peak is yours: 1 stands for it."],
  },
];
