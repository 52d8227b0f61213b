/** What is trained. */
export type Task = "pretrain" | "finetune" | "lora" | "cnn" | "vit" | "diffusion" | "tabular" | "rl";

/** A task in words, and other names for it. */
export interface TaskWords {
  readonly says: string;
  readonly aliases: readonly string[];
  /** The optimizer that is usual for it. */
  readonly optimizer: "sgd" | "adam" | "adamw";
}

/** Every task. */
export const tasks: { readonly [T in Task]: TaskWords } = {
  pretrain: {
    says: "pre-training of a language model",
    aliases: ["pretraining", "llm", "lm", "language model"],
    optimizer: "adamw",
  },
  finetune: {
    says: "fine-tuning of all weights of a language model",
    aliases: ["fine-tune", "finetuning", "full fine-tuning", "sft"],
    optimizer: "adamw",
  },
  lora: {
    says: "fine-tuning by low-rank adapters",
    aliases: ["qlora", "peft", "adapter"],
    optimizer: "adamw",
  },
  cnn: {
    says: "a convolutional network for images",
    aliases: ["resnet", "convnet", "vision", "image classification"],
    optimizer: "sgd",
  },
  vit: {
    says: "a vision transformer",
    aliases: ["vision transformer", "deit", "swin"],
    optimizer: "adamw",
  },
  diffusion: {
    says: "a diffusion model",
    aliases: ["ddpm", "stable diffusion"],
    optimizer: "adamw",
  },
  tabular: {
    says: "a small network on a table",
    aliases: ["table", "mlp", "csv"],
    optimizer: "adam",
  },
  rl: {
    says: "reinforcement learning with PPO",
    aliases: ["ppo", "reinforcement learning", "rlhf"],
    optimizer: "adam",
  },
};
