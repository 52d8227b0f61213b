import type { RateRule } from "./rate-rule.ts";

/** SGD on images: 0.1 for each 256 images of a batch. lr = 0.1 * batch / 256 */
export const images: RateRule = ({ task, family, batch, start }) => {
  if (task !== "cnn" || family !== "sgd" || start === "checkpoint") return undefined;
  return {
    rule: "images",
    lr: (0.1 * (batch ?? 256)) / 256,
    says: `0.1 for each 256 images of the batch${batch === undefined ? ", which is taken to be 256" : ""}.`,
    source: "Goyal et al. 2017, arXiv 1706.02677; github.com/pytorch/examples imagenet",
    validIn: { batch: [64, 8192] },
  };
};

/** AdamW on images: 5e-4 for each 512 images of a batch. lr = 5e-4 * batch / 512 */
export const transformerImages: RateRule = ({ task, family, batch, start }) => {
  if ((task !== "vit" && task !== "cnn") || family !== "adam" || start === "checkpoint") return undefined;
  return {
    rule: "transformerImages",
    lr: (5e-4 * (batch ?? 1024)) / 512,
    says: `5e-4 for each 512 images of the batch${batch === undefined ? ", which is taken to be 1,024" : ""}.`,
    source:
      "Touvron et al. 2021, github.com/facebookresearch/deit main.py; Swin, github.com/microsoft/Swin-Transformer",
    validIn: { batch: [256, 4096] },
  };
};

/** Fine-tuning a network for images: SGD 0.03 at 512 images; AdamW 5e-4 for each 256. */
export const imageFineTuning: RateRule = ({ task, family, batch, start }) => {
  if ((task !== "vit" && task !== "cnn") || start !== "checkpoint") return undefined;
  if (family === "sgd") {
    return {
      rule: "imageFineTuning",
      lr: (0.03 * (batch ?? 512)) / 512,
      says: "0.03 for each 512 images, after a short warmup.",
      source: "github.com/google-research/vision_transformer vit_jax/configs/common.py",
      validIn: { batch: [64, 2048] },
    };
  }
  return {
    rule: "imageFineTuning",
    lr: (5e-4 * (batch ?? 256)) / 256,
    says: "5e-4 for each 256 images, with the lower layers at lower LRs: 0.65 to 0.75 a layer.",
    source: "He et al. 2022, MAE, github.com/facebookresearch/mae FINETUNE.md",
    validIn: { batch: [128, 1024] },
  };
};
