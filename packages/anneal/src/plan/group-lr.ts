import type { Curve } from "../schedules/index.ts";

/**
 * The LR at one step: the schedule times every factor on it, in order. Whatever acts on an LR while a run goes on comes
 * in here and nowhere else: a multiplier, a controller's factor, a batch-size rule. `plan.lr` is this, on the curve of a
 * group.
 *
 *   lr = curve.at(step) * factors[0] * factors[1] * ...
 *
 * @example groupLr(compile(constant({ value: 0.1 }), { steps: 10 }), 0, [0.5, 0.1]); // 0.005
 */
export function groupLr(curve: Pick<Curve, "at">, step: number, factors: readonly number[]): number {
  let lr = curve.at(step);
  for (let i = 0; i < factors.length; i++) lr *= factors[i];
  return lr;
}
