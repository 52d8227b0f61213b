import type { Schedulers } from "../scheduler.ts";
import { alone } from "./alone.ts";
import { chainedScheduler } from "./chained.ts";
import { cosineAnnealingLR } from "./cosines.ts";
import { cyclicLR, oneCycleLR } from "./cycles.ts";
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
import { reduceLROnPlateau } from "./plateau.ts";
import { sequentialLR } from "./sequential.ts";
import { swaLR } from "./swa.ts";
import { warmRestarts } from "./warm-restarts.ts";

/** The schedulers of torch.optim.lr_scheduler and torch.optim.swa_utils. */
export const torch: Schedulers = {
  LambdaLR: /* @__PURE__ */ alone(lambdaLR),
  MultiplicativeLR: /* @__PURE__ */ alone(multiplicativeLR),
  StepLR: /* @__PURE__ */ alone(stepLR),
  MultiStepLR: /* @__PURE__ */ alone(multiStepLR),
  ConstantLR: /* @__PURE__ */ alone(constantLR),
  LinearLR: /* @__PURE__ */ alone(linearLR),
  ExponentialLR: /* @__PURE__ */ alone(exponentialLR),
  PolynomialLR: /* @__PURE__ */ alone(polynomialLR),
  CosineAnnealingLR: /* @__PURE__ */ alone(cosineAnnealingLR),
  CosineAnnealingWarmRestarts: warmRestarts,
  CyclicLR: cyclicLR,
  OneCycleLR: oneCycleLR,
  SWALR: swaLR,
  SequentialLR: sequentialLR,
  ChainedScheduler: chainedScheduler,
  ReduceLROnPlateau: reduceLROnPlateau,
};
