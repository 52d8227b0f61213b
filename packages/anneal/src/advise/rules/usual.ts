import type { RateFound, RateRule } from "./rate-rule.ts";

/** Diffusion models: 1e-4, whatever their size. */
export const diffusion: RateRule = ({ task, family }) =>
  task === "diffusion" && family === "adam"
    ? {
        rule: "diffusion",
        lr: 1e-4,
        says: "Diffusion models are trained at 1e-4 throughout; the mean of their weights does what a decay would.",
        source: "github.com/facebookresearch/DiT train.py; Stable Diffusion v1 model card",
        validIn: { batch: [256, 2048] },
      }
    : undefined;

/** PPO: 3e-4 with Adam. */
export const ppo: RateRule = ({ task, family }) =>
  task === "rl" && family === "adam"
    ? {
        rule: "ppo",
        lr: 3e-4,
        says: "PPO was published with Adam at 3e-4 for control, and 2.5e-4 falling to zero for Atari.",
        source: "Schulman et al. 2017, arXiv 1707.06347",
        validIn: {},
      }
    : undefined;

/** Where nothing better is known: what the optimizer's authors give. */
export const byOptimizer: RateRule = ({ task, family, start }): RateFound | undefined => {
  if (task === "finetune" || task === "lora" || start === "checkpoint") return undefined;
  if (family === "adam") {
    return {
      rule: "adamDefault",
      lr: 1e-3,
      says: "1e-3 is where the authors of Adam began; it is a place to start a range test, no more.",
      source: "Kingma & Ba 2015, arXiv 1412.6980",
      validIn: { params: [1, 1e8] },
    };
  }
  return {
    rule: "sgdDefault",
    lr: 0.01,
    says: "0.01 is where SGD is usually begun; the best LR may be ten times away, so start a range test there.",
    source: "Bengio 2012, arXiv 1206.5533, section 3.1",
    validIn: {},
  };
};
