import type { Field, SequenceSpec, Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

interface Cycle {
  /** Length of the rising part. Default "30%". */
  readonly warmup?: Duration;
  /** How it rises and falls. Default cosine. */
  readonly shape?: "cosine" | "linear";
  /** 2 (default): up, then down to the end. 3: up, down as long, then down to the end. */
  readonly phases?: 2 | 3;
}

export interface OneCycleOptions extends Cycle {
  /** Highest LR. */
  readonly peak: number;
  /** LR at the first step. Default peak / 25. */
  readonly start?: number;
  /** LR at the end. Default start / 1e4. */
  readonly floor?: number;
}

export interface OneCycleMomentumOptions extends Cycle {
  /** Momentum at the ends. Default 0.95. */
  readonly high?: number;
  /** Momentum at the peak of the LR. Default 0.85. */
  readonly low?: number;
}

const cycleFields: { readonly [K in keyof Cycle]-?: Field } = {
  warmup: { type: "duration", default: "30%", says: "length of the rising part" },
  shape: { type: "choice", of: ["cosine", "linear"], default: "cosine", says: "how it rises and falls" },
  phases: {
    type: "number",
    whole: true,
    min: 2,
    max: 3,
    default: 2,
    says: "3: down as long as up, then to the end",
  },
};

/**
 * One cycle: up from peak/25, down to far below the start.
 *
 * Source: Smith & Topin 2018, Super-Convergence, arXiv 1708.07120 (three phases); fastai and torch use two by default.
 * Elsewhere: torch OneCycleLR reaches its peak one update earlier, at `pct_start * total_steps - 1`; fastai
 * fit_one_cycle; Optax cosine_onecycle_schedule.
 * @example compile(oneCycle({ peak: 0.1 }), { steps: 1000 }).at(300); // 0.1
 */
export const oneCycle: Recipe<OneCycleOptions, SequenceSpec> = /* @__PURE__ */ defineRecipe<
  OneCycleOptions,
  SequenceSpec
>(
  "oneCycle",
  "Up, then down to far below the start.",
  {
    peak: { type: "number", above: 0, says: "highest LR" },
    start: { type: "number", min: 0, optional: true, says: "LR at the first step; left out: peak / 25" },
    floor: { type: "number", min: 0, optional: true, says: "LR at the end; left out: start / 1e4" },
    ...cycleFields,
  },
  ({ peak, start: first, floor: last, ...cycle }) => {
    const start = first ?? peak / 25;
    const floor = last ?? start / 1e4;
    return upAndDown([start, peak, start, floor], cycle);
  },
);

/**
 * The momentum twin of {@link oneCycle}: low while the LR is high. For Adam it schedules beta1.
 *
 * Source: Smith 2018, arXiv 1803.09820; the values are torch's and fastai's defaults.
 * @example compile(oneCycleMomentum({}), { steps: 1000 }).at(300); // 0.85
 */
export const oneCycleMomentum: Recipe<OneCycleMomentumOptions, SequenceSpec> = /* @__PURE__ */ defineRecipe<
  OneCycleMomentumOptions,
  SequenceSpec
>(
  "oneCycleMomentum",
  "The momentum that goes with oneCycle.",
  {
    high: { type: "number", min: 0, below: 1, default: 0.95, says: "momentum at the ends" },
    low: { type: "number", min: 0, below: 1, default: 0.85, says: "momentum at the peak of the LR" },
    ...cycleFields,
  },
  ({ high, low, ...cycle }) => upAndDown([high, low, high, high], cycle),
);

function upAndDown(
  [start, peak, back, end]: readonly [number, number, number, number],
  cycle: Required<Cycle>,
): SequenceSpec {
  const { warmup, shape, phases } = cycle;
  const leg = (from: number, to: number, over: Duration): Spec => ({ kind: shape, from, to, over });
  return {
    kind: "sequence",
    of:
      phases === 3
        ? [leg(start, peak, warmup), leg(peak, back, warmup), leg(back, end, "rest")]
        : [leg(start, peak, warmup), leg(peak, end, "rest")],
  };
}
