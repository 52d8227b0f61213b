import type { Preset } from "./preset.ts";

/** Language models: fine-tuning of all weights on a task. */
export const tuningPresets: readonly Preset[] = [
  {
    id: "t5x-finetune",
    task: "finetune",
    optimizer: "Adafactor",
    plan: { lr: { kind: "constant", value: 0.001, over: "rest" } },
    source: "github.com/google-research/t5x t5x/configs/runs/finetune.gin",
    inferred: ["the optimizer"],
  },
  {
    id: "bert-finetune",
    task: "finetune",
    params: 110000000,
    optimizer: "AdamW",
    plan: {
      lr: {
        kind: "sequence",
        of: [
          { kind: "linear", to: 5e-5, over: "10%" },
          { kind: "linear", from: 5e-5, to: 0.0, over: "rest" },
        ],
      },
    },
    batch: { samples: 32 },
    horizon: { epochs: 3 },
    source: "github.com/google-research/bert run_classifier.py defaults",
    inferred: ["the schedule", "the size, by the name of the model"],
    notes: ["Others that were tried: 3e-4, 1e-4, 5e-5, 3e-5."],
  },
];
