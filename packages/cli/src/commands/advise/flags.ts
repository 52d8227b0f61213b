import { flagOf } from "../../names/flags.ts";

/** Facts that are words. */
export const wordFacts: readonly string[] = [
  "task",
  "optimizer",
  "precision",
  "horizon",
  "start",
  "unstable",
];

/** What each fact is. */
const says: { readonly [fact: string]: string } = {
  task: "pretrain, finetune, lora, cnn, vit, diffusion, tabular or rl",
  params: "parameters of the model: 125M, 7B; of a language model those outside the embeddings",
  tokens: "tokens of the whole run: 10B",
  batchTokens: "tokens per step, over all devices and accumulated micro-batches",
  batch: "samples per step, counted likewise",
  dataset: "samples in one pass over the data",
  epochs: "passes over the data",
  steps: "optimizer steps of the run",
  optimizer: "sgd, momentum, adam, adamw, ... (default: the usual one of the task)",
  beta1: "first beta of Adam",
  beta2: "second beta of Adam",
  weightDecay: "weight decay",
  precision: "fp32, tf32, bf16, fp16 or fp8",
  horizon: "fixed (default) or open: whether the length of the run is decided",
  start: "scratch (default) or checkpoint",
  unstable: "yes or no: whether the run had spikes or diverged",
  tunedLr: "a peak LR that you tuned on a smaller model or shorter run",
  tunedTokens: "tokens of that run",
  tunedWidth: "width of that model, with muP",
  width: "width of this model, with muP",
};

/** The flags of `anneal advise`, one for each fact. */
export const factFlags: readonly (readonly [flag: string, says: string])[] = Object.keys(says).map((fact) => [
  `${flagOf(fact)} <${wordFacts.includes(fact) ? "word" : "number"}>`,
  says[fact],
]);
