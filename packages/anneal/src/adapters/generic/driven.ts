import { compile } from "../../compile/index.ts";
import { problem, refuse } from "../../errors/index.ts";
import { compilePlan, groupLr, type Plan, type PlanSpec } from "../../plan/index.ts";
import type { Curve, Spec } from "../../schedules/index.ts";
import type { Horizon } from "../../units/index.ts";

/** Whatever says what a run schedules: a spec, a plan, a number for a constant LR, or what was compiled from them. */
export type Schedule = Spec | PlanSpec | number | Plan | Pick<Curve, "at">;

/** A schedule, or a function that makes one once the length of the run is known: for a compiler of your own. */
export type ScheduleSource = Schedule | ((horizon: Horizon) => Schedule);

/** What an adapter needs of a compiled schedule: a plan, of which a single curve is the simplest. */
export type Driven = Pick<
  Plan,
  "base" | "lr" | "momentum" | "beta1" | "beta2" | "weightDecay" | "batchSize"
> & {
  readonly groups: readonly { readonly name: string; readonly frozen: boolean }[];
};

/**
 * Compiles whatever a user gave into the levels of every group.
 *
 * @throws AnnealError with every mistake in it.
 * @example toDriven({ kind: "linear", from: 1, to: 0, over: "rest" }, { steps: 4 }).lr(1); // 0.75
 * @example toDriven({ lr: 0.1, groups: [{ match: "head.**", multiplier: 10 }] }, { steps: 4 }).lr(0, 0); // 1
 * @example toDriven(0.1, { steps: 4 }).momentum(0); // undefined
 */
export function toDriven(source: ScheduleSource, horizon: Horizon): Driven {
  const schedule = typeof source === "function" ? source(horizon) : source;
  if (typeof schedule === "number") return compilePlan({ lr: schedule }, horizon);
  if (typeof schedule !== "object" || schedule === null) {
    refuse([problem("type", "schedule", "a spec, a plan, a curve or a number", schedule)]);
  }
  if ("at" in schedule && typeof schedule.at === "function") return ofCurve(schedule as Curve);
  if ("kind" in schedule) return ofCurve(compile(schedule as Spec, horizon));
  if ("lr" in schedule && typeof schedule.lr === "function") return schedule as Plan;
  return compilePlan(schedule as PlanSpec, horizon);
}

const nothing = (): undefined => undefined;
const none: readonly number[] = [];

const ofCurve = (curve: Pick<Curve, "at">): Driven => ({
  groups: [{ name: "base", frozen: false }],
  base: 0,
  lr: (step, _group, factors = none) => groupLr(curve, step, factors),
  momentum: nothing,
  beta1: nothing,
  beta2: nothing,
  weightDecay: nothing,
  batchSize: nothing,
});
