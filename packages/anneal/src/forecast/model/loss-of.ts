import type { LawFit } from "../fit/fit-law.ts";
import { laws } from "../laws/laws.ts";
import type { Course } from "../runs/course.ts";
import { effectiveCourse, peakOf } from "../runs/effective.ts";

/** So few steps are summed term by term. */
const few = 4;

/**
 * The loss at steps of a schedule, by one fit after another; the course of each exponent is made once.
 *
 * @param steps ascending.
 */
export function lossesOf(
  fits: readonly LawFit[],
  lr: Float64Array,
  steps: ArrayLike<number>,
): Float64Array[] {
  const courses = new Map<number, Course>();
  const peak = peakOf(lr);
  return fits.map((fit) => {
    const course = courses.get(fit.exponent) ?? effectiveCourse(lr, fit.exponent);
    courses.set(fit.exponent, course);
    const loss = new Float64Array(steps.length);
    const prepared = laws[fit.law].prepare(course, steps, { exact: steps.length <= few });
    prepared.evaluate(atPeak(fit, peak), loss);
    return loss;
  });
}

/** The parameters of a fit for runs of this peak. */
export function atPeak({ values, across }: LawFit, peak: number): Float64Array {
  const own = Float64Array.from(values);
  if (across === undefined) return own;
  own[1] *= (peak / across.peak) ** across.a;
  if (own.length > 3) own[3] *= (peak / across.peak) ** across.c;
  return own;
}
