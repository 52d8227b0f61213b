import type { Preset } from "./preset.ts";

/** Language models: fine-tuning by LoRA and QLoRA. */
export const loraPresets: readonly Preset[] = [
  {
    id: "lora-gpt2-m-e2e",
    task: "lora",
    params: 355000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0002, over: 500 },
          { kind: "linear", from: 0.0002, to: 0.0, over: "rest" },
        ],
      },
      weightDecay: 0.01,
    },
    batch: { samples: 8 },
    horizon: { epochs: 5 },
    source: "github.com/microsoft/LoRA examples/NLG/README.md",
    inferred: ["the size, by the name of the model"],
    notes: ["Adapters of rank 4.", "Alpha is 32."],
  },
  {
    id: "lora-deberta-xxl-mnli",
    task: "lora",
    params: 1500000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0001, over: 1000 },
          { kind: "linear", from: 0.0001, to: 0.0, over: "rest" },
        ],
      },
    },
    source: "github.com/microsoft/LoRA examples/NLU/deberta_v2_xxlarge_mnli.sh",
    inferred: ["the schedule", "the optimizer", "the size, by the name of the model"],
    notes: ["Alpha is 32."],
  },
  {
    id: "lora-deberta-xxl-sst2",
    task: "lora",
    params: 1500000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 6e-5, over: 1000 },
          { kind: "linear", from: 6e-5, to: 0.0, over: "rest" },
        ],
      },
    },
    source: "github.com/microsoft/LoRA examples/NLU/deberta_v2_xxlarge_sst2.sh",
    inferred: ["the schedule", "the optimizer", "the size, by the name of the model"],
    notes: ["Alpha is 32."],
  },
  {
    id: "lora-deberta-xxl-cola",
    task: "lora",
    params: 1500000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.00013, over: 100 },
          { kind: "linear", from: 0.00013, to: 0.0, over: "rest" },
        ],
      },
    },
    source: "github.com/microsoft/LoRA examples/NLU/deberta_v2_xxlarge_cola.sh",
    inferred: ["the schedule", "the optimizer", "the size, by the name of the model"],
    notes: ["Alpha is 32."],
  },
  {
    id: "lora-deberta-xxl-rte",
    task: "lora",
    params: 1500000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.00026, over: 50 },
          { kind: "linear", from: 0.00026, to: 0.0, over: "rest" },
        ],
      },
    },
    source: "github.com/microsoft/LoRA examples/NLU/deberta_v2_xxlarge_rte.sh",
    inferred: ["the schedule", "the optimizer", "the size, by the name of the model"],
    notes: ["Alpha is 32."],
  },
  {
    id: "lora-deberta-xxl-mrpc",
    task: "lora",
    params: 1500000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0002, over: "10%" },
          { kind: "linear", from: 0.0002, to: 0.0, over: "rest" },
        ],
      },
    },
    source: "github.com/microsoft/LoRA examples/NLU/deberta_v2_xxlarge_mrpc.sh",
    inferred: ["the schedule", "the optimizer", "the size, by the name of the model"],
    notes: ["Alpha is 32."],
  },
  {
    id: "lora-deberta-xxl-qqp",
    task: "lora",
    params: 1500000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 0.0001, over: 10000 },
          { kind: "linear", from: 0.0001, to: 0.0, over: "rest" },
        ],
      },
    },
    source: "github.com/microsoft/LoRA examples/NLU/deberta_v2_xxlarge_qqp.sh",
    inferred: ["the schedule", "the optimizer", "the size, by the name of the model"],
    notes: ["Alpha is 32."],
  },
  {
    id: "qlora-7b",
    task: "lora",
    params: 7000000000,
    optimizer: "paged AdamW",
    plan: { lr: { kind: "constant", value: 0.0002, over: "rest" } },
    batch: { samples: 16 },
    horizon: { steps: 1875 },
    source: "github.com/artidoro/qlora scripts/finetune_guanaco_7b.sh",
    inferred: ["the optimizer", "the size, by the name of the model"],
    notes: [
      'In transformers the type "constant" ignores the warmup, so the LR is constant from the start.',
      "Adapters of rank 64.",
    ],
  },
  {
    id: "qlora-65b",
    task: "lora",
    params: 65000000000,
    optimizer: "paged AdamW",
    plan: { lr: { kind: "constant", value: 0.0001, over: "rest" } },
    batch: { samples: 16 },
    horizon: { steps: 1875 },
    source: "github.com/artidoro/qlora scripts/finetune_guanaco_65b.sh",
    inferred: ["the optimizer", "the size, by the name of the model"],
    notes: [
      'In transformers the type "constant" ignores the warmup, so the LR is constant from the start.',
      "Adapters of rank 64.",
    ],
  },
];
