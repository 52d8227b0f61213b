import { problem, refuse } from "../errors/index.ts";
import type { CooldownShape } from "../recipes/index.ts";
import { type Fields, readOptions } from "../schedules/index.ts";
import { cosineShape, linearShape, polynomialShape, type Shape } from "../shapes/index.ts";
import type { Controller } from "./controller.ts";
import { checkStep } from "./options.ts";

export interface CooldownOnDemandOptions {
  /** Course of the factor, as in the recipe `cooldown`; without "lowered-linear", which drops at once. Default "1-sqrt". */
  readonly shape?: Exclude<CooldownShape, "lowered-linear">;
  /** The factor at the end, from 0 to 1. Default 0. */
  readonly to?: number;
  /** Fewest steps that a cooldown may take. Default 1. */
  readonly atLeast?: number;
}

/** "It is step `now`; be done by step `by`", or "over so many steps from now". */
export type CooldownRequest =
  | { readonly now: number; readonly by: number }
  | { readonly now: number; readonly over: number };

/** A cooldown that was asked for: from factor `from` at step `at` to the end at step `by`. */
export interface CooldownPlan {
  readonly at: number;
  readonly by: number;
  readonly from: number;
}

/** Every cooldown that was asked for, in order; each rules from its `at` on. */
export interface CooldownState {
  readonly plans: readonly CooldownPlan[];
}

/**
 * Tells a run at a constant rate (warmup, stable, decay) to finish by a step that is only known now.
 *
 *   factor(step) = 1                                      before anything is asked for
 *   factor(step) = shape((step - at) / (by - at), from, to)   from `at` on
 *   factor(step) = to                                     from `by` on
 *
 * Its readings are requests. `from` is the factor in force, so a second request plans anew without a jump: sooner, or
 * later, but never up again. The factor is a pure function of the step at every step, past ones included.
 *
 * `branch` of the spec editing functions makes the same cooldown part of a spec: use it when the decision is made
 * between runs; use this when a run is under way, from the command line of a loop, say, or a signal.
 *
 * Source: cooldown from any step of a constant run: Hägele et al. 2024, arXiv 2405.18392, whose best shape is the
 * default here. Cooldowns of 10% of the run were found enough, 2.5% too short: MiniCPM, arXiv 2404.06395.
 * Units: steps; `to` is a ratio to the LR of the schedule.
 *
 * @throws AnnealError with every mistake of the options; `next` when a request lies before an earlier one, ends in the
 * past, is too short, or comes after the end.
 * @example
 * const finish = cooldownOnDemand({ shape: "linear" });
 * const state = finish.next(finish.start, { now: 8000, by: 10_000 });
 * [7999, 8000, 9000, 10_000].map((step) => finish.factor(state, step)); // [1, 1, 0.5, 0]
 * finish.next(state, { now: 9000, by: 8500 }); // throws: request.by: expected a step of at least 9001, received 8500
 */
export function cooldownOnDemand(
  options: CooldownOnDemandOptions = {},
): Controller<CooldownState, CooldownRequest> {
  const { shape, to, atLeast } = readOptions<CooldownOnDemandOptions>("cooldownOnDemand", options, fieldsOf);
  const course = shapes[shape];
  const along = ({ at, by, from }: CooldownPlan, step: number): number => {
    if (step >= by) return to;
    return step <= at ? from : Math.max(to, course((step - at) / (by - at), from, to));
  };
  const factor = ({ plans }: CooldownState, step: number): number => {
    for (let i = plans.length - 1; i >= 0; i--) if (step >= plans[i].at) return along(plans[i], step);
    return 1;
  };
  return {
    start: { plans: [] },
    next: (state, request) => {
      const by = endOf(request, atLeast);
      const { now } = request;
      checkOrder(now, state.plans[state.plans.length - 1]);
      return { plans: [...state.plans, { at: now, by, from: factor(state, now) }] };
    },
    factor,
  };
}

/** The step by which to be done. */
function endOf(request: CooldownRequest, atLeast: number): number {
  const { now, by, over } = { by: undefined, over: undefined, ...request };
  checkStep("request.now", now);
  if ((by === undefined) === (over === undefined)) {
    refuse([problem("type", "request", "either by, a step, or over, a length in steps", request)]);
  }
  if (over === undefined) {
    checkStep("request.by", by);
    const least = now + atLeast;
    if (by < least) refuse([problem("range", "request.by", `a step of at least ${least}`, by)]);
    return by;
  }
  checkStep("request.over", over);
  if (over < atLeast) refuse([problem("range", "request.over", `at least ${atLeast} steps`, over)]);
  return now + over;
}

/** Refuses a request from before the last one, or from after its end. */
function checkOrder(now: number, last: CooldownPlan | undefined): void {
  if (last === undefined) return;
  if (now < last.at) {
    const note = "the last request was made there";
    refuse([problem("order", "request.now", `a step of at least ${last.at}`, now, { note })]);
  }
  if (now >= last.by) {
    const note = "the cooldown has ended";
    refuse([problem("order", "request.now", `a step below ${last.by}`, now, { note })]);
  }
}

/** Remaining 2 (1 - p) less that of a cosine. */
const mirrorCosineShape: Shape = (p, from, to) => 2 * linearShape(p, from, to) - cosineShape(p, from, to);

/** Remaining 2 * 0.5 ** p - 1. */
const exponentialShape: Shape = (p, from, to) => {
  const half = 0.5 ** p;
  return (2 * half - 1) * from + (2 - 2 * half) * to;
};

const shapes: { readonly [Name in NonNullable<CooldownOnDemandOptions["shape"]>]: Shape } = {
  linear: linearShape,
  "1-sqrt": /* @__PURE__ */ polynomialShape(0.5, "in"),
  square: /* @__PURE__ */ polynomialShape(2, "in"),
  cosine: cosineShape,
  "mirror-cosine": mirrorCosineShape,
  exponential: exponentialShape,
};

const fieldsOf = (): Fields<keyof CooldownOnDemandOptions> => ({
  shape: {
    type: "choice",
    of: Object.keys(shapes),
    default: "1-sqrt",
    says: "course of the factor",
  },
  to: { type: "number", min: 0, max: 1, default: 0, says: "factor at the end" },
  atLeast: { type: "number", above: 0, default: 1, says: "fewest steps that a cooldown may take" },
});
