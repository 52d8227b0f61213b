import type { Spec } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import type { ConvertContext } from "../context.ts";
import { note } from "../note.ts";
import { type Args, bind, type Params } from "../params/bind.ts";
import { choice, flag, ignored, list, number, only, optional, perGroup, whole } from "../params/param.ts";
import { decline } from "../scheduler.ts";
import {
  constant,
  cosine,
  cuts,
  exponential,
  linear,
  onward,
  polynomial,
  scaled,
  sequenceOf,
  stairs,
} from "../shared/parts.ts";
import { nextCosine } from "../torch/cosines.ts";
import { oneCycleLevels, oneCycleNotes, refuseEmptyPhase } from "../torch/cycles.ts";
import { divides, oneCycle, type Phases } from "../torch/one-cycle.ts";
import { endless, lastStep, type Window, type WindowCurve } from "./curve.ts";

/** The arguments that every scheduler of MMEngine has. */
const common = {
  begin: whole({ min: 0, otherwise: 0 }),
  end: whole({ min: 1, otherwise: endless }),
  last_step: only(-1, "resuming is not converted; the schedule is the same from its start"),
  by_epoch: flag(true),
  verbose: ignored,
  convert_to_iter_based: flag(false),
  epoch_length: optional(whole({ min: 1 })),
} as const;

type Common = Args<typeof common>;

/** Steps per epoch that lengths are multiplied by (1: none), and that the result is stepped by. */
interface Scale {
  readonly by: number;
  readonly every: number;
  readonly window: Window;
}

function scaleOf(a: Common, context: ConvertContext, path: string): Scale {
  const known = a.epoch_length ?? context.horizon?.stepsPerEpoch;
  if (!(a.begin < a.end)) decline(`${path}.end`, `above begin, ${a.begin}`, a.end);
  const at = (by: number): Window => ({ begin: a.begin * by, end: a.end >= endless ? endless : a.end * by });
  if (a.convert_to_iter_based) {
    if (!a.by_epoch) decline(`${path}.convert_to_iter_based`, "False with by_epoch=False", true);
    const by =
      known ?? decline(`${path}.epoch_length`, "the number of updates in an epoch", undefined, "missing");
    return { by, every: 1, window: at(by) };
  }
  // With epochs of known length the result counts updates, and holds within each epoch.
  const by = a.by_epoch && context.horizon?.stepsPerEpoch ? context.horizon.stepsPerEpoch : 1;
  return { by, every: by, window: at(by) };
}

type Read = (call: Call, context: ConvertContext, path: string) => WindowCurve;

/** Reads a scheduler; its lengths are multiplied by `by` where epochs become updates. */
const reader =
  <P extends Params>(
    params: P,
    read: (
      args: Args<P>,
      scale: Scale,
      path: string,
    ) => Partial<WindowCurve> & Pick<WindowCurve, "of" | "next">,
  ): Read =>
  (call, context, path) => {
    const { type: _, ...kwargs } = call.kwargs ?? {};
    const both = { ...params, ...common };
    const args = bind({ ...call, kwargs }, both, path);
    const scale = scaleOf(args as unknown as Common, context, path);
    const found = read(args as Args<P>, scale, path);
    return { multiplies: true, freezes: true, notes: [], ...found, window: scale.window, every: scale.every };
  };

const optimizer = { optimizer: ignored } as const;

/** Steps of an epoch-wise scheduler whose lengths were multiplied: what its recursion sees. */
const own = (t: number, { every }: Scale): number | undefined => (t % every === 0 ? t / every : undefined);

/** A factor times the LR in force. */
const factor = (spec: Spec, times: (t: number) => number, scale: Scale) => ({
  of: (lr: number) => scaled(lr, spec),
  next: (lr: number, t: number) => {
    const step = own(t, scale);
    return step === undefined ? lr : lr * times(step);
  },
});

/** Lengths in the scheduler's own steps. */
const inSteps = (length: number, { by, every }: Scale): number => (length * by) / every;

const stepLR = reader(
  { ...optimizer, step_size: whole({ min: 1 }), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ step_size, gamma }, scale) => {
    const size = step_size * scale.by;
    const mine = inSteps(step_size, scale);
    return factor(
      stairs(exponential(1, gamma, size), size),
      (t) => (t > 0 && t % mine === 0 ? gamma : 1),
      scale,
    );
  },
);

const multiStepLR = reader(
  { ...optimizer, milestones: list(whole()), gamma: number({ min: 0, otherwise: 0.1 }) },
  ({ milestones, gamma }, scale) => {
    const reached = milestones.filter((at) => at >= 0);
    const mine = reached.map((at) => inSteps(at, scale));
    const times = (t: number): number => gamma ** mine.filter((at) => at === t).length;
    const begin = scale.window.begin;
    const counted = begin > 0 && reached.length > 0;
    const at = begin + (reached[0] ?? 0) * scale.by;
    return {
      ...factor(
        cuts(
          reached.map((each) => each * scale.by),
          gamma,
        ),
        times,
        scale,
      ),
      notes: counted ? [note("unit", "Milestones are counted from begin.", at)] : [],
    };
  },
);

const constantLR = reader(
  { ...optimizer, factor: number({ min: 0, max: 1, otherwise: 1 / 3 }) },
  ({ factor: low }, scale) => {
    const total = lastStep(scale.window);
    const mine = ownTotal(scale);
    const times = (t: number): number => (t === 0 ? low : t === mine ? 1 / low : 1);
    const steps = mine * scale.every;
    return {
      ...factor(mine === 0 ? constant(low) : sequenceOf(constant(low, steps), constant(1)), times, scale),
      freezes: false,
      ...(low === 0 && mine > 0 && total < endless - 1 && { stops: steps }),
    };
  },
);

const linearLR = reader(
  {
    ...optimizer,
    start_factor: number({ min: 0, max: 1, otherwise: 1 / 3 }),
    end_factor: number({ min: 0, max: 1, otherwise: 1 }),
  },
  ({ start_factor: start, end_factor: end }, scale) => {
    const mine = ownTotal(scale);
    const times = (t: number): number =>
      t === 0 ? start : 1 + (end - start) / (mine * start + (t - 1) * (end - start));
    if (mine === 0) return { ...factor(constant(start), times, scale), freezes: false };
    const line = linear(start, end, mine * scale.every);
    const p = (mine - 1) / mine;
    const residue = ((1 - p) * start + p * end) * times(mine);
    const close = start === 0 || mine >= endless / 2 || Math.abs(residue - end) <= 1e-12 * Math.abs(residue);
    return {
      ...factor(close ? line : sequenceOf(line, constant(residue)), times, scale),
      freezes: false,
      ...(start === 0 && { stops: scale.every }),
      notes: [
        note(
          "early",
          "The end is reached on the last step of the window, one step before its end.",
          scale.window.end >= endless ? undefined : scale.window.end - scale.every,
        ),
      ],
    };
  },
);

/** What MMEngine calls total_iters: one step less than the window, in the scheduler's own steps. */
function ownTotal({ window, every }: Scale): number {
  return window.end >= endless ? endless - window.begin / every - 1 : (window.end - window.begin) / every - 1;
}

const exponentialLR = reader({ ...optimizer, gamma: number({ min: 0 }) }, ({ gamma }, scale) =>
  factor(exponential(1, gamma, scale.every === 1 ? 1 : scale.every), (t) => (t === 0 ? 1 : gamma), scale),
);

const polyLR = reader(
  { ...optimizer, eta_min: number({ otherwise: 0 }), power: number({ min: 0, otherwise: 1 }) },
  ({ eta_min: low, power }, scale) => {
    const mine = ownTotal(scale);
    return {
      of: (lr) => (mine === 0 || power === 0 ? constant(lr) : polynomial(lr, low, mine * scale.every, power)),
      next: (lr, t) => {
        const step = own(t, scale);
        if (step === undefined || step === 0) return lr;
        return (lr - low) * (1 - 1 / (mine - step + 1)) ** power + low;
      },
      multiplies: low === 0,
      freezes: false,
    };
  },
);

const floorParams = { eta_min: optional(number()), eta_min_ratio: optional(number()) } as const;

function floorOf(a: Args<typeof floorParams>, path: string, required: boolean): (base: number) => number {
  if (a.eta_min !== undefined && a.eta_min_ratio !== undefined) {
    decline(`${path}.eta_min_ratio`, "either eta_min or eta_min_ratio", a.eta_min_ratio);
  }
  const ratio = a.eta_min_ratio;
  if (required && a.eta_min === undefined && ratio === undefined) {
    decline(`${path}.eta_min`, "eta_min or eta_min_ratio", undefined, "missing");
  }
  return ratio === undefined ? () => a.eta_min ?? 0 : (base) => base * ratio;
}

const cosineLR = reader(
  { ...optimizer, T_max: optional(whole({ min: 1 })), ...floorParams },
  (a, scale, path) => {
    const { window, every } = scale;
    const T = a.T_max === undefined ? window.end - window.begin : a.T_max * scale.by;
    const floor = floorOf(a, path, false);
    const last = lastStep(window);
    const bounces = last > T;
    return {
      of: (lr, base) => cosineFrom(lr, base, { T, low: floor(base), bounces, every }),
      next: (lr, t, base) => {
        const step = own(t, scale);
        return step === undefined ? lr : nextCosine(lr, step, { T: T / every, low: floor(base), base });
      },
      multiplies: last < T && (a.eta_min ?? 0) === 0 && (a.eta_min_ratio ?? 0) === 0,
      notes: [
        ...(bounces && window.end < endless
          ? [note("rises-again", "After T_max the LR climbs back.", window.begin + T + every)]
          : []),
        ...(bounces || window.end >= endless
          ? []
          : [note("never-reaches", "The LR freezes one step before its lowest point.", window.end - every)]),
      ],
    };
  },
);

/** A cosine from the LR in force. What comes after its lowest point climbs back to the base LR. */
function cosineFrom(
  lr: number,
  base: number,
  {
    T,
    low,
    bounces,
    every,
  }: { readonly T: number; readonly low: number; readonly bounces: boolean; readonly every: number },
): Spec {
  if (lr === base || !bounces) return onward(cosine(lr, low, T));
  void every;
  return sequenceOf(cosine(lr, low, T), { kind: "slice", of: onward(cosine(base, low, T)), skip: T });
}

const cosineRestartLR = reader(
  {
    ...optimizer,
    periods: list(whole({ min: 1 }), 1),
    restart_weights: optional(list(number(), 1)),
    ...floorParams,
  },
  (a, scale, path) => {
    const weights = a.restart_weights ?? [1];
    if (weights.length !== a.periods.length) {
      decline(`${path}.restart_weights`, `${a.periods.length} weights, one for each period`, weights);
    }
    const floor = floorOf(a, path, true);
    const periods = a.periods.map((each) => each * scale.by);
    const total = periods.reduce((sum, each) => sum + each, 0);
    return {
      of: (_, base) => {
        const parts = periods.map((over, i) => cosine(base * weights[i], floor(base), over));
        const whole = sequenceOf(...parts);
        return { kind: "slice", of: whole, over: total - scale.every };
      },
      next: (lr, t, base) => {
        const step = own(t, scale);
        if (step === undefined) return lr;
        const mine = periods.map((each) => each / scale.every);
        let start = 0;
        const i = mine.findIndex((each) => {
          if (step < start + each) return true;
          start += each;
          return false;
        });
        if (i < 0) return lr;
        if (step === start) return base * weights[i];
        const weight = (s: number): number => 1 + Math.cos((Math.PI * s) / mine[i]);
        return (weight(step - start) / weight(step - start - 1)) * (lr - floor(base)) + floor(base);
      },
      multiplies: false,
      notes: [
        note(
          "never-reaches",
          "After its last period the LR stays where it is, one step before its lowest point.",
          scale.window.begin + total - scale.every,
        ),
      ],
    };
  },
);

const oneCycleLR = reader(
  {
    ...optimizer,
    eta_max: perGroup(number({ otherwise: 0 })),
    total_steps: optional(whole({ min: 1 })),
    pct_start: number({ min: 0, max: 1, otherwise: 0.3 }),
    anneal_strategy: choice(["cos", "linear"], "cos"),
    div_factor: number({ above: 0, otherwise: 25 }),
    final_div_factor: number({ above: 0, otherwise: 1e4 }),
    three_phase: flag(false),
  },
  (a, scale, path) => {
    const { window, every } = scale;
    if (typeof a.eta_max !== "number") return decline(`${path}.eta_max`, "one LR for all groups", a.eta_max);
    const total = a.total_steps === undefined ? window.end - window.begin : a.total_steps * scale.by;
    if (every > 1) decline(`${path}.by_epoch`, "False, or convert_to_iter_based=True", true);
    const phases: Phases = {
      total,
      share: a.pct_start,
      threePhase: a.three_phase,
      anneal: a.anneal_strategy,
    };
    refuseEmptyPhase(phases, `${path}.pct_start`);
    const stops = divides(phases) === "last" ? total : total + 1;
    const spec = oneCycle(phases, oneCycleLevels(a.eta_max, a.div_factor, a.final_div_factor));
    const within = stops <= lastStep(window);
    return {
      of: () => spec,
      next: () => decline(path, "no other scheduler at the same time", "OneCycleLR"),
      multiplies: false,
      ...(within && { stops }),
      notes: oneCycleNotes(phases, within ? stops : total),
    };
  },
);

/** The schedulers of MMEngine that are functions of the step. */
export const readers: { readonly [name: string]: Read } = {
  ConstantLR: constantLR,
  LinearLR: linearLR,
  ExponentialLR: exponentialLR,
  StepLR: stepLR,
  MultiStepLR: multiStepLR,
  PolyLR: polyLR,
  CosineAnnealingLR: cosineLR,
  CosineRestartLR: cosineRestartLR,
  OneCycleLR: oneCycleLR,
};
