// Random calls of fastai, MMEngine and Ignite, in the form of the golden tables.
import { span, torch } from "./torch.mjs";

/** @typedef {import("../random.mjs").Random} Random */
/** @typedef {import("./torch.mjs").Draws} Draws */

/** @type {Draws} */
const scheds = {
  SchedLin: (r) => ({ start: r.one(0, r.lr()), end: r.lr() }),
  SchedCos: (r) => ({ start: r.lr(), end: r.one(0, r.lr()) }),
  SchedNo: (r) => ({ start: r.lr(), end: r.lr() }),
  SchedExp: (r) => ({ start: r.lr(), end: r.lr() }),
  SchedPoly: (r) => ({ start: r.lr(), end: r.lr(), power: r.one(1, 2, 0.5, 3) }),
};

/** @type {Draws} */
export const fastai = {
  ...scheds,
  combine_scheds: (r) => {
    const pcts = r.one([1], [0.25, 0.75], [0.3, 0.7], [0.1, 0.4, 0.5], [0.5, 0.25, 0.25]);
    return {
      pcts,
      scheds: pcts.map(() => {
        const sched = r.one(...Object.keys(scheds));
        return { sched, kwargs: scheds[sched](r, 1) };
      }),
    };
  },
  combined_cos: (r) => ({ pct: r.one(0.25, 0.3, 0.5, 0.1, 0.7), start: r.lr(), middle: r.lr(), end: r.lr() }),
  fit_one_cycle: (r) => ({
    n_epoch: r.whole(1, 6),
    lr_max: r.lr(),
    div: r.one(undefined, 10),
    pct_start: r.one(undefined, 0.3, 0.5),
    moms: r.one(undefined, [0.9, 0.8, 0.9]),
  }),
  fit_flat_cos: (r) => ({ n_epoch: r.whole(1, 6), lr: r.lr(), pct_start: r.one(undefined, 0.5, 0.72) }),
  fit_sgdr: (r) => ({
    n_cycles: r.whole(1, 3),
    cycle_len: r.whole(1, 2),
    lr_max: r.lr(),
    cycle_mult: r.one(undefined, 3),
  }),
};

/** @param {Random} r @param {number} n */
const window = (r, n) => {
  const begin = r.one(0, 0, 0, r.whole(0, Math.ceil(n / 2)));
  return {
    by_epoch: r.one(undefined, false, false),
    ...(begin > 0 && { begin }),
    end: r.one(undefined, begin + span(r, n), begin + span(r, n)),
  };
};

/** @type {Draws} */
const mmSchedulers = {
  StepLR: (r, n) => ({ step_size: span(r, n), gamma: r.one(undefined, 0.5) }),
  MultiStepLR: (r, n) => ({
    milestones: Array.from({ length: r.whole(0, 3) }, () => r.whole(0, n)).sort((a, b) => a - b),
    gamma: r.one(undefined, 0.5),
  }),
  ConstantLR: (r) => ({ factor: r.one(undefined, 0.1, 1) }),
  LinearLR: (r) => ({
    start_factor: r.one(undefined, 0.001, 0.1, 1),
    end_factor: r.one(undefined, 0, 0.5, 1),
  }),
  ExponentialLR: (r) => ({ gamma: r.one(0.9, 0.99, 0.5) }),
  PolyLR: (r) => ({ power: r.one(undefined, 0.9, 2), eta_min: r.one(undefined, 1e-4, 1e-6) }),
  CosineAnnealingLR: (r, n) => ({
    T_max: r.one(span(r, n), span(r, n), undefined),
    ...r.one({}, { eta_min: 1e-5 }, { eta_min_ratio: 0.1 }),
  }),
  CosineRestartLR: (r, n) => {
    const periods = Array.from({ length: r.whole(1, 4) }, () => span(r, n));
    return {
      periods,
      restart_weights: r.one(
        periods.map(() => 1),
        periods.map((_, i) => 0.5 ** i),
      ),
      ...r.one({ eta_min: 1e-5 }, { eta_min_ratio: 0.1 }, { eta_min: 0 }),
    };
  },
  OneCycleLR: (r, n) => ({
    eta_max: r.lr(),
    total_steps: r.whole(2, n),
    pct_start: r.one(undefined, 0.1, r.real(0.02, 1)),
    anneal_strategy: r.one(undefined, "linear"),
    three_phase: r.one(undefined, true),
  }),
};

/** @type {Draws} */
export const mmengine = {
  ...Object.fromEntries(
    Object.entries(mmSchedulers).map(([name, draw]) => [
      name,
      /** @type {Draws[string]} */ (r, n) => ({ ...draw(r, n), ...window(r, n) }),
    ]),
  ),
  param_scheduler_list: (r, n) => {
    const names = Object.keys(mmSchedulers).filter(
      (name) => name !== "OneCycleLR" && name !== "CosineRestartLR",
    );
    const by_epoch = r.one(undefined, false);
    let begin = 0;
    const list = Array.from({ length: r.whole(1, 3) }, () => {
      const type = r.one(...names);
      const from = r.chance(0.7) ? begin : r.whole(0, n);
      const end = from + r.whole(1, Math.ceil(n / 2));
      begin = end;
      return r.some({ type, ...mmSchedulers[type](r, n), begin: from, end, by_epoch });
    });
    return { param_scheduler: list };
  },
};

/** @type {Draws} */
const own = {
  LinearCyclicalScheduler: (r, n) => {
    const monotonic = r.one(undefined, true);
    return { ...cyclical(r, n), monotonic, ...(!monotonic && { warmup_duration: undefined }) };
  },
  CosineAnnealingScheduler: (r, n) => cyclical(r, n),
  PiecewiseLinear: (r, n) => {
    const at = Array.from({ length: r.whole(1, 5) }, () => r.whole(0, n)).sort((a, b) => a - b);
    return { param_name: "lr", milestones_values: at.map((step) => [step, r.one(r.lr(), r.lr(), 0)]) };
  },
};

/** @param {Random} r @param {number} n */
const cyclical = (r, n) => ({
  start_value: r.lr(),
  end_value: r.one(r.lr(), 0),
  cycle_size: span(r, n, 2),
  cycle_mult: r.one(undefined, 1, 2, 1.5, 0.5),
  start_value_mult: r.one(undefined, 1, 0.5),
  end_value_mult: r.one(undefined, 1, 0.9),
  warmup_duration: r.one(undefined, undefined, r.whole(1, 10)),
});

/** @param {Random} r @param {number} n */
const wrapped = (r, n) => {
  const name = r.one(
    "StepLR",
    "MultiStepLR",
    "ExponentialLR",
    "CosineAnnealingLR",
    "LinearLR",
    "PolynomialLR",
    "CosineAnnealingWarmRestarts",
  );
  return { scheduler: `torch.${name}`, kwargs: r.some(torch[name](r, n)) };
};

/** @param {Random} r @param {number} n */
const mine = (r, n) => {
  const scheduler = r.one(...Object.keys(own));
  return { scheduler, kwargs: r.some(own[scheduler](r, n)) };
};

/** @type {Draws} */
export const ignite = {
  ...own,
  LRScheduler: (r, n) => ({ lr_scheduler: wrapped(r, n) }),
  ConcatScheduler: (r, n) => {
    const durations = Array.from({ length: r.whole(1, 3) }, () => r.whole(1, n));
    return { schedulers: [...durations, 0].map(() => mine(r, n)), durations };
  },
  create_lr_scheduler_with_warmup: (r, n) => ({
    lr_scheduler: r.chance() ? wrapped(r, n) : mine(r, n),
    warmup_start_value: r.one(0, 1e-6, r.lr() / 10),
    warmup_duration: span(r, Math.ceil(n / 3), 2),
    warmup_end_value: r.one(undefined, r.lr()),
  }),
};
