import { cosine, type Sample } from "./sample.ts";

/** TrainingArguments and what wraps them. */
export const transformersSamples: readonly Sample[] = [
  {
    name: "an instruction-tuning script with torchrun",
    text: `#!/bin/bash
# fine-tune on 4 GPUs
torchrun --nproc_per_node=4 --master_port=29500 train.py \\
    --model_name_or_path meta-llama/Llama-2-7b-hf \\
    --data_path ./data/instructions.json \\
    --bf16 True \\
    --output_dir out \\
    --num_train_epochs 3 \\
    --per_device_train_batch_size 4 \\
    --gradient_accumulation_steps 8 \\
    --eval_strategy "no" --save_strategy "steps" --save_steps 2000 \\
    --learning_rate 2e-5 \\
    --weight_decay 0. \\
    --warmup_ratio 0.03 \\
    --lr_scheduler_type "cosine" \\
    --logging_steps 1 \\
    --fsdp "full_shard auto_wrap" --tf32 True
`,
    options: { facts: { horizon: { stepsPerEpoch: 406.25 } } },
    format: "TrainingArguments",
    // 407 updates an epoch, 1221 in all, warmup ceil(36.63) = 37
    call: ["cosine", { num_warmup_steps: 37, num_training_steps: 1221 }],
    baseLrs: [2e-5],
    lrs: [
      [0, 0],
      [37, 2e-5],
      [629, cosine(2e-5, 0, 592 / 1184)],
    ],
    assumed: ["3 epochs of 407 updates make 1221", "rounded up: 37"],
  },
  {
    name: "a DPO recipe in YAML",
    text: `# Model arguments
model_name_or_path: zephyr-sft
torch_dtype: null

# DPOTrainer arguments
bf16: true
beta: 0.01
do_eval: true
eval_strategy: steps
eval_steps: 100
gradient_accumulation_steps: 2
gradient_checkpointing: true
gradient_checkpointing_kwargs:
  use_reentrant: False
learning_rate: 5.0e-7
log_level: info
logging_steps: 10
lr_scheduler_type: cosine
max_length: 1024
num_train_epochs: 1
optim: adamw_torch
output_dir: data/zephyr-dpo
per_device_train_batch_size: 8
seed: 42
warmup_ratio: 0.1
`,
    options: { facts: { horizon: { stepsPerEpoch: 478 } } },
    format: "TrainingArguments",
    call: ["cosine", { num_warmup_steps: 48, num_training_steps: 478 }],
    baseLrs: [5e-7],
    lrs: [
      [24, 2.5e-7],
      [263, cosine(5e-7, 0, 0.5)],
    ],
  },
  {
    name: "a JSON file for HfArgumentParser with a floor",
    text: `{
  "output_dir": "out",
  "learning_rate": 1e-3,
  "lr_scheduler_type": "cosine_with_min_lr",
  "lr_scheduler_kwargs": {"min_lr": 0.0001},
  "warmup_steps": 500,
  "max_steps": 10500,
  "optim": "adamw_torch_fused",
  "adam_beta2": 0.95
}`,
    format: "TrainingArguments",
    call: ["cosine_with_min_lr", { num_warmup_steps: 500, num_training_steps: 10500, min_lr: 0.0001 }],
    lrs: [
      [250, 5e-4],
      [5500, 5.5e-4],
      [10500, 1e-4],
    ],
  },
  {
    name: "warmup, stable, decay from flags with JSON in them",
    text: `accelerate launch --num_processes 8 sft.py --learning_rate=3e-4 --lr_scheduler_type=warmup_stable_decay \\
  --lr_scheduler_kwargs '{"num_decay_steps": 200, "min_lr_ratio": 0.1, "decay_type": "linear"}' --warmup_steps=100 --max_steps=1000`,
    format: "TrainingArguments",
    call: ["warmup_stable_decay", { num_warmup_steps: 100, num_training_steps: 1000, num_decay_steps: 200 }],
    lrs: [
      [500, 3e-4],
      [900, 3e-4 * 0.55],
      [1000, 3e-5],
    ],
  },
  {
    name: "what a Trainer saved, as JSON",
    text: JSON.stringify(
      {
        output_dir: "out",
        per_device_train_batch_size: 16,
        learning_rate: 0.0002,
        lr_scheduler_type: "SchedulerType.CONSTANT_WITH_WARMUP",
        lr_scheduler_kwargs: {},
        warmup_ratio: 0.0,
        warmup_steps: 20,
        max_steps: -1,
        num_train_epochs: 2,
        log_level: "passive",
        lr_finder: null,
        deepspeed: null,
      },
      null,
      2,
    ),
    options: { facts: { horizon: { stepsPerEpoch: 50 } } },
    format: "TrainingArguments",
    call: ["constant_with_warmup", { num_warmup_steps: 20 }],
    lrs: [
      [10, 1e-4],
      [99, 2e-4],
    ],
  },
  {
    name: "a polynomial with its own end, below a key",
    text: `experiment: demo
training_arguments:
  learning_rate: 0.001
  lr_scheduler_type: polynomial
  lr_scheduler_kwargs:
    lr_end: 0.0001
    power: 2.0
  max_steps: 200
`,
    format: "TrainingArguments",
    call: ["polynomial", { num_warmup_steps: 0, num_training_steps: 200, lr_end: 0.0001, power: 2 }],
    lrs: [
      [100, 0.0009 * 0.25 + 0.0001],
      [200, 0.0001],
    ],
  },
  {
    name: "a job with a document in it, a default and a loop",
    text: `#!/bin/bash
set -euo pipefail
MODEL="\${MODEL:-mistral}"
cat > ds.json <<'END'
{"zero_optimization": {"stage": 3}, "note": "don't --learning_rate 1"}
END
for i in 1 2; do
  echo "it's run $i"
done
ARGS="--model_name_or_path $MODEL \\
      --deepspeed ds.json \\
      --learning_rate \${LR:-1.5e-5} \\
      --lr_scheduler_type linear"
ARGS2=(--max_steps 200 --warmup_steps 20)
deepspeed --num_gpus 8 train.py $ARGS "\${ARGS2[@]}" > log.txt 2>&1
`,
    format: "TrainingArguments",
    call: ["linear", { num_warmup_steps: 20, num_training_steps: 200 }],
    baseLrs: [1.5e-5],
    lrs: [
      [10, 0.75e-5],
      [110, 0.75e-5],
    ],
    assumed: ["The DeepSpeed config is not read", "LR:-1.5e-5"],
  },
];
