import { compile } from "../compile/index.ts";
import { problem, refuse } from "../errors/index.ts";
import { type CooldownShape, cooldown } from "../recipes/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Duration, Horizon } from "../units/index.ts";
import { brief, compiled, type Edited, type EditOptions } from "./edited.ts";
import { pin } from "./pin.ts";

export interface BranchOptions extends EditOptions {
  /** The step of the checkpoint from which the branch starts: so many updates are done. */
  readonly at: number;
  /** Length of the cooldown; `"rest"` ends it where the run would have ended. */
  readonly over: Duration;
  /** How it falls. Default 1-sqrt. */
  readonly shape?: CooldownShape;
  /** LR at its end. Default 0. */
  readonly to?: number;
}

/**
 * A cooldown from step `at` of a running schedule: a finished model from any checkpoint of a constant run, while the
 * run itself goes on.
 *
 *   lr(t) = of(t) before `at`; then the cooldown from of(at) to `to` over `over`
 *
 * Source: Hägele et al. 2024, Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations, arXiv 2405.18392.
 * @throws AnnealError when `at` is not a step of the run, an option is out of range, or the spec does not compile.
 * @example compile(branch(constant({ value: 1 }), { steps: 100 }, { at: 50, over: 10, shape: "linear" }).spec, { steps: 60 }).at(55); // 0.5
 */
export function branch(spec: Spec, horizon: Horizon, options: BranchOptions): Edited {
  const { at, over, shape, to = 0, compiler = compile } = options;
  const curve = compiler(spec, horizon);
  if (!(Number.isInteger(at) && at >= 0 && at <= horizon.steps)) {
    refuse([problem("range", "branch.at", `a whole step of the run, from 0 to ${horizon.steps}`, at)]);
  }
  const from = curve.at(at);
  const cooling = cooldown({ from, to, over: over === "rest" ? horizon.steps - at : over, shape });
  const end = at + compile(cooling, horizon).span;
  const done: Spec = { kind: "slice", of: pin(spec, horizon, compiler), over: at };
  const notes = [
    `steps 0 to ${at} stay as they are: resume from the checkpoint at step ${at}`,
    `from there the LR falls from ${brief(from)} to ${brief(to)} over ${brief(end - at)} steps and the branch ends at step ${brief(end)}`,
    `train it with a horizon of ${brief(end)} steps`,
  ];
  const whole: Spec = { kind: "sequence", of: [done, pin(cooling, horizon)] };
  return compiled({ spec: whole, notes }, compiler, horizon);
}
