import { cosineLR, cosineRestartLR, oneCycleLR } from "./cosines.ts";
import { constantLR, exponentialLR, linearLR, multiStepLR, polyLR, stepLR } from "./factors.ts";
import type { Read } from "./reader.ts";

/** The schedulers of MMEngine that are functions of the step. */
export const readers: { readonly [name: string]: Read } = {
  ConstantLR: constantLR,
  LinearLR: linearLR,
  ExponentialLR: exponentialLR,
  StepLR: stepLR,
  MultiStepLR: multiStepLR,
  PolyLR: polyLR,
  CosineAnnealingLR: cosineLR,
  CosineRestartLR: cosineRestartLR,
  OneCycleLR: oneCycleLR,
};
