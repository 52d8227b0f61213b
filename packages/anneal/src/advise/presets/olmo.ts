import type { Preset } from "./preset.ts";

/** Language models: OLMo and OLMo 2, pre-training. */
export const olmoPresets: readonly Preset[] = [
  {
    id: "olmo2-7b",
    task: "pretrain",
    params: 7000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0003, over: "8388608000tok" },
          { kind: "cosine", from: 0.0003, to: 3e-5, over: "4991611392000tok" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 1024, tokens: 4194304 },
    horizon: { tokens: 4000000000000 },
    source: "github.com/allenai/OLMo configs/official-1124/OLMo2-7B-stage1.yaml",
    inferred: ["the size, by the name of the model"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "olmo2-1b",
    task: "pretrain",
    params: 1000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0004, over: "8388608000tok" },
          { kind: "cosine", from: 0.0004, to: 4e-5, over: "4991611392000tok" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 512, tokens: 2097152 },
    horizon: { tokens: 4000000000000 },
    source: "github.com/allenai/OLMo configs/official-0425/OLMo2-1B-stage1.yaml",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "olmo2-7b-anneal",
    task: "midtrain",
    params: 7000000000,
    optimizer: "AdamW",
    plan: {
      lr: { kind: "linear", from: 6.1499e-5, to: 0.0, over: "rest" },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 1024, tokens: 4194304 },
    horizon: { tokens: 50000000000 },
    source: "github.com/allenai/OLMo configs/official-1124/OLMo2-7B-stage2-seed42.yaml",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "olmo1-7b",
    task: "pretrain",
    params: 7000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0003, over: 5000 },
          { kind: "linear", from: 0.0003, to: 3e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 2048, tokens: 4194304 },
    horizon: { tokens: 2000000000000 },
    source: "github.com/allenai/OLMo configs/official-0724/OLMo-7B.yaml",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "olmo1-1b",
    task: "pretrain",
    params: 1000000000,
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
    batch: { samples: 2048, tokens: 4194304 },
    horizon: { steps: 739328 },
    source: "github.com/allenai/OLMo configs/official-0724/OLMo-1B.yaml",
    inferred: ["the size, by the name of the model"],
  },
];
