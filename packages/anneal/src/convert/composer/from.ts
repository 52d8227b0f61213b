import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf } from "../context.ts";
import { type Note, note } from "../note.ts";
import type { Params } from "../params/bind.ts";
import { flag, list, number } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, type Scope, scheduler } from "../scheduler.ts";
import {
  constant,
  cosine,
  cuts,
  exponential,
  linear,
  polynomial,
  scaled,
  sequenceOf,
  sliceOf,
  stairs,
} from "../shared/parts.ts";
import { wholeCycles } from "./restarts.ts";
import {
  batches,
  type Length,
  lengthOf,
  type Run,
  refuseShort,
  runOf,
  type Time,
  time,
  totalOf,
} from "./time.ts";

const floor = { alpha_f: number({ otherwise: 0 }) } as const;
const whole = { t_max: time("1dur") } as const;
const warmupParams = { t_warmup: time() } as const;
const scaleWarmup = { scale_warmup: flag(false) } as const;

/** Factors times the base LR of each group. */
const factored = (scope: Scope, factor: Spec, notes: readonly Note[] = [], stops?: number) => ({
  groups: baseLrsOf(scope.context, scope.path).map((lr) => scaled(lr, factor)),
  ...(stops !== undefined && { stops }),
  notes: [
    ...notes,
    note("unit", "Steps are batches: Composer steps its schedulers every batch unless told otherwise."),
  ],
});

/** A time that is divided by. */
function divisor(given: Time, run: Run, path: string): Length {
  const found = lengthOf(given, run);
  return found.amount > 0 ? found : decline(path, "a time of at least 1, after scaling", given.text);
}

const floorNote = (alpha: number): readonly Note[] =>
  alpha === 0 ? [] : [note("relative-floor", "alpha_f is a ratio of the optimizer's LR, not an LR.")];

const ratioNote = (run: Run): readonly Note[] =>
  run.ratio === 1
    ? []
    : [note("total", `All times but "dur" and warmups are scaled by ${run.ratio} and cut to whole ones.`)];

const stepScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { step_size: time(), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ step_size, gamma }, scope) => {
    const run = runOf(scope.context);
    const { amount, per } = divisor(step_size, run, `${scope.path}.step_size`);
    // Samples of a batch are counted exactly: every `amount` samples, `per` of which pass in a step.
    const spec = stairs(exponential(1, gamma, amount / per), amount, per);
    return factored(scope, spec, ratioNote(run));
  },
);

/** Cuts at milestones. */
function milestoneCuts(milestones: readonly Time[], gamma: number, run: Run): Spec {
  return cuts(
    milestones.map((each) => batches(lengthOf(each, run))),
    gamma,
  );
}

const multiStepScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { milestones: list(time()), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ milestones, gamma }, scope) => {
    const run = runOf(scope.context);
    return factored(scope, milestoneCuts(milestones, gamma, run), ratioNote(run));
  },
);

const constantScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { alpha: number({ otherwise: 1 }), ...whole },
  ({ alpha, t_max }, scope) => {
    const run = runOf(scope.context);
    const end = batches(lengthOf(t_max, run));
    if (alpha === 1) return factored(scope, constant(1));
    const back = note("jumps", "After t_max the LR is that of the optimizer.", Math.ceil(end));
    return factored(scope, sequenceOf(constant(alpha, end), constant(1)), [back, ...ratioNote(run)]);
  },
);

const linearScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { alpha_i: number({ otherwise: 1 }), ...floor, ...whole },
  ({ alpha_i, alpha_f, t_max }, scope) => {
    const run = runOf(scope.context);
    const end = batches(divisor(t_max, run, `${scope.path}.t_max`));
    return factored(scope, linear(alpha_i, alpha_f, end), [...floorNote(alpha_f), ...ratioNote(run)]);
  },
);

const exponentialScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { gamma: number({ min: 0 }), decay_period: time("1ep") },
  ({ gamma, decay_period }, scope) => {
    const run = runOf(scope.context);
    const per = batches(divisor(decay_period, run, `${scope.path}.decay_period`));
    return factored(scope, exponential(1, gamma, per), ratioNote(run));
  },
);

const cosineScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { ...whole, ...floor },
  ({ t_max, alpha_f }, scope) => {
    const run = runOf(scope.context);
    const end = batches(divisor(t_max, run, `${scope.path}.t_max`));
    return factored(scope, cosine(1, alpha_f, end), [...floorNote(alpha_f), ...ratioNote(run)]);
  },
);

const restartsScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { t_0: time(), t_mult: number({ min: 0, otherwise: 1 }), ...floor },
  ({ t_0, t_mult, alpha_f }, scope) => {
    const run = runOf(scope.context);
    const { amount, per } = divisor(t_0, run, `${scope.path}.t_0`);
    const until = 2 * Math.max(totalOf(run), scope.context.horizon?.steps ?? 0);
    const cycle = (length: number): Spec => cosine(1, alpha_f, length / per);
    const laid = wholeCycles({ first: amount, stretch: t_mult, cycle, per, until });
    const { stops } = laid;
    const cut = Number.isInteger(t_mult)
      ? []
      : [note("precision", "Lengths of cycles are cut to whole ones.", amount)];
    const raised =
      stops === undefined
        ? []
        : [note("stops", `The length of a cycle has become 0: it raises at step ${stops}.`, stops)];
    const over =
      laid.until === undefined
        ? []
        : [note("table", `Cycles are written out up to step ${laid.until}.`, laid.until)];
    const notes = [
      note("rises-again", "The LR restarts.", Math.ceil(amount / per)),
      ...cut,
      ...raised,
      ...over,
      ...floorNote(alpha_f),
      ...ratioNote(run),
    ];
    return factored(scope, laid.spec, notes, stops);
  },
);

const polynomialScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { power: number({ min: 0 }), ...whole, ...floor },
  ({ power, t_max, alpha_f }, scope) => {
    const run = runOf(scope.context);
    const end = batches(divisor(t_max, run, `${scope.path}.t_max`));
    const spec = power === 0 ? constant(1) : polynomial(1, alpha_f, end, power);
    return factored(scope, spec, [...floorNote(alpha_f), ...ratioNote(run)]);
  },
);

interface WarmupArgs {
  readonly t_warmup: Time;
  readonly scale_warmup: boolean;
}

/**
 * The warmup, for its unscaled window. `scale_warmup` changes its slope only: it reaches its top early, or is cut off.
 */
function warmupOf(
  { t_warmup, scale_warmup }: WarmupArgs,
  top: number,
  { run, path }: { readonly run: Run; readonly path: string },
) {
  const at = `${path}.t_warmup`;
  const window = lengthOf(t_warmup, run, { ratio: 1 });
  const over = batches(window);
  if (window.amount === 0) return { window, over, spec: undefined, notes: [] };
  const slope = scale_warmup ? divisor(t_warmup, run, at) : window;
  const span = batches(slope);
  const ramp = linear(0, top, span);
  const spec = span === over ? ramp : sliceOf(ramp, 0, over);
  const scaledNote =
    span === over
      ? []
      : [
          note(
            "jumps",
            "scale_warmup changes the slope of the warmup, not its window.",
            Math.min(Math.ceil(span), Math.ceil(over)),
          ),
        ];
  return {
    window,
    over,
    spec,
    notes: [note("starts-at-zero", "The first update has an LR of 0: it does nothing.", 0), ...scaledNote],
  };
}

const multiStepWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, milestones: list(time()), gamma: number({ min: 0, otherwise: 0.1 }), ...scaleWarmup },
  (a, scope) => {
    const run = runOf(scope.context);
    const { over, spec, notes } = warmupOf(a, 1, { run, path: scope.path });
    const rest = milestoneCuts(a.milestones, a.gamma, run);
    return factored(scope, sequenceOf(spec, sliceOf(rest, over)), [...notes, ...ratioNote(run)]);
  },
);

/** A warmup and a decay whose end includes it. */
function withWarmup<A extends WarmupArgs & { readonly t_max: Time }>(
  args: A,
  scope: Scope,
  {
    top,
    decay,
    alone,
    low,
  }: {
    readonly top: number;
    readonly decay: (over: number) => Spec;
    readonly alone: number;
    readonly low: number;
  },
) {
  const run = runOf(scope.context);
  const { path } = scope;
  const warm = warmupOf(args, top, { run, path });
  const end = lengthOf(args.t_max, run);
  if (end.unit !== warm.window.unit)
    decline(`${path}.t_warmup`, `a time in the unit of t_max, ${args.t_max.text}`, args.t_warmup.text);
  refuseShort(args.t_max, run, `${path}.t_max`);
  const over = batches(end) - warm.over;
  const rest = over > 0 ? decay(over) : constant(alone);
  const never =
    over > 0
      ? []
      : [note("ignored", "The warmup takes all of t_max: there is no decay.", Math.ceil(warm.over))];
  const total = warm.over > 0 ? [note("total", "t_max includes the warmup.", Math.ceil(warm.over))] : [];
  return factored(scope, sequenceOf(warm.spec, rest), [
    ...warm.notes,
    ...total,
    ...never,
    ...floorNote(low),
    ...ratioNote(run),
  ]);
}

const constantWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, alpha: number({ otherwise: 1 }), ...whole, ...scaleWarmup },
  (a, scope) =>
    withWarmup(a, scope, { top: a.alpha, decay: () => constant(a.alpha), alone: a.alpha, low: 0 }),
);

const linearWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, alpha_i: number({ otherwise: 1 }), ...floor, ...whole, ...scaleWarmup },
  (a, scope) =>
    withWarmup(a, scope, {
      top: a.alpha_i,
      decay: (over) => linear(a.alpha_i, a.alpha_f, over),
      alone: a.alpha_i,
      low: a.alpha_f,
    }),
);

const cosineWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, ...whole, ...floor, ...scaleWarmup },
  (a, scope) =>
    withWarmup(a, scope, { top: 1, decay: (over) => cosine(1, a.alpha_f, over), alone: 1, low: a.alpha_f }),
);

const polynomialWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...warmupParams,
    power: number({ min: 0, otherwise: 2 }),
    ...whole,
    ...floor,
    ...scaleWarmup,
  } satisfies Params,
  (a, scope) =>
    withWarmup(a, scope, {
      top: 1,
      decay: (over) => (a.power === 0 ? constant(1) : polynomial(1, a.alpha_f, over, a.power)),
      alone: 1,
      low: a.alpha_f,
    }),
);

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
