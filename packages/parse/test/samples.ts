import { axolotlSamples } from "./axolotl.samples.ts";
import { configSamples } from "./configs.samples.ts";
import { otherSamples } from "./others.samples.ts";
import { pretrainingSamples } from "./pretraining.samples.ts";
import type { Sample } from "./sample.ts";
import { transformersSamples } from "./transformers.samples.ts";

/** Configs in the style of real repositories, written for these tests. */
export const samples: readonly Sample[] = [
  ...transformersSamples,
  ...axolotlSamples,
  ...otherSamples,
  ...configSamples,
  ...pretrainingSamples,
];
