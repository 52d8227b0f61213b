// Random calls of optax and keras, in the form of the golden tables.
import { span } from "./torch.mjs";

/** @typedef {import("../random.mjs").Random} Random */
/** @typedef {import("./torch.mjs").Draws} Draws */

/** @param {Random} r @param {number} n */
const scales = (r, n) => {
  const at = [...new Set(Array.from({ length: r.whole(0, 4) }, () => r.whole(0, n)))].sort((a, b) => a - b);
  return at.length === 0
    ? undefined
    : Object.fromEntries(at.map((each) => [String(each), r.one(0.1, 0.5, 2, 0.9, 1, 0)]));
};

/** @param {Random} r @param {number} n */
const exponential = (r, n) => ({
  transition_steps: span(r, n),
  decay_rate: r.one(0.5, 0.96, 0.1, 1, 1.1, 0),
  transition_begin: r.one(undefined, 0, span(r, n)),
  staircase: r.one(undefined, true, false),
  end_value: r.one(undefined, 1e-6, 1e-3),
});

/** @param {Random} r @param {number} n */
const transition = (r, n) => ({
  init_value: r.one(0, r.lr()),
  end_value: r.one(0, r.lr()),
  transition_steps: span(r, n, 0),
  transition_begin: r.one(undefined, 0, span(r, n)),
});

/** @param {Random} r @param {number} n */
const warmupCosine = (r, n) => {
  const warmup = r.one(0, 1, r.whole(0, Math.ceil(n / 3)));
  return {
    init_value: r.one(0, 1e-6),
    peak_value: r.lr(),
    warmup_steps: warmup,
    decay_steps: warmup + span(r, n),
    end_value: r.one(undefined, 0, 1e-6),
    exponent: r.one(undefined, 1, 2, 0.5),
  };
};

/** @type {Draws} */
const simple = {
  constant_schedule: (r) => ({ value: r.lr() }),
  linear_schedule: transition,
  polynomial_schedule: (r, n) => ({ ...transition(r, n), power: r.one(1, 2, 0.5, 3) }),
  cosine_decay_schedule: (r, n) => ({
    init_value: r.lr(),
    decay_steps: span(r, n),
    alpha: r.one(undefined, 0, 0.1, 0.5),
    exponent: r.one(undefined, 1, 2, 0.5),
  }),
  exponential_decay: (r, n) => ({ init_value: r.lr(), ...exponential(r, n) }),
  piecewise_constant_schedule: (r, n) => ({ init_value: r.lr(), boundaries_and_scales: scales(r, n) }),
  piecewise_interpolate_schedule: (r, n) => ({
    interpolate_type: r.one("linear", "cosine"),
    init_value: r.lr(),
    boundaries_and_scales: scales(r, n),
  }),
  warmup_constant_schedule: (r, n) => ({
    init_value: r.one(0, 1e-6),
    peak_value: r.lr(),
    warmup_steps: span(r, n, 0),
  }),
  warmup_cosine_decay_schedule: warmupCosine,
  warmup_exponential_decay_schedule: (r, n) => ({
    init_value: r.one(0, 1e-6),
    peak_value: r.lr(),
    warmup_steps: span(r, n, 0),
    ...exponential(r, n),
  }),
};

/** @type {Draws} */
export const optax = {
  ...simple,
  linear_onecycle_schedule: (r, n) => ({
    transition_steps: span(r, n),
    peak_value: r.lr(),
    pct_start: r.one(undefined, 0.1, 0.5, r.real(0, 0.8)),
    pct_final: r.one(undefined, 0.9),
    div_factor: r.one(undefined, 10),
    final_div_factor: r.one(undefined, 100),
  }),
  cosine_onecycle_schedule: (r, n) => ({
    transition_steps: span(r, n),
    peak_value: r.lr(),
    pct_start: r.one(undefined, 0.1, 0.5, r.real(0, 1)),
    div_factor: r.one(undefined, 10),
    final_div_factor: r.one(undefined, 100),
  }),
  sgdr_schedule: (r, n) => ({
    cosine_kwargs: Array.from({ length: r.whole(1, 3) }, () => r.some(warmupCosine(r, Math.ceil(n / 2)))),
  }),
  join_schedules: (r, n) => {
    const boundaries = Array.from({ length: r.whole(0, 2) }, () => r.whole(0, n)).sort((a, b) => a - b);
    const schedules = [...boundaries, 0].map(() => {
      const schedule = r.one(...Object.keys(simple));
      return { schedule, kwargs: r.some(simple[schedule](r, n)) };
    });
    return { schedules, boundaries };
  },
};

/** @param {Random} r @param {number} n */
const rate = (r, n) => ({
  initial_learning_rate: r.lr(),
  decay_steps: r.chance(0.9) ? span(r, n) : r.real(0.5, n),
});

/** @type {Draws} */
export const keras = {
  ExponentialDecay: (r, n) => ({
    ...rate(r, n),
    decay_rate: r.one(0.96, 0.5, 0.1, 1),
    staircase: r.one(undefined, true),
  }),
  InverseTimeDecay: (r, n) => ({
    ...rate(r, n),
    decay_rate: r.one(0.5, 1, 0.1, 4),
    staircase: r.one(undefined, true),
  }),
  PiecewiseConstantDecay: (r, n) => {
    const boundaries = Array.from({ length: r.whole(1, 4) }, () =>
      r.chance(0.9) ? r.whole(0, n) : r.real(0, n),
    ).sort((a, b) => a - b);
    return { boundaries, values: [...boundaries, 0].map(() => r.lr()) };
  },
  PolynomialDecay: (r, n) => ({
    initial_learning_rate: r.lr(),
    decay_steps: span(r, n),
    end_learning_rate: r.one(undefined, 0, 1e-5),
    power: r.one(undefined, 1, 2, 0.5, 0.9),
    cycle: r.one(undefined, undefined, true),
  }),
  CosineDecay: (r, n) => ({
    ...rate(r, n),
    alpha: r.one(undefined, 0, 0.1, 0.01),
    ...(r.chance(0.6) && {
      initial_learning_rate: r.one(0, 1e-6),
      warmup_target: r.lr(),
      warmup_steps: span(r, n, 0),
    }),
  }),
  CosineDecayRestarts: (r, n) => ({
    initial_learning_rate: r.lr(),
    first_decay_steps: span(r, n),
    t_mul: r.one(undefined, 1, 2, 1.5, 3, 0.7, r.real(0.8, 3)),
    m_mul: r.one(undefined, 1, 0.9, 0.5),
    alpha: r.one(undefined, 0, 0.1),
  }),
};
