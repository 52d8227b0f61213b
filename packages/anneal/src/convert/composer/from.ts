import type { Schedulers } from "../scheduler.ts";
import {
  constantScheduler,
  cosineScheduler,
  exponentialScheduler,
  linearScheduler,
  multiStepScheduler,
  polynomialScheduler,
  restartsScheduler,
  stepScheduler,
} from "./plain.ts";
import {
  constantWithWarmup,
  cosineWithWarmup,
  linearWithWarmup,
  multiStepWithWarmup,
  polynomialWithWarmup,
} from "./warmup.ts";

/** The schedulers of Composer. */
export const composer: Schedulers = {
  StepScheduler: stepScheduler,
  MultiStepScheduler: multiStepScheduler,
  ConstantScheduler: constantScheduler,
  LinearScheduler: linearScheduler,
  ExponentialScheduler: exponentialScheduler,
  CosineAnnealingScheduler: cosineScheduler,
  CosineAnnealingWarmRestartsScheduler: restartsScheduler,
  PolynomialScheduler: polynomialScheduler,
  MultiStepWithWarmupScheduler: multiStepWithWarmup,
  ConstantWithWarmupScheduler: constantWithWarmup,
  LinearWithWarmupScheduler: linearWithWarmup,
  CosineAnnealingWithWarmupScheduler: cosineWithWarmup,
  PolynomialWithWarmupScheduler: polynomialWithWarmup,
};
