import { axolotlSamples } from "./axolotl.ts";
import { classSamples } from "./classes.ts";
import { composerSamples } from "./composer.ts";
import { mmengineSamples } from "./mmengine.ts";
import { otherSamples } from "./others.ts";
import { pretrainingSamples } from "./pretraining.ts";
import type { Sample } from "./sample.ts";
import { scriptSamples } from "./scripts.ts";
import { transformersSamples } from "./transformers.ts";

/** Configs in the style of real repositories, written for these tests. */
export const samples: readonly Sample[] = [
  ...transformersSamples,
  ...scriptSamples,
  ...axolotlSamples,
  ...otherSamples,
  ...composerSamples,
  ...mmengineSamples,
  ...classSamples,
  ...pretrainingSamples,
];
