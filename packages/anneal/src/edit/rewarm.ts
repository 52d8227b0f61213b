import { compile } from "../compile/index.ts";
import { problem, refuse } from "../errors/index.ts";
import { type CooldownShape, cooldown } from "../recipes/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Duration, Horizon } from "../units/index.ts";
import { brief, type Edited, type EditOptions } from "./edited.ts";

export interface RewarmOptions extends EditOptions {
  /** Highest LR of the continued training. */
  readonly peak: number;
  /** Length of the re-warming. Default "1%". */
  readonly warmup?: Duration;
  /** LR at the end. Default: where the first run ended, or the peak if that is lower. */
  readonly floor?: number;
  /** How it decays. Default cosine. */
  readonly shape?: CooldownShape;
}

/**
 * A schedule for continued training on loaded weights: from the LR where the first run ended, up to a new peak, and down
 * again. It is the schedule of a new run, whose steps count from 0. Where the first run would restart with the step
 * after its last, it ended before that.
 *
 * Source: Ibrahim et al. 2024, Simple and Scalable Strategies to Continually Pre-train Large Language Models, arXiv
 * 2403.08763: re-warming and re-decaying, with replay of old data, matches training from scratch.
 * @throws AnnealError when the spec does not compile or an option is out of range.
 * @example compile(rewarm(linear({ from: 1, to: 0.25, over: 10 }), { steps: 10 }, { peak: 0.5, warmup: 10 }).spec, { steps: 100 }).at(0); // 0.25
 */
export function rewarm(spec: Spec, horizon: Horizon, options: RewarmOptions): Edited {
  const { peak, warmup = "1%", shape = "cosine", compiler = compile } = options;
  const { at } = compiler(spec, horizon);
  const from = Math.max(0, Math.min(at(horizon.steps - 1), at(horizon.steps)));
  const { floor = Math.min(from, peak) } = options;
  if (!(peak > 0 && floor <= peak)) {
    refuse([
      problem("range", "rewarm.peak", `a number above 0, and no lower than the floor, ${floor}`, peak),
    ]);
  }
  const rising: Spec = { kind: "linear", ...(from > 0 && { from }), to: peak, over: warmup };
  const whole: Spec = { kind: "sequence", of: [rising, cooldown({ from: peak, to: floor, shape })] };
  refuse(compiler.inspect(whole).problems);
  return {
    spec: whole,
    notes: [
      `the first run ended at an LR of ${brief(from)}; the new one starts ${from > 0 ? "there" : "just above it"}`,
      `it goes to ${brief(peak)} over ${typeof warmup === "number" ? `${warmup} steps` : warmup} and falls to ${brief(floor)} over the rest`,
      "steps count from 0 again: compile it with the horizon of the new run",
    ],
  };
}
