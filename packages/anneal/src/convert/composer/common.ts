import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import { decline, type Scope } from "../scheduler.ts";
import { cuts, scaled } from "../shared/parts.ts";
import { batches, type Length, lengthOf, type Run, type Time } from "./time.ts";

/** Factors times the base LR of each group. */
export const factored = (
  scope: Scope,
  factor: Spec,
  notes: readonly Note[] = [],
  stops?: number,
): Converted => ({
  groups: baseLrsOf(scope.context, scope.path).map((lr) => scaled(lr, factor)),
  ...(stops !== undefined && { stops }),
  notes: [
    ...notes,
    note("unit", "Steps are batches: Composer steps its schedulers every batch unless told otherwise."),
  ],
});

/** A time that is divided by, once before the run is scaled and then always after. */
export function divisor(given: Time, run: Run, path: string): Length {
  const whole = lengthOf(given, run, { max: run.max }).amount > 0;
  return whole
    ? slopeOf(given, run, path)
    : decline(path, "a time of at least 1, before scaling", given.text);
}

/** A time that is divided by within a warmup, which has no step to do so where it is 0. */
export function slopeOf(given: Time, run: Run, path: string): Length {
  const found = lengthOf(given, run);
  return found.amount > 0 ? found : decline(path, "a time of at least 1, after scaling", given.text);
}

export const floorNote = (alpha: number, end: number): readonly Note[] =>
  alpha === 0
    ? []
    : [note("relative-floor", "alpha_f is a ratio of the optimizer's LR, not an LR.", Math.ceil(end))];

export const ratioNote = (run: Run): readonly Note[] =>
  run.ratio === 1
    ? []
    : [note("total", `All times but "dur" and warmups are scaled by ${run.ratio} and cut to whole ones.`)];

/** Cuts at milestones. */
export function milestoneCuts(milestones: readonly Time[], gamma: number, run: Run): Spec {
  return cuts(
    milestones.map((each) => batches(lengthOf(each, run))),
    gamma,
  );
}
