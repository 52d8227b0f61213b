import type { KnownFacts } from "../facts.ts";
import type { RateFound, RateRule } from "./rate-rule.ts";

/** Full fine-tuning of a language model: by its size, as published recipes have it. */
function fullRate({ params }: KnownFacts): Pick<RateFound, "lr" | "says" | "source" | "validIn"> {
  if (params !== undefined && params < 1e9) {
    return {
      lr: 3e-5,
      says: "Encoders of BERT's size are fine-tuned at 2e-5 to 5e-5.",
      source: "Devlin et al. 2019, arXiv 1810.04805; github.com/google-research/bert run_classifier.py",
      validIn: { params: [1e7, 1e9] },
    };
  }
  return {
    lr: params !== undefined && params > 1e10 ? 1e-5 : 2e-5,
    says: "Language models of 7B parameters are fine-tuned at 1e-5 to 2e-5, larger ones at 1e-5.",
    source:
      "github.com/tatsu-lab/stanford_alpaca README; github.com/hiyouga/LLaMA-Factory examples/train_full",
    validIn: { params: [1e9, 1.4e10] },
  };
}

/** Full fine-tuning with Adam. */
export const fineTuning: RateRule = (facts) => {
  if (facts.task !== "finetune" || facts.family !== "adam") return undefined;
  return { rule: "fineTuning", ...fullRate(facts) };
};

/** LoRA: ten times the LR of full fine-tuning, fifteen in very short runs, whatever the rank. */
export const lora: RateRule = (facts) => {
  if (facts.task !== "lora" || facts.family !== "adam") return undefined;
  const short = facts.steps !== undefined && facts.steps <= 100;
  const full = fullRate(facts);
  return {
    rule: "lora",
    lr: (short ? 15 : 10) * full.lr,
    says: `Adapters want ${short ? "15 times the LR of full fine-tuning in so short a run" : "10 times the LR of full fine-tuning"}, at every rank; they bear large batches less well.`,
    source: `Schulman et al. 2025, LoRA Without Regret, thinkingmachines.ai; full fine-tuning: ${full.source}`,
    validIn: full.validIn,
  };
};
