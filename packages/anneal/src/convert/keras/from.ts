import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf } from "../context.ts";
import { type Note, note } from "../note.ts";
import { choice, count, flag, ignored, list, number, optional, text } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler } from "../scheduler.ts";
import {
  constant,
  cosine,
  exponential,
  linear,
  polynomial,
  powerOf,
  productOf,
  repeatOf,
  sequenceOf,
  sliceOf,
  stairs,
  sumOf,
} from "../shared/parts.ts";
import { toInt } from "../shared/python.ts";
import { onPlateau, ratios } from "../torch/plateau.ts";
import { endOfRestarts, restarts } from "./restarts.ts";

const precisionNote = note(
  "precision",
  "Keras computes in float32 unless told otherwise; these are the numbers of float64.",
);

/** A schedule of keras is a function of the step alone. */
const of = (spec: Spec, notes: readonly Note[] = [], stops?: number) => ({
  groups: [spec],
  ...(stops !== undefined && { stops }),
  notes: [...notes, precisionNote],
});

const rate = { initial_learning_rate: number(), decay_steps: number({ above: 0 }) } as const;
const relative = (alpha: number, step: number): readonly Note[] =>
  alpha === 0
    ? []
    : [note("relative-floor", "alpha is a ratio of the highest LR, not an LR.", Math.ceil(step))];

const exponentialDecay: Scheduler = /* @__PURE__ */ scheduler(
  { ...rate, decay_rate: number({ min: 0 }), staircase: flag(false), name: ignored },
  (a) => {
    const curve = exponential(a.initial_learning_rate, a.decay_rate, a.decay_steps);
    return of(a.staircase ? stairs(curve, a.decay_steps) : curve);
  },
);

const inverseTimeDecay: Scheduler = /* @__PURE__ */ scheduler(
  { ...rate, decay_rate: number({ min: 0 }), staircase: flag(false), name: ignored },
  (a) => {
    const curve = powerOf(a.initial_learning_rate, -1, a.decay_steps, a.decay_rate);
    return of(a.staircase ? stairs(curve, a.decay_steps) : curve);
  },
);

const piecewiseConstantDecay: Scheduler = /* @__PURE__ */ scheduler(
  { boundaries: list(number(), 1), values: list(number(), 2), name: ignored },
  ({ boundaries, values }, { path }) => {
    if (values.length !== boundaries.length + 1) {
      decline(`${path}.values`, `${boundaries.length + 1} values, one more than boundaries`, values);
    }
    const whole = boundaries.map(toInt);
    whole.forEach((at, i) => {
      if (at < (whole[i - 1] ?? at))
        decline(`${path}.boundaries[${i}]`, `at least ${whole[i - 1]}`, boundaries[i]);
    });
    const at = whole.map((b) => Math.max(0, b + 1));
    const cut = boundaries.some((b, i) => b !== whole[i]);
    return of({ kind: "steps", at, values }, [
      note("late", "A value changes after its boundary, one update later than elsewhere.", at[0]),
      ...(cut ? [note("precision", "Fractions of boundaries are cut off.")] : []),
    ]);
  },
);

const polynomialDecay: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...rate,
    end_learning_rate: number({ otherwise: 1e-4 }),
    power: number({ min: 0, otherwise: 1 }),
    cycle: flag(false),
    name: ignored,
  },
  (a, { path }) => {
    const { initial_learning_rate: from, end_learning_rate: to, decay_steps: n, power } = a;
    if (power === 0) return of(constant(from));
    if (!a.cycle) return of(polynomial(from, to, n, power));
    if (!Number.isInteger(n)) decline(`${path}.decay_steps`, "a whole number with cycle=True", n);
    // Cycle k is k + 1 periods long in all, so that its height is (k + 1) ** -power; a boundary still ends the old cycle.
    const heights = stairs(powerOf(from - to, -power, n), n);
    const wave = repeatOf(sliceOf(polynomial(1, 0, n, power), 1, n), {});
    const spec = sequenceOf(constant(from, 1), sumOf(constant(to), productOf([heights, wave])));
    return of(spec, [note("rises-again", "The decay begins anew, longer and lower each time.", n + 1)]);
  },
);

const cosineDecay: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...rate,
    alpha: number({ otherwise: 0 }),
    name: ignored,
    warmup_target: optional(number()),
    warmup_steps: number({ min: 0, otherwise: 0 }),
  },
  (a) => {
    const { initial_learning_rate: from, warmup_target: target, warmup_steps: w, decay_steps: n } = a;
    if (target === undefined) {
      const unused = w > 0 ? [note("ignored", "warmup_steps has no effect without a warmup_target.", 0)] : [];
      return of(cosine(from, from * a.alpha, n), [...unused, ...relative(a.alpha, n)]);
    }
    const spec = sequenceOf(w > 0 ? linear(from, target, w) : undefined, cosine(target, target * a.alpha, n));
    const zero =
      w > 0 && from === 0
        ? [note("starts-at-zero", "The first update has an LR of 0: it changes no weight.", 0)]
        : [];
    const total =
      w > 0
        ? [note("total", `decay_steps begins after the warmup: it ends at step ${w + n}.`, Math.ceil(w + n))]
        : [];
    return of(spec, [...zero, ...total, ...relative(a.alpha, w + n)]);
  },
);

/** The first step after which the LR is higher: a cycle of one step has no lower value. */
function restartNote(length: number, stretch: number): readonly Note[] {
  const step = length > 1 ? Math.ceil(length) : stretch > 1 ? Math.ceil(length * (1 + stretch)) : undefined;
  return step === undefined ? [] : [note("rises-again", "The LR restarts.", step)];
}

const cosineDecayRestarts: Scheduler = /* @__PURE__ */ scheduler(
  {
    initial_learning_rate: number(),
    first_decay_steps: number({ above: 0 }),
    t_mul: number({ above: 0, otherwise: 2 }),
    m_mul: number({ min: 0, otherwise: 1 }),
    alpha: number({ otherwise: 0 }),
    name: ignored,
  },
  (a, { context }) => {
    const shape = {
      peak: a.initial_learning_rate,
      length: a.first_decay_steps,
      stretch: a.t_mul,
      damp: a.m_mul,
      alpha: a.alpha,
    };
    const stops = endOfRestarts(shape);
    const notes = [
      ...restartNote(a.first_decay_steps, a.t_mul),
      ...relative(a.alpha, a.first_decay_steps),
      ...(stops === undefined
        ? []
        : [note("stops", `Shrinking cycles: from step ${stops} the LR is no number.`, stops)]),
    ];
    return of(restarts(shape, Math.max(context.horizon?.steps ?? 0, 1e5)), notes, stops);
  },
);

/** Metrics that should rise, as keras guesses by their names. */
const rising = /acc$|accuracy$|auc$|^fmeasure/i;

const reduceLROnPlateau: Scheduler = /* @__PURE__ */ scheduler(
  {
    monitor: text("val_loss"),
    factor: number({ min: 0, below: 1, otherwise: 0.1 }),
    patience: count(10),
    verbose: ignored,
    mode: choice(["auto", "min", "max"], "auto"),
    min_delta: number({ min: 0, otherwise: 1e-4 }),
    cooldown: count(0),
    min_lr: number({ min: 0, otherwise: 0 }),
  },
  (a, { path, context }) => {
    const base = baseLrsOf(context, path);
    const auto = rising.test(a.monitor) ? "max" : "min";
    return onPlateau(base, {
      mode: a.mode === "auto" ? auto : a.mode,
      factor: a.factor,
      patience: a.patience,
      cooldownChecks: a.cooldown,
      minDelta: a.min_delta,
      floor: ratios(
        base.map(() => a.min_lr),
        base,
      ),
      counting: "keras",
    });
  },
);

/** The schedules of keras.optimizers.schedules, and its callback. */
export const keras: Schedulers = {
  ExponentialDecay: exponentialDecay,
  InverseTimeDecay: inverseTimeDecay,
  PiecewiseConstantDecay: piecewiseConstantDecay,
  PolynomialDecay: polynomialDecay,
  CosineDecay: cosineDecay,
  CosineDecayRestarts: cosineDecayRestarts,
  ReduceLROnPlateau: reduceLROnPlateau,
};
