import type { Preset } from "./preset.ts";

/** Language models: pre-training, of which there are one or two of a family. */
export const languagePresets: readonly Preset[] = [
  {
    id: "nanogpt-gpt2-124m",
    task: "pretrain",
    params: 124000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0006, over: 2000 },
          { kind: "cosine", from: 0.0006, to: 6e-5, over: 598000 },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 480, tokens: 491520 },
    horizon: { steps: 600000 },
    source: "github.com/karpathy/nanoGPT train.py, config/train_gpt2.py",
    inferred: ["the size, by the name of the model"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "nanogpt-shakespeare-char",
    task: "pretrain",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.001, over: 100 },
          { kind: "cosine", from: 0.001, to: 0.0001, over: 4900 },
        ],
      },
      beta1: 0.9,
      beta2: 0.99,
    },
    batch: { samples: 64, tokens: 16384 },
    horizon: { steps: 5000 },
    source: "github.com/karpathy/nanoGPT config/train_shakespeare_char.py",
  },
  {
    id: "nanochat",
    task: "pretrain",
    optimizer: "Muon matrix / Adam embeddings",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.02, over: 40 },
          { kind: "constant", value: 0.02, over: "rest" },
          { kind: "linear", from: 0.02, to: 0.001, over: "65%" },
        ],
      },
    },
    source: "github.com/karpathy/nanochat scripts/base_train.py",
    notes: [
      "The LR is that of the matrices under Muon; Adam has 0.3 for the embeddings, 0.008 for the output, 0.5 for scalars, all on this schedule and scaled by the square root of the batch.",
      "Weight decay: 0.28 * sqrt(B/Bref) * Dref/D.",
      "The run has 12 tokens a parameter.",
    ],
  },
  {
    id: "tinyllama-1.1b",
    task: "pretrain",
    params: 1100000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0004, over: 2000 },
          { kind: "cosine", from: 0.0004, to: 4e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 1024, tokens: 2097152 },
    horizon: { steps: 1430512 },
    source:
      "github.com/jzhang38/TinyLlama pretrain/tinyllama.py, README (README links Issue 27: a bug in the schedule)",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "t5x-pretrain",
    task: "pretrain",
    optimizer: "Adafactor",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "constant", value: 0.01, over: 10000 },
          { kind: "power", from: 0.01, power: -0.5, per: 10000 },
        ],
      },
    },
    source: "github.com/google-research/t5x t5x/configs/runs/pretrain.gin",
    inferred: ["the optimizer"],
  },
  {
    id: "roberta-base-fairseq",
    task: "pretrain",
    params: 125000000,
    optimizer: "Adam",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0005, over: 10000 },
          { kind: "linear", from: 0.0005, to: 0.0, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.98,
      weightDecay: 0.01,
    },
    batch: { samples: 2048, tokens: 1048576 },
    horizon: { steps: 125000 },
    source: "github.com/facebookresearch/fairseq examples/roberta/config/pretraining/base.yaml",
    inferred: ["the size, by the name of the model"],
    notes: ["At other batches: 0.0001 at 256, 0.0005 at 2048, 0.0007 at 8192."],
  },
];
