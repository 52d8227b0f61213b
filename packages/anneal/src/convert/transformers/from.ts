import type { Schedulers } from "../scheduler.ts";
import { reduceLROnPlateau } from "../torch/plateau.ts";
import { getScheduler } from "./get-scheduler.ts";
import { greedyLR } from "./greedy.ts";
import {
  constantSchedule,
  constantWithWarmup,
  cosineSchedule,
  cosineWarmupWithMinLr,
  cosineWithMinLr,
  inverseSqrt,
  linearSchedule,
  polynomialSchedule,
  restartsSchedule,
  wsdSchedule,
} from "./schedulers.ts";

const byType = {
  linear: linearSchedule,
  cosine: cosineSchedule,
  cosine_with_restarts: restartsSchedule,
  polynomial: polynomialSchedule,
  constant: constantSchedule,
  constant_with_warmup: constantWithWarmup,
  inverse_sqrt: inverseSqrt,
  reduce_lr_on_plateau: reduceLROnPlateau,
  cosine_with_min_lr: cosineWithMinLr,
  cosine_warmup_with_min_lr: cosineWarmupWithMinLr,
  warmup_stable_decay: wsdSchedule,
  greedy: greedyLR,
} as const satisfies Schedulers;

/** The schedulers of transformers: by the names of `lr_scheduler_type`, and by their functions. */
export const transformers: Schedulers = {
  .../* @__PURE__ */ getScheduler(byType),
  get_linear_schedule_with_warmup: linearSchedule,
  get_cosine_schedule_with_warmup: cosineSchedule,
  get_cosine_with_hard_restarts_schedule_with_warmup: restartsSchedule,
  get_polynomial_decay_schedule_with_warmup: polynomialSchedule,
  get_constant_schedule: constantSchedule,
  get_constant_schedule_with_warmup: constantWithWarmup,
  get_inverse_sqrt_schedule: inverseSqrt,
  get_reduce_on_plateau_schedule: reduceLROnPlateau,
  get_cosine_with_min_lr_schedule_with_warmup: cosineWithMinLr,
  get_cosine_with_min_lr_schedule_with_warmup_lr_rate: cosineWarmupWithMinLr,
  get_wsd_schedule: wsdSchedule,
  get_greedy_schedule: greedyLR,
};
