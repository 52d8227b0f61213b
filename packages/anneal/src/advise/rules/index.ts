import { deepseek } from "./deepseek.ts";
import { fineTuning, lora } from "./fine-tuning.ts";
import type { RateRule } from "./rate-rule.ts";
import { stepLaw } from "./step-law.ts";
import { longer, wider } from "./transfer.ts";
import { byOptimizer, diffusion, ppo } from "./usual.ts";
import { imageFineTuning, images, transformerImages } from "./vision.ts";

/** Every rule for the peak LR, the most trusted first: what was tuned on the user's own model, then laws, then custom. */
export const rateRules: readonly RateRule[] = [
  wider,
  longer,
  stepLaw,
  deepseek,
  lora,
  fineTuning,
  images,
  transformerImages,
  imageFineTuning,
  diffusion,
  ppo,
  byOptimizer,
];
