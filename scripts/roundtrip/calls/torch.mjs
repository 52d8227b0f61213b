// Random calls of torch, in the form of the golden tables.

/** @typedef {import("../random.mjs").Random} Random */
/** @typedef {{ scheduler: string, kwargs: { [name: string]: any }, inputs?: { [name: string]: any }, optimizer?: { name: string, lr?: number }, version?: string }} Drawn */
/** @typedef {{ [scheduler: string]: (r: Random, steps: number) => Drawn["kwargs"] }} Draws */

/**
 * A length: mostly within the run, now and then degenerate.
 * @param {Random} r
 * @param {number} steps
 * @param {number} [least]
 */
export const span = (r, steps, least = 1) =>
  Math.max(least, r.chance(0.85) ? r.whole(1, steps) : r.one(0, 1, 2, 3, steps, steps + 1, 2 * steps));

/** @param {Random} r @param {number} steps */
const milestones = (r, steps) =>
  Array.from({ length: r.whole(0, 4) }, () => r.whole(0, steps)).sort((a, b) => a - b);

/** @param {Random} r */
const gamma = (r) => r.one(undefined, 0.1, 0.5, 0.9, 0.99, 0.3, 1, r.real(0.05, 1));

/** @type {Draws} */
const members = {
  StepLR: (r, n) => ({ step_size: span(r, n), gamma: gamma(r) }),
  MultiStepLR: (r, n) => ({ milestones: milestones(r, n), gamma: gamma(r) }),
  ConstantLR: (r, n) => ({
    factor: r.one(undefined, 0.1, 0.5, 1),
    total_iters: r.one(undefined, span(r, n)),
  }),
  LinearLR: (r, n) => ({
    start_factor: r.one(undefined, 0.1, 0.01, 1, r.real(0.001, 1)),
    end_factor: r.one(undefined, 0, 0.1, 1, r.real(0, 1)),
    total_iters: r.one(undefined, span(r, n)),
  }),
  ExponentialLR: (r) => ({ gamma: gamma(r) ?? 0.95 }),
  PolynomialLR: (r, n) => ({
    total_iters: r.one(undefined, span(r, n)),
    power: r.one(undefined, 2, 0.5, 0.9, r.real(0.1, 4)),
  }),
  CosineAnnealingLR: (r, n) => ({ T_max: span(r, n), eta_min: r.one(undefined, 1e-6, 1e-3, r.lr()) }),
  CosineAnnealingWarmRestarts: (r, n) => ({
    T_0: span(r, n),
    T_mult: r.one(undefined, 1, 2, 3),
    eta_min: r.one(undefined, 1e-6, r.lr()),
  }),
};

/** @param {Random} r @param {number} n @param {readonly string[]} names */
const member = (r, n, names) => {
  const scheduler = r.one(...names);
  return { scheduler, kwargs: r.some(members[scheduler](r, n)) };
};

/** @type {Draws} */
export const torch = {
  ...members,
  MultiplicativeLR: (r) => ({ lr_lambda: `lambda epoch: ${r.one(0.95, 0.5, 0.999)}` }),
  CyclicLR: (r, n) => ({
    base_lr: r.lr(),
    max_lr: r.lr(),
    step_size_up: span(r, n),
    step_size_down: r.one(undefined, span(r, n)),
    mode: r.one(undefined, "triangular", "triangular2", "exp_range"),
    gamma: r.one(undefined, 0.99, 0.999),
    cycle_momentum: r.one(undefined, false),
  }),
  OneCycleLR: (r, n) => ({
    max_lr: r.lr(),
    total_steps: r.whole(2, n),
    pct_start: r.one(undefined, 0.1, 0.25, 0.5, 0.9, r.real(0.02, 1)),
    anneal_strategy: r.one(undefined, "cos", "linear"),
    div_factor: r.one(undefined, 10, 4, r.real(1, 30)),
    final_div_factor: r.one(undefined, 100, 1e3, r.real(1, 1e4)),
    three_phase: r.one(undefined, true),
    cycle_momentum: r.one(undefined, false),
  }),
  SWALR: (r, n) => ({
    swa_lr: r.lr(),
    anneal_epochs: r.one(undefined, span(r, n, 0)),
    anneal_strategy: r.one(undefined, "linear", "cos"),
  }),
  SequentialLR: (r, n) => {
    const at = [...new Set(milestones(r, n).filter((each) => each > 0))].slice(0, 3);
    return { schedulers: [...at, 0].map(() => member(r, n, Object.keys(members))), milestones: at };
  },
  ChainedScheduler: (r, n) => {
    const names = r.chance(0.8)
      ? ["StepLR", "MultiStepLR", "ConstantLR", "LinearLR", "ExponentialLR"]
      : Object.keys(members);
    return { schedulers: Array.from({ length: r.whole(1, 3) }, () => member(r, n, names)) };
  },
};
