import { type CurveEvent, eventsOf } from "../compile/index.ts";
import type { Curve, Spec } from "../schedules/index.ts";
import { measure } from "./measure.ts";
import { type Phase, phases, updatesIn } from "./phases.ts";

/** The numbers of a curve that matter, over updates 0 to steps - 1. */
export interface Summary {
  /** Updates in the run. */
  readonly steps: number;
  /** Length of the schedule itself, `curve.span`; Infinity for an endless one. */
  readonly span: number;
  /** LR of the first update: `at(0)`. */
  readonly first: number;
  /** LR of the last update: `at(steps - 1)`. */
  readonly last: number;
  /** Where it ends: `at(steps)`, which no update uses. */
  readonly final: number;
  /** Highest LR of an update. */
  readonly peak: number;
  /** The first update that has it. */
  readonly peakStep: number;
  /** Lowest LR of an update. */
  readonly lowest: number;
  /** The first update that has it. */
  readonly lowestStep: number;
  /** LR in the middle of the run: `at(round(steps / 2))`. */
  readonly half: number;
  /** `sum / steps`. */
  readonly mean: number;
  /** The LRs of all updates added: the area under the curve. */
  readonly sum: number;
  /** The run is too long to look at every update (more than 2e7): sum, mean, peak and lowest are close estimates. */
  readonly sampled: boolean;
  readonly phases: readonly Phase[];
  /** First steps of later cycles. */
  readonly restarts: readonly number[];
  /** Last steps of cycles. */
  readonly snapshots: readonly number[];
  /** Updates of a warmup at the start; 0 without one. */
  readonly warmupSteps: number;
  /** Updates in cooldowns, all together. */
  readonly decaySteps: number;
}

/**
 * The numbers of a curve that matter: first, last and highest LR, mean and sum, phases, restarts.
 *
 *   sum = at(0) + at(1) + ... + at(steps - 1)
 *
 * The sum is compensated (Neumaier): exact to an ulp or two for any length up to 2e7 updates; beyond, every stretch is
 * sampled and `sampled` says so.
 *
 * @param steps updates in the run, a whole number of at least 1.
 * @param spec what the curve was compiled from: lets shapes be named as they are written.
 * @example summarise(compile(linear({ from: 1, to: 0, over: 4 }), { steps: 4 }), 4).sum; // 2.5
 */
export function summarise(curve: Curve, steps: number, spec?: Spec): Summary {
  const { at, span } = curve;
  const events = eventsOf(curve, steps);
  const found = phases(curve, steps, spec);
  const { sum, peakStep, lowestStep, sampled } = measure(curve, steps);
  const stepsOf = (kind: CurveEvent["kind"]): readonly number[] =>
    events.filter((event) => event.kind === kind).map((event) => event.step);
  const total = (name: Phase["name"], of: readonly Phase[]): number =>
    of.reduce((count, phase) => count + (phase.name === name ? updatesIn(phase) : 0), 0);
  return {
    steps,
    span,
    first: at(0),
    last: at(steps - 1),
    final: at(steps),
    peak: at(peakStep),
    peakStep,
    lowest: at(lowestStep),
    lowestStep,
    half: at(Math.round(steps / 2)),
    mean: sum / steps,
    sum,
    sampled,
    phases: found,
    restarts: stepsOf("restart"),
    snapshots: stepsOf("snapshot"),
    warmupSteps: total("warmup", found.slice(0, 1)),
    decaySteps: total("cooldown", found),
  };
}
