// Random calls of timm, in the form of the golden tables.
import { span } from "./torch.mjs";

/** @typedef {import("../random.mjs").Random} Random */
/** @typedef {import("./torch.mjs").Draws} Draws */

/** @param {Random} r @param {number} n */
const warmup = (r, n) =>
  r.chance(0.6)
    ? {
        warmup_t: span(r, Math.ceil(n / 3), 0),
        warmup_lr_init: r.one(undefined, 1e-6, 1e-5),
        warmup_prefix: r.one(undefined, true, false),
      }
    : {};

/** @param {Random} r @param {number} n */
const cycle = (r, n) => ({
  t_initial: r.chance(0.9) ? span(r, n) : r.real(0.5, n),
  lr_min: r.one(undefined, 1e-6, 1e-4),
  cycle_mul: r.one(undefined, 1, 2, 1.5, 3, 0.5, 0.9, r.real(0.7, 3)),
  cycle_decay: r.one(undefined, 0.5, 0.9, 1),
  cycle_limit: r.one(undefined, 1, 2, 3, 5, 50),
  ...warmup(r, n),
});

/** @type {Draws} */
export const timm = {
  CosineLRScheduler: (r, n) => ({ ...cycle(r, n), k_decay: r.one(undefined, 1, 0.5, 2) }),
  TanhLRScheduler: (r, n) => ({ ...cycle(r, n), lb: r.one(undefined, -6, -4), ub: r.one(undefined, 4, 2) }),
  PolyLRScheduler: (r, n) => ({
    ...cycle(r, n),
    power: r.one(undefined, 1, 2, 0.9),
    k_decay: r.one(undefined, 1, 0.5, 2),
  }),
  StepLRScheduler: (r, n) => ({
    decay_t: r.chance(0.7) ? span(r, n) : r.one(2.4, 0.1, 7.5, r.real(0.3, n)),
    decay_rate: r.one(undefined, 0.1, 0.97, 0.5),
    ...warmup(r, n),
  }),
  MultiStepLRScheduler: (r, n) => ({
    decay_t: Array.from({ length: r.whole(0, 4) }, () => r.whole(0, n)).sort((a, b) => a - b),
    decay_rate: r.one(undefined, 0.1, 0.5),
    ...warmup(r, n),
  }),
};
