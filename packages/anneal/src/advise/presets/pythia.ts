import type { Preset } from "./preset.ts";

/** Language models: Pythia, pre-training at eight sizes. */
export const pythiaPresets: readonly Preset[] = [
  {
    id: "pythia-70m",
    task: "pretrain",
    params: 70000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.001, over: "1%" },
          { kind: "cosine", from: 0.001, to: 0.0001, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-70m.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
  {
    id: "pythia-160m",
    task: "pretrain",
    params: 160000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0006, over: "1%" },
          { kind: "cosine", from: 0.0006, to: 6e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-160m.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
  {
    id: "pythia-410m",
    task: "pretrain",
    params: 410000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0003, over: "1%" },
          { kind: "cosine", from: 0.0003, to: 3e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-410m.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
  {
    id: "pythia-1b",
    task: "pretrain",
    params: 1000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.00025, over: "1%" },
          { kind: "cosine", from: 0.00025, to: 2.5e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-1b.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
  {
    id: "pythia-1.4b",
    task: "pretrain",
    params: 1400000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0002, over: "1%" },
          { kind: "cosine", from: 0.0002, to: 2e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-1.4b.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
  {
    id: "pythia-2.8b",
    task: "pretrain",
    params: 2800000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.00016, over: "1%" },
          { kind: "cosine", from: 0.00016, to: 1.6e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-2.8b.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
  {
    id: "pythia-6.9b",
    task: "pretrain",
    params: 6900000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.00012, over: "1%" },
          { kind: "cosine", from: 0.00012, to: 1.2e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-6.9b.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
  {
    id: "pythia-12b",
    task: "pretrain",
    params: 12000000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.00012, over: "1%" },
          { kind: "cosine", from: 0.00012, to: 1.2e-5, over: "rest" },
        ],
      },
      beta1: 0.9,
      beta2: 0.95,
      weightDecay: 0.1,
    },
    batch: { tokens: 2097152 },
    horizon: { steps: 143000 },
    source: "github.com/EleutherAI/pythia models/*/pythia-12b.yml",
    inferred: ["the batch", "the size, by the name of the model"],
    notes: ["The batch of 2M tokens is from an author comment."],
  },
];
