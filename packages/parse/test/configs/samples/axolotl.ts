import { cosine, type Sample } from "./sample.ts";

const head = `base_model: NousResearch/Llama-3-8B
datasets:
  - path: alpaca
    type: alpaca
sequence_len: 4096
micro_batch_size: 2
gradient_accumulation_steps: 4
`;

const rex = (z: number): number => z / (0.1 + 0.9 * z);

/** axolotl's YAML. */
export const axolotlSamples: readonly Sample[] = [
  {
    name: "a LoRA with packed samples",
    text: `${head}sample_packing: true
adapter: lora
num_epochs: 4
optimizer: adamw_bnb_8bit
lr_scheduler: cosine
learning_rate: 0.0002
wandb_project:
warmup_ratio: 0.1
weight_decay: 0.0
special_tokens:
   pad_token: "<|end_of_text|>"
`,
    options: { facts: { horizon: { stepsPerEpoch: 26.9 } } },
    format: "axolotl",
    // floor(4 * 26.9) = 107 updates, int(10.7) = 10 of warmup
    call: ["cosine", { num_warmup_steps: 10, num_training_steps: 107 }],
    lrs: [
      [5, 1e-4],
      [10, 2e-4],
    ],
    assumed: ["cut to a whole number: 10"],
  },
  {
    name: "no warmup written, samples not packed",
    text: `${head}num_epochs: 3\nlearning_rate: 1e-5\n`,
    options: { facts: { horizon: { stepsPerEpoch: 33.4 } } },
    format: "axolotl",
    // ceil(100.2) = 101, min(int(3.03), 100) = 3
    call: ["cosine", { num_warmup_steps: 3, num_training_steps: 101 }],
    lrs: [[52, cosine(1e-5, 0, 49 / 98)]],
    assumed: ["lr_scheduler is cosine, the default", "3 % of 101"],
  },
  {
    name: "a floor as a ratio",
    text: `${head}max_steps: 1010\nlearning_rate: 1e-4\nlr_scheduler: cosine\ncosine_min_lr_ratio: 0.1\nwarmup_steps: 10\n`,
    format: "axolotl",
    call: ["cosine_with_min_lr", { num_warmup_steps: 10, num_training_steps: 1010, min_lr_rate: 0.1 }],
    lrs: [
      [510, cosine(1e-4, 1e-5, 0.5)],
      [1010, 1e-5],
    ],
  },
  {
    name: "a floor reached early and kept",
    text: `${head}max_steps: 1000\nlearning_rate: 1e-4\nlr_scheduler: cosine\ncosine_min_lr_ratio: 0.1\ncosine_constant_lr_ratio: 0.8\nwarmup_steps: 100\n`,
    format: "axolotl",
    call: ["get_cosine_schedule_with_warmup_decay_constant"],
    lrs: [
      [50, 5e-5],
      [450, cosine(1e-4, 1e-5, 0.5)],
      [800, 1e-5],
      [950, 1e-5],
    ],
  },
  {
    name: "a quadratic warmup",
    text: `${head}max_steps: 1100\nlearning_rate: 1e-4\nlr_scheduler: cosine\nlr_quadratic_warmup: true\nwarmup_steps: 100\n`,
    format: "axolotl",
    call: ["get_cosine_schedule_with_quadratic_warmup"],
    lrs: [
      [50, 0.25e-4],
      [600, 0.5e-4],
    ],
  },
  {
    name: "rex, one update early",
    text: `${head}max_steps: 110\nlearning_rate: 1e-3\nlr_scheduler: rex\nwarmup_steps: 10\n`,
    format: "axolotl",
    call: ["RexLR"],
    lrs: [
      [0, 1e-4], // step 1 of 10
      [9, 1e-3],
      [59, 1e-3 * rex(0.5)],
      [108, 1e-3 * rex(0.01)],
      [109, 0],
    ],
  },
  {
    name: "one_cycle with its own arguments",
    text: `${head}max_steps: 100\nlearning_rate: 0.01\nlr_scheduler: one_cycle\nlr_scheduler_kwargs:\n  div_factor: 10\nwarmup_steps: 30\noptimizer: sgd\n`,
    format: "axolotl",
    call: [
      "OneCycleLR",
      { max_lr: 0.01, total_steps: 100, pct_start: 0.3, div_factor: 10, anneal_strategy: "cos" },
    ],
    lrs: [
      [0, 0.001],
      [29, 0.01],
      [99, 1e-7],
    ],
  },
  {
    name: "a warmup of one update is two",
    text: `${head}max_steps: 100\nlearning_rate: 0.01\nlr_scheduler: constant_with_warmup\nwarmup_steps: 1\n`,
    format: "axolotl",
    call: ["constant_with_warmup", { num_warmup_steps: 2 }],
    lrs: [[1, 0.005]],
    assumed: ["made 2"],
  },
];
