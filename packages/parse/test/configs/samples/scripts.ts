import type { Sample } from "./sample.ts";

/** LLaMA-Factory, diffusers, and scripts without the Trainer. */
export const scriptSamples: readonly Sample[] = [
  {
    name: "LLaMA-Factory, LoRA",
    text: `### model
model_name_or_path: Qwen/Qwen3-4B
trust_remote_code: true
### method
stage: sft
do_train: true
finetuning_type: lora
lora_rank: 8
### dataset
dataset: identity
template: qwen3
cutoff_len: 2048
### output
output_dir: saves/qwen3
logging_steps: 10
### train
per_device_train_batch_size: 1
gradient_accumulation_steps: 8
learning_rate: 1e-4
num_train_epochs: 3.0
lr_scheduler_type: cosine
warmup_ratio: 0.1
bf16: true
resume_from_checkpoint: null
`,
    options: { facts: { horizon: { stepsPerEpoch: 137 } } },
    format: "LLaMA-Factory",
    // ceil(41.1) of 411
    call: ["cosine", { num_warmup_steps: 42, num_training_steps: 411 }],
    baseLrs: [1e-4],
    lrs: [[21, 5e-5]],
  },
  {
    name: "LLaMA-Factory, warmup_stable_decay by its own thirds",
    text: `model_name_or_path: m
stage: pt
finetuning_type: full
learning_rate: 2.0e-4
lr_scheduler_type: warmup_stable_decay
warmup_steps: 100
max_steps: 1000
`,
    format: "LLaMA-Factory",
    // 900 left: 300 stable, 600 cosine
    call: ["warmup_stable_decay", { num_warmup_steps: 100, num_stable_steps: 300, num_decay_steps: 600 }],
    lrs: [
      [399, 2e-4],
      [700, 1e-4],
      [1000, 0],
    ],
  },
  {
    name: "LLaMA-Factory, LoRA+ has four groups",
    text: "stage: sft\nmodel_name_or_path: m\nfinetuning_type: lora\nloraplus_lr_ratio: 16.0\nlearning_rate: 1.0e-4\nmax_steps: 100\n",
    format: "LLaMA-Factory",
    call: ["linear", { num_warmup_steps: 0, num_training_steps: 100 }],
    baseLrs: [1e-4, 16e-4, 16e-4, 1e-6],
    lrs: [[50, 5e-5]],
  },
  {
    name: "LLaMA-Factory's command line",
    text: `set -x
MODEL_PATH=Qwen/Qwen3-4B
mkdir -p saves
llamafactory-cli train \\
    --model_name_or_path \${MODEL_PATH} \\
    --stage sft --do_train \\
    --finetuning_type lora \\
    --learning_rate 1e-4 --max_steps 50 \\
    --lr_scheduler_type constant --bf16`,
    format: "LLaMA-Factory",
    call: ["constant"],
    lrs: [[49, 1e-4]],
  },
  {
    name: "a diffusers script",
    text: `export MODEL_NAME="stable-diffusion"
accelerate launch train_text_to_image.py \\
  --pretrained_model_name_or_path=$MODEL_NAME \\
  --resolution=512 --train_batch_size=1 --gradient_accumulation_steps=4 \\
  --max_train_steps=15000 \\
  --learning_rate=1e-05 --max_grad_norm=1 \\
  --lr_scheduler="cosine" --lr_warmup_steps=500 \\
  --output_dir="out"`,
    format: "training script flags",
    call: ["cosine", { num_warmup_steps: 500, num_training_steps: 15000 }],
    lrs: [
      [500, 1e-5],
      [7750, 5e-6],
    ],
  },
  {
    name: "an example without the Trainer",
    text: "python run_clm_no_trainer.py --learning_rate 5e-5 --num_warmup_steps 10 --max_train_steps 110 --weight_decay 0.1",
    format: "training script flags",
    call: ["linear", { num_warmup_steps: 10, num_training_steps: 110 }],
    lrs: [[60, 2.5e-5]],
    assumed: ["lr_scheduler_type is linear"],
  },
];
