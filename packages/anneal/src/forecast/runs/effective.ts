import { type Course, courseOf } from "./course.ts";

/** The highest LR. */
export function peakOf(lr: ArrayLike<number>): number {
  let peak = 0;
  for (let k = 0; k < lr.length; k++) peak = Math.max(peak, lr[k]);
  return peak;
}

/**
 * The course of a run whose LR acts as a power of itself, kept at its peak:
 *
 *   lr' = peak (lr / peak) ** exponent
 *
 * With exponent 1 the LR itself. Below 1 a low LR still does more than its share, as it does under optimizers that divide
 * by the size of the gradient.
 * @example effectiveCourse(Float64Array.of(1, 0.25), 0.5).lr; // [1, 0.5]
 */
export function effectiveCourse(lr: Float64Array, exponent: number): Course {
  if (exponent === 1) return courseOf(lr);
  const peak = peakOf(lr);
  let [last, power] = [Number.NaN, 0];
  return courseOf(
    lr.map((each) => {
      if (each !== last) [last, power] = [each, each > 0 ? peak * (each / peak) ** exponent : 0];
      return power;
    }),
  );
}

/** The course with every LR divided by `unit`. */
export const scaledCourse = ({ lr, sum }: Course, unit: number): Course => ({
  lr: lr.map((each) => each / unit),
  sum: sum.map((each) => each / unit),
});
