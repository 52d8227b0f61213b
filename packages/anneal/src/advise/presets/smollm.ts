import type { Preset } from "./preset.ts";

/** Language models: SmolLM, SmolLM2 and SmolLM3, pre-training and what follows it. */
export const smollmPresets: readonly Preset[] = [
  {
    id: "smollm-135m",
    task: "pretrain",
    params: 135000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.003, over: 5000 },
          { kind: "constant", value: 0.003, over: 495000 },
          { kind: "polynomial", from: 0.003, to: 0.0, over: 100000, power: 0.5, ease: "in" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.01,
    },
    batch: { samples: 512, tokens: 1048576 },
    horizon: { steps: 600000 },
    source: "github.com/huggingface/smollm text/pretraining/smollm1/config_smollm1_135M.yaml",
    inferred: ["the size, by the name of the model"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "smollm2-135m",
    task: "pretrain",
    params: 135000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.003, over: 2000 },
          { kind: "constant", value: 0.003, over: 1598000 },
          { kind: "linear", from: 0.003, to: 0.0, over: 400000 },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.01,
    },
    batch: { samples: 512, tokens: 1048576 },
    horizon: { steps: 2000000 },
    source: "github.com/huggingface/smollm text/pretraining/smollm2/config_smollm2_135M.yaml",
    inferred: ["the size, by the name of the model"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "smollm2-360m",
    task: "pretrain",
    params: 360000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.003, over: 2000 },
          { kind: "constant", value: 0.003, over: 2078000 },
          { kind: "linear", from: 0.003, to: 0.0, over: 520000 },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.01,
    },
    batch: { samples: 768, tokens: 1572864 },
    horizon: { steps: 2600000 },
    source: "github.com/huggingface/smollm text/pretraining/smollm2/config_smollm2_360M.yaml",
    inferred: ["the size, by the name of the model"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "smollm2-1.7b",
    task: "pretrain",
    params: 1700000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0005, over: 2000 },
          { kind: "constant", value: 0.0005, over: 4714000 },
          { kind: "linear", from: 0.0005, to: 0.0, over: 524000 },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.01,
    },
    batch: { samples: 1024, tokens: 2097152 },
    horizon: { steps: 5240000 },
    source: "github.com/huggingface/smollm text/pretraining/smollm2/config_smollm2_1B.yaml",
    inferred: ["the size, by the name of the model"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "smollm3-3b",
    task: "pretrain",
    params: 3000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0002, over: 2000 },
          { kind: "constant", value: 0.0002, over: 4196001 },
          { kind: "linear", from: 0.0002, to: 0.0, over: 522000 },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 576, tokens: 2359296 },
    horizon: { steps: 4720000 },
    source: "github.com/huggingface/smollm text/pretraining/smollm3/stage1_8T.yaml",
    inferred: ["the size, by the name of the model"],
    notes: ["Gradients are clipped at norm 1.0."],
  },
  {
    id: "smollm3-longctx-4k-32k",
    task: "midtrain",
    params: 3000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 2e-5, over: 1000 },
          { kind: "cosine", from: 2e-5, to: 0.0, over: 19000 },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { samples: 72, tokens: 2359296 },
    horizon: { steps: 20000 },
    source: "github.com/huggingface/smollm text/pretraining/smollm3/long_context_4k_to_32k.yaml",
    inferred: ["the size, by the name of the model"],
  },
  {
    id: "finemath-cpt-60b",
    task: "midtrain",
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 5e-5, over: 1000 },
          { kind: "constant", value: 5e-5, over: 49000 },
          { kind: "linear", from: 5e-5, to: 0.0, over: 10000 },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.01,
    },
    batch: { samples: 256, tokens: 1048576 },
    horizon: { steps: 60000 },
    source:
      "github.com/huggingface/smollm text/pretraining/continual-pretraining/finemath/60B-runs/finemath-3plus.yaml",
  },
];
