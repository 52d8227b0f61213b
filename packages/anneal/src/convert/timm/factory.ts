import type { Argument } from "../call.ts";
import type { Args } from "../params/bind.ts";
import { choice, count, flag, ignored, list, number, optional, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler } from "../scheduler.ts";
import { noiseParams } from "./args.ts";

const params = {
  optimizer: ignored,
  sched: choice(["cosine", "tanh", "step", "multistep", "plateau", "poly"], "cosine"),
  num_epochs: number({ above: 0, otherwise: 300 }),
  decay_epochs: number({ above: 0, otherwise: 90 }),
  decay_milestones: optional(list(number())),
  cooldown_epochs: ignored,
  patience_epochs: count(10),
  decay_rate: number({ min: 0, otherwise: 0.1 }),
  min_lr: number({ min: 0, otherwise: 0 }),
  warmup_lr: number({ otherwise: 1e-5 }),
  warmup_epochs: count(0),
  warmup_prefix: flag(false),
  noise: noiseParams.noise_range_t,
  noise_pct: ignored,
  noise_std: ignored,
  noise_seed: ignored,
  cycle_mul: number({ above: 0, otherwise: 1 }),
  cycle_decay: number({ min: 0, otherwise: 0.1 }),
  cycle_limit: whole({ min: 0, otherwise: 1 }),
  k_decay: number({ min: 0, otherwise: 1 }),
  plateau_mode: choice(["max", "min"], "max"),
  step_on_epochs: flag(true),
  updates_per_epoch: count(0),
} as const;

/** The arguments that the scheduler of this name gets. */
function handedOn(a: Args<typeof params>, path: string): { readonly [name: string]: Argument } {
  if (!a.step_on_epochs && a.updates_per_epoch === 0) {
    decline(`${path}.updates_per_epoch`, "the number of updates in an epoch, for step_on_epochs is False", 0);
  }
  const by = a.step_on_epochs ? 1 : a.updates_per_epoch;
  const units = { t_in_epochs: a.step_on_epochs };
  const warmup = { warmup_t: a.warmup_epochs * by, warmup_lr_init: a.warmup_lr };
  const prefix = { ...warmup, warmup_prefix: a.warmup_prefix };
  const { cycle_mul, cycle_decay, cycle_limit, k_decay, decay_rate } = a;
  const cycles = { cycle_mul, cycle_decay, cycle_limit, t_initial: a.num_epochs * by, lr_min: a.min_lr };
  switch (a.sched) {
    case "cosine":
      return { ...cycles, ...prefix, ...units, k_decay };
    case "tanh":
      return { ...cycles, ...prefix, ...units };
    case "poly":
      return { ...cycles, ...prefix, ...units, k_decay, power: decay_rate };
    case "step":
      return { ...prefix, ...units, decay_t: a.decay_epochs * by, decay_rate };
    case "multistep": {
      const milestones = a.decay_milestones ?? [90, 180, 270];
      return { ...prefix, ...units, decay_t: milestones.map((each) => each * by), decay_rate };
    }
    case "plateau":
      if (!a.step_on_epochs) decline(`${path}.step_on_epochs`, "True with a plateau", false);
      return { ...warmup, decay_rate, patience_t: a.patience_epochs, lr_min: a.min_lr, mode: a.plateau_mode };
  }
}

const names = {
  cosine: "CosineLRScheduler",
  tanh: "TanhLRScheduler",
  poly: "PolyLRScheduler",
  step: "StepLRScheduler",
  multistep: "MultiStepLRScheduler",
  plateau: "PlateauLRScheduler",
} as const;

/**
 * timm `create_scheduler_v2`: one set of arguments for all schedulers. The decay rate is the power of a polynomial, and
 * what a scheduler has no use for is not handed on.
 */
export const createScheduler = (schedulers: Schedulers): Scheduler =>
  scheduler(params, (a, scope) => {
    const name = names[a.sched];
    return schedulers[name].convert({ name, kwargs: handedOn(a, scope.path) }, scope);
  });
