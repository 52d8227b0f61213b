import type { LawFit } from "../fit/fit-law.ts";
import { laws } from "../laws/laws.ts";
import type { Course } from "../runs/course.ts";
import { effectiveCourse } from "../runs/effective.ts";
import { trackOf } from "../runs/track.ts";

/** So few steps are summed term by term. */
const few = 4;
/** Sums over bundles of updates need not be better than the bundles are. */
const tolerance = 1e-7;

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
  const track = trackOf(lr, steps);
  return fits.map((fit) => {
    const course = courses.get(fit.exponent) ?? effectiveCourse(track.lr, fit.exponent, track);
    courses.set(fit.exponent, course);
    const loss = new Float64Array(steps.length);
    const prepared = laws[fit.law].prepare(course, track.places, {
      exact: steps.length <= few,
      ...(track.counts && { tolerance }),
    });
    prepared.evaluate(atPeak(fit, track.peak), loss);
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
