import { type Problem, problem, refuse } from "../../errors/index.ts";
import type { Frame } from "./grid.ts";

/** What is asked of the best schedule. Lengths are in updates. */
export interface OptimiseOptions {
  /** Length of the run. */
  readonly steps: number;
  /** Its highest LR. */
  readonly peak: number;
  /** Length of the linear warmup. Default 0. */
  readonly warmup?: number;
  /** Length of a hold at the peak behind the warmup. Default: none; the LR may fall at once. */
  readonly hold?: number;
  /** Only the last so many updates may fall. Excludes `hold`. */
  readonly cooldown?: number;
  /** The LR of the last update. Default: whatever is best. */
  readonly final?: number;
  /** What a run that is done again moves by, in units of the loss; smaller gains are called so. Default: the floor of the laws. */
  readonly noise?: number;
  /** Search also where a forecast would be refused; the reasons become warnings. */
  readonly anyway?: boolean;
}

/** Checks the options. @throws AnnealError naming each that cannot be. */
export function frameOf(options: OptimiseOptions): Frame {
  const { steps, peak, warmup = 0, hold, cooldown, final } = options;
  const problems: Problem[] = [];
  const ask = (name: string, rule: string, right: boolean): void => {
    const value = (options as unknown as { readonly [name: string]: unknown })[name];
    if (!right) problems.push(problem("range", `optimise.${name}`, rule, value));
  };
  const whole = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  ask("steps", "a whole number from 10 to 1e9", whole(steps, 10, 1e9));
  ask("peak", "a number above 0", peak > 0 && peak < Number.POSITIVE_INFINITY);
  ask("warmup", "a whole number of at least 0 and at most steps - 5", whole(warmup, 0, steps - 5));
  if (hold !== undefined) {
    const rule = "a whole number of at least 0 that leaves 5 updates to fall";
    ask("hold", rule, whole(hold, 0, steps - 5 - warmup) && cooldown === undefined);
  }
  if (cooldown !== undefined) {
    ask("cooldown", "a whole number from 5 to what the warmup leaves", whole(cooldown, 5, steps - warmup));
  }
  if (final !== undefined) ask("final", "a number above 0 and below the peak", final > 0 && final < peak);
  refuse(problems);
  const from = cooldown === undefined ? warmup + (hold ?? 0) : Math.max(warmup, steps - 1 - cooldown);
  return { steps, peak, warmup, from };
}
