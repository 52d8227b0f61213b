import type { Curve, Spec } from "../schedules/index.ts";
import { type Phase, phases } from "./phases.ts";

/** The numbers of a curve that matter, over updates 0 to steps - 1. */
export interface Summary {
  /** Updates in the run. */
  readonly steps: number;
  /** Length of the schedule itself: `curve.span`. */
  readonly span: number;
  /** LR of the first update: `at(0)`. */
  readonly first: number;
  /** LR of the last update: `at(steps - 1)`. */
  readonly last: number;
  /** Where it ends: `at(steps)`, which no update uses. */
  readonly final: number;
  /** Highest LR of an update, and the first update that has it. */
  readonly peak: number;
  readonly peakStep: number;
  /** Lowest LR of an update, and the first update that has it. */
  readonly lowest: number;
  readonly lowestStep: number;
  /** LR in the middle: `at(round(steps / 2))`. */
  readonly half: number;
  /** `sum / steps`. */
  readonly mean: number;
  /** The sum of the LRs of all updates, which is the area under the curve. */
  readonly sum: number;
  /** `peak`, `lowest`, `mean` and `sum` are estimates, because the run is too long to add up every update. */
  readonly sampled: boolean;
  readonly phases: readonly Phase[];
  /** First steps of later cycles. */
  readonly restarts: readonly number[];
  /** Last steps of cycles. */
  readonly snapshots: readonly number[];
  /** Updates in warmup, before anything else; 0 without one. */
  readonly warmupSteps: number;
  /** Updates in cooldowns, all together. */
  readonly decaySteps: number;
}

export function summarise(curve: Curve, steps: number, spec?: Spec): Summary {
  const { at, span, events } = curve;
  let [peak, peakStep, lowest, lowestStep, sum] = [at(0), 0, at(0), 0, 0];
  for (let k = 0; k < steps; k++) {
    const lr = at(k);
    sum += lr;
    if (lr > peak) [peak, peakStep] = [lr, k];
    if (lr < lowest) [lowest, lowestStep] = [lr, k];
  }
  return {
    steps,
    span,
    first: at(0),
    last: at(steps - 1),
    final: at(steps),
    peak,
    peakStep,
    lowest,
    lowestStep,
    half: at(Math.round(steps / 2)),
    mean: sum / steps,
    sum,
    sampled: false,
    phases: phases(curve, steps, spec),
    restarts: events.filter((event) => event.kind === "restart").map((event) => event.step),
    snapshots: events.filter((event) => event.kind === "snapshot").map((event) => event.step),
    warmupSteps: 0,
    decaySteps: 0,
  };
}
