import type { Spec } from "../../schedules/index.ts";
import { note } from "../note.ts";
import type { Args } from "../params/bind.ts";
import { choice, flag, ignored, list, number, optional, perGroup, whole } from "../params/param.ts";
import { decline } from "../scheduler.ts";
import { constant, cosine, onward, sequenceOf } from "../shared/parts.ts";
import { cosineSteps } from "../torch/cosines.ts";
import { oneCycleLevels, oneCycleNotes, refuseEmptyPhase } from "../torch/cycles.ts";
import { divides, oneCycle, type Phases } from "../torch/one-cycle.ts";
import { endless, lastStep } from "./curve.ts";
import { own, type Read, reader } from "./reader.ts";

const optimizer = { optimizer: ignored } as const;

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

export const cosineLR: Read = reader(
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
        return step === undefined ? lr : cosineSteps({ T: T / every, low: floor(base) })(lr, step, base);
      },
      multiplies: last < T && (a.eta_min ?? 0) === 0 && (a.eta_min_ratio ?? 0) === 0,
      enters: true,
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

export const cosineRestartLR: Read = reader(
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

export const oneCycleLR: Read = reader(
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
    if (window.begin === 0) refuseEmptyPhase(phases, `${path}.pct_start`);
    if (divides(phases) === "first") {
      return { of: constant, next: (lr) => lr, multiplies: false, stops: 0, notes: [] };
    }
    const stops = divides(phases) === "last" ? total : total + 1;
    const spec = oneCycle(phases, oneCycleLevels(a.eta_max, a.div_factor, a.final_div_factor));
    const within = stops <= lastStep(window);
    return {
      of: () => spec,
      next: () => decline(path, "no other scheduler at the same time", "OneCycleLR"),
      multiplies: false,
      ...(within && { stops }),
      notes: oneCycleNotes(phases, within ? stops : total).map((each) => ({
        ...each,
        ...(each.step !== undefined && { step: window.begin + each.step }),
      })),
    };
  },
);
