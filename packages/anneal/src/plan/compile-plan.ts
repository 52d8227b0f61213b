import { type Compiler, compile } from "../compile/index.ts";
import { refuse } from "../errors/index.ts";
import type { Horizon } from "../units/index.ts";
import { inspectPlan } from "./inspect-plan.ts";
import type { Plan } from "./plan.ts";
import type { PlanSpec } from "./spec.ts";

/**
 * Compiles a plan against a horizon: LR, momentum, betas and weight decay of every group, and the batch size, as pure
 * functions of the step.
 *
 *   lr(step, group) = curve.at(step) * multiplier * factors[0] * ...
 *
 * @param compiler your own, made by `createCompiler`; left out, the one with all kinds.
 * @throws AnnealError with every mistake of the plan and the horizon at once, and where it stands: `plan.groups[1].lr.over`.
 *   Momentum and betas must be in [0, 1), weight decay at least 0 and batch size at least 1 at the steps looked at: about
 *   1000 of them and both sides of every boundary.
 * @example compilePlan({ lr: 0.1, groups: [{ match: "head.**", multiplier: 10 }] }, { steps: 100 }).lr(0, 0); // 1
 * @example compilePlan({ lr: linear({ from: 1, to: 0, over: "rest" }), weightDecay: 0.05 }, { steps: 100 }).lr(50); // 0.5
 * @example compilePlan({ lr: 0.1, momentum: 9 }, { steps: 100 }); // throws: plan.momentum: expected a number of at least 0 and below 1 at every step, received 9 (at step 0)
 */
export function compilePlan(plan: PlanSpec, horizon: Horizon, compiler: Compiler = compile): Plan {
  const found = inspectPlan(plan, horizon ?? ({} as Horizon), compiler);
  refuse(found.problems);
  return found.plan as Plan;
}
