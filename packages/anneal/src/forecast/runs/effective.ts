import { type Course, courseOf } from "./course.ts";
import { peakOf } from "./peak.ts";
import type { Track } from "./track.ts";

/**
 * The course of a run whose LR acts as a power of itself, kept at its peak:
 *
 *   lr' = peak (lr / peak) ** exponent
 *
 * With exponent 1 the LR itself. Below 1 a low LR still does more than its share, as it does under optimizers that divide
 * by the size of the gradient.
 * @example effectiveCourse(Float64Array.of(1, 0.25), 0.5).lr; // [1, 0.5]
 */
export function effectiveCourse(
  lr: Float64Array,
  exponent: number,
  { counts, peak = peakOf(lr) }: Partial<Pick<Track, "counts" | "peak">> = {},
): Course {
  if (exponent === 1) return courseOf(lr, counts);
  let [last, power] = [Number.NaN, 0];
  return courseOf(
    lr.map((each) => {
      if (each !== last) [last, power] = [each, each > 0 ? peak * (each / peak) ** exponent : 0];
      return power;
    }),
    counts,
  );
}

/** The course with every LR divided by `unit`. */
export const scaledCourse = ({ lr, sum, counts }: Course, unit: number): Course => ({
  ...(counts && { counts }),
  lr: lr.map((each) => each / unit),
  sum: sum.map((each) => each / unit),
});
