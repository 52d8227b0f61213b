// Random calls of Composer, DeepSpeed, Megatron and nanoGPT, in the form of the golden tables.
import { span } from "./torch.mjs";

/** @typedef {import("../random.mjs").Random} Random */
/** @typedef {import("./torch.mjs").Draws} Draws */

/** @param {Random} r @param {number} n */
const time = (r, n) =>
  r.one(
    `${span(r, n)}ba`,
    `${r.one(0.1, 0.25, 0.5, 1)}dur`,
    `${span(r, n)}ba`,
    `${r.whole(1, 4)}ep`,
    `${span(r, 8 * n)}sp`,
  );

/** @param {Random} r @param {number} n */
const ends = (r, n) => ({
  t_max: r.one(undefined, undefined, `${n + r.whole(0, 20)}ba`, "1dur"),
  alpha_f: r.one(undefined, 0, 0.1, 0.01),
});

/** @param {Random} r @param {number} n */
const warm = (r, n) => ({
  t_warmup: r.one(`${span(r, Math.ceil(n / 3), 0)}ba`, "0.1dur", "1ep"),
  scale_warmup: r.one(undefined, undefined, true),
});

/** @param {Random} r */
const gamma = (r) => r.one(undefined, 0.5, 0.1, 0.9);

/** @param {Random} r @param {number} n */
const milestones = (r, n) => Array.from({ length: r.whole(0, 3) }, () => time(r, n));

/** @type {Draws} */
export const composer = {
  StepScheduler: (r, n) => ({ step_size: time(r, n), gamma: gamma(r) }),
  MultiStepScheduler: (r, n) => ({ milestones: milestones(r, n), gamma: gamma(r) }),
  ConstantScheduler: (r, n) => ({ alpha: r.one(undefined, 0.1, 0.5), t_max: r.one(undefined, time(r, n)) }),
  LinearScheduler: (r, n) => ({
    alpha_i: r.one(undefined, 0.1),
    alpha_f: r.one(undefined, 0.1),
    t_max: r.one(undefined, time(r, n)),
  }),
  ExponentialScheduler: (r, n) => ({ gamma: gamma(r) ?? 0.95, decay_period: r.one(undefined, time(r, n)) }),
  CosineAnnealingScheduler: (r, n) => ({
    t_max: r.one(undefined, time(r, n)),
    alpha_f: r.one(undefined, 0.1),
  }),
  CosineAnnealingWarmRestartsScheduler: (r, n) => ({
    t_0: time(r, n),
    t_mult: r.one(undefined, 1, 2, 1.5, 0.5),
    alpha_f: r.one(undefined, 0.1),
  }),
  PolynomialScheduler: (r, n) => ({
    power: r.one(0.5, 2, 1, 0.9),
    t_max: r.one(undefined, time(r, n)),
    alpha_f: r.one(undefined, 0.1),
  }),
  MultiStepWithWarmupScheduler: (r, n) => ({ ...warm(r, n), milestones: milestones(r, n), gamma: gamma(r) }),
  ConstantWithWarmupScheduler: (r, n) => ({ ...warm(r, n), alpha: r.one(undefined, 0.5) }),
  LinearWithWarmupScheduler: (r, n) => ({ ...warm(r, n), ...ends(r, n), alpha_i: r.one(undefined, 0.5) }),
  CosineAnnealingWithWarmupScheduler: (r, n) => ({ ...warm(r, n), ...ends(r, n) }),
  PolynomialWithWarmupScheduler: (r, n) => ({
    ...warm(r, n),
    ...ends(r, n),
    power: r.one(undefined, 1, 0.5, 3),
  }),
};

/** @param {Random} r @param {number} n */
const warmup = (r, n) => ({
  warmup_min_lr: r.one(undefined, 0, 1e-6),
  warmup_max_lr: r.one(undefined, r.lr()),
  warmup_num_steps: span(r, n, 0),
  warmup_type: r.one(undefined, "linear", "log"),
});

/** @type {Draws} */
export const deepspeed = {
  LRRangeTest: (r, n) => ({
    lr_range_test_min_lr: r.one(undefined, r.lr()),
    lr_range_test_step_size: r.one(undefined, span(r, n)),
    lr_range_test_step_rate: r.one(undefined, 0.5, 5),
    lr_range_test_staircase: r.one(undefined, true),
  }),
  OneCycle: (r, n) => ({
    cycle_min_lr: r.lr() / 10,
    cycle_max_lr: r.lr(),
    decay_lr_rate: r.one(undefined, 0.001, 0.1),
    cycle_first_step_size: r.one(undefined, span(r, n)),
    cycle_second_step_size: r.one(undefined, span(r, n)),
    cycle_first_stair_count: r.one(undefined, undefined, 0, 5, 3),
    cycle_second_stair_count: r.one(undefined, undefined, 0, 4),
    decay_step_size: r.one(undefined, span(r, n, 0)),
    cycle_momentum: r.one(undefined, false),
    cycle_min_mom: r.one(undefined, 0.85),
    cycle_max_mom: r.one(undefined, 0.99),
    decay_mom_rate: r.one(undefined, 0.001),
  }),
  WarmupLR: warmup,
  WarmupDecayLR: (r, n) => ({ total_num_steps: span(r, n), ...warmup(r, n) }),
  WarmupCosineLR: (r, n) => ({
    total_num_steps: span(r, n),
    warmup_min_ratio: r.one(undefined, 0, 0.1),
    warmup_num_steps: span(r, n, 0),
    cos_min_ratio: r.one(undefined, 0.1, 0),
    warmup_type: r.one(undefined, "linear", "log"),
  }),
};

/** @param {string} style @returns {Draws[string]} */
const megatronStyle = (style) => (r, n) => {
  const warmup = r.one(0, 1, r.whole(0, Math.ceil(n / 3)));
  const wsd =
    style === "WSD"
      ? {
          wsd_decay_steps: span(r, n, 0),
          lr_wsd_decay_style: r.one("linear", "cosine", "exponential", "minus_sqrt"),
        }
      : {};
  const max = r.lr();
  return {
    init_lr: r.one(0, max / 100),
    max_lr: max,
    min_lr: r.one(0, max / 10, max / 100),
    lr_warmup_steps: warmup,
    lr_decay_steps: warmup + span(r, n),
    lr_decay_style: style,
    start_wd: 0.01,
    ...r.one(
      { end_wd: 0.01, wd_incr_style: "constant" },
      { end_wd: 0.1, wd_incr_style: r.one("linear", "cosine") },
    ),
    wd_incr_steps: span(r, n),
    ...wsd,
  };
};

/** @type {Draws} */
export const megatron = Object.fromEntries(
  ["constant", "linear", "cosine", "inverse-square-root", "WSD"].map((style) => [
    style,
    megatronStyle(style),
  ]),
);

/** @type {Draws} */
export const nanogpt = {
  get_lr: (r, n) => {
    const peak = r.lr();
    return {
      learning_rate: peak,
      warmup_iters: span(r, Math.ceil(n / 3), 0),
      lr_decay_iters: span(r, n),
      min_lr: r.one(peak / 10, 0, peak / 100),
    };
  },
};
