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
  const acting = new Float64Array(lr.length);
  for (let k = 0, last = Number.NaN, power = 0; k < lr.length; k++) {
    if (lr[k] !== last) {
      last = lr[k];
      power = last > 0 ? peak * (last / peak) ** exponent : 0;
    }
    acting[k] = power;
  }
  return courseOf(acting, counts);
}

/** The course with every LR divided by `unit`. */
export function scaledCourse({ lr, sum, counts }: Course, unit: number): Course {
  const [rates, sums] = [new Float64Array(lr.length), new Float64Array(lr.length)];
  for (let k = 0; k < lr.length; k++) {
    rates[k] = lr[k] / unit;
    sums[k] = sum[k] / unit;
  }
  return { ...(counts && { counts }), lr: rates, sum: sums };
}
