import { problem, refuse } from "../../errors/index.ts";
import type { Driven, Run } from "../generic/index.ts";
import { describeOptimizer, isGrouped } from "./group-optimizers.ts";
import type { OptimizerLike } from "./optimizer.ts";
import { setBeta } from "./set-beta.ts";
import { setLr } from "./set-lr.ts";
import { setMomentum } from "./set-momentum.ts";

/**
 * Makes the function that sets all levels of an optimizer for the coming update of a run.
 *
 * @throws AnnealError when the optimizer cannot do what the plan says: groups, or a weight decay, without
 *   `groupOptimizers`.
 */
export function levelSetter(
  optimizer: OptimizerLike,
  driven: Driven,
): (run: Pick<Run<never, never>, "step" | "lr">) => void {
  const grouped = isGrouped(optimizer) ? optimizer : undefined;
  const targets = grouped?.groups.map((group) => group.optimizer) ?? [optimizer];
  if (targets.length !== driven.groups.length) {
    const rule = `one of groupOptimizers, with the ${driven.groups.length} groups of the plan (base included)`;
    refuse([problem("type", "optimizer", rule, describeOptimizer(optimizer))]);
  }
  if (!grouped && driven.weightDecay(0)) {
    const rule = "one of groupOptimizers, which adds the weight decay that TF.js lacks";
    refuse([problem("type", "optimizer", rule, describeOptimizer(optimizer))]);
  }
  return (run) => {
    targets.forEach((target, group) => {
      if (target === undefined) return; // frozen, or without variables
      const lr = run.lr(group);
      grouped?.setShrink(group, 1 - lr * (driven.weightDecay(run.step, group) ?? 0));
      setOthers(target, driven, { step: run.step, group });
      setLr(target, lr);
    });
  };
}

function setOthers(
  target: OptimizerLike,
  driven: Driven,
  { step, group }: { readonly step: number; readonly group: number },
): void {
  const momentum = driven.momentum(step, group);
  if (momentum !== undefined) setMomentum(target, momentum);
  for (const name of ["beta1", "beta2"] as const) {
    const beta = driven[name](step, group);
    if (beta !== undefined) setBeta(target, name, beta);
  }
}
