import type { Preset } from "./preset.ts";

/** Language models: fine-tuning on instructions. */
export const instructPresets: readonly Preset[] = [
  {
    id: "alpaca-7b-sft",
    task: "finetune",
    params: 7000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 2e-5, over: "3%" },
          { kind: "cosine", from: 2e-5, to: 0.0, over: "rest" },
        ],
      },
    },
    batch: { samples: 128 },
    horizon: { epochs: 3 },
    source: "github.com/tatsu-lab/stanford_alpaca README",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "alpaca-13b-sft",
    task: "finetune",
    params: 13000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 1e-5, over: "3%" },
          { kind: "cosine", from: 1e-5, to: 0.0, over: "rest" },
        ],
      },
    },
    batch: { samples: 128 },
    source: "github.com/tatsu-lab/stanford_alpaca README:116",
    inferred: ["the schedule", "the warmup", "the size, by the name of the model"],
  },
  {
    id: "llamafactory-lora",
    task: "lora",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0001, over: "10%" },
          { kind: "cosine", from: 0.0001, to: 0.0, over: "rest" },
        ],
      },
    },
    horizon: { epochs: 3 },
    source: "github.com/hiyouga/LLaMA-Factory examples/train_lora",
  },
  {
    id: "llamafactory-full",
    task: "finetune",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 1e-5, over: "10%" },
          { kind: "cosine", from: 1e-5, to: 0.0, over: "rest" },
        ],
      },
    },
    horizon: { epochs: 3 },
    source: "github.com/hiyouga/LLaMA-Factory examples/train_full/qwen3_full_sft.yaml",
  },
];
