import { AnnealError, type Plan, type Problem, problem } from "anneal";
import type { OptimizerSpec, UpdateRates } from "../optimizers/optimizer.ts";

/** The rates of an update; one object, filled anew at each call. */
export type RatesAt = (step: number, factors: readonly number[]) => UpdateRates;

/**
 * What an update uses: the plan's value where it has one, else the optimizer's, else the usual default. The LR of each
 * group is `plan.lr`, times the factors of controllers.
 *
 * @throws AnnealError when the plan schedules what this optimizer does not have, or has it per group where the engine
 *   has one value for all.
 */
export function createRates(plan: Plan, optimizer: OptimizerSpec): RatesAt {
  refuseUnused(plan, optimizer);
  const { kind, momentum = 0.9, beta1 = 0.9, beta2 = 0.999, weightDecay = 0 } = optimizer;
  const rates = {
    lr: plan.groups.map(() => 0),
    weightDecay: plan.groups.map(() => 0),
    momentum: 0,
    beta2: 0,
  };
  const first = momentsOf(kind)
    ? (step: number) => plan.beta1(step) ?? beta1
    : kind === "sgd"
      ? () => 0
      : (step: number) => plan.momentum(step) ?? momentum;
  return (step, factors) => {
    for (let group = 0; group < rates.lr.length; group++) {
      rates.lr[group] = plan.lr(step, group, factors);
      rates.weightDecay[group] = plan.weightDecay(step, group) ?? weightDecay;
    }
    rates.momentum = first(step);
    rates.beta2 = plan.beta2(step) ?? beta2;
    return rates;
  };
}

const momentsOf = (kind: OptimizerSpec["kind"]): boolean => kind === "adam" || kind === "adamw";

function refuseUnused(plan: Plan, { kind }: OptimizerSpec): void {
  const used: readonly string[] = momentsOf(kind) ? ["beta1", "beta2"] : kind === "sgd" ? [] : ["momentum"];
  const problems: Problem[] = [];
  for (const level of ["momentum", "beta1", "beta2"] as const) {
    const planned = plan.groups[plan.base][level];
    if (planned !== undefined && !used.includes(level)) {
      problems.push(problem("range", `plan.${level}`, `an optimizer that has ${level}`, kind));
    }
    plan.groups.forEach((group, i) => {
      if (group[level] !== planned) {
        const path = `plan.groups[${i}].${level}`;
        problems.push(problem("range", path, `one ${level} for all groups, in the plan itself`, "another"));
      }
    });
  }
  if (problems.length > 0) throw new AnnealError(problems as [Problem]);
}
