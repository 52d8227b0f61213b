import { cosineAnnealingLR, cosineAnnealingWarmRestarts } from "./cosines.ts";
import {
  constantLR,
  exponentialLR,
  lambdaLR,
  linearLR,
  multiplicativeLR,
  multiStepLR,
  polynomialLR,
  stepLR,
} from "./factors.ts";
import type { MemberKind } from "./member.ts";

/** The schedulers of torch that can stand inside others. */
export const memberKinds: { readonly [name: string]: MemberKind } = {
  LambdaLR: lambdaLR,
  MultiplicativeLR: multiplicativeLR,
  StepLR: stepLR,
  MultiStepLR: multiStepLR,
  ConstantLR: constantLR,
  LinearLR: linearLR,
  ExponentialLR: exponentialLR,
  PolynomialLR: polynomialLR,
  CosineAnnealingLR: cosineAnnealingLR,
  CosineAnnealingWarmRestarts: cosineAnnealingWarmRestarts,
};
