import type { RateRule } from "./rate-rule.ts";

/**
 * Peak LR of a language model by its compute C in FLOPs, at the batch that suits it.
 *
 *   lr = 0.3118 C ** -0.125
 */
export const deepseek: RateRule = ({ task, family, flops, start }) => {
  if (task !== "pretrain" || family !== "adam" || start === "checkpoint" || !flops) return undefined;
  return {
    rule: "deepseek",
    lr: 0.3118 * flops ** -0.125,
    says: "From the compute of the run alone: 0.3118 C^-0.125, at a batch of 0.2920 C^0.3271 tokens.",
    source: "DeepSeek-AI 2024, arXiv 2401.02954",
    validIn: { flops: [1e17, 2e19] },
  };
};
