import { refuse } from "../../errors/index.ts";
import { everyLoss, everyNoise } from "../fast/dense.ts";
import type { Course } from "../runs/course.ts";
import { effectiveCourse } from "../runs/effective.ts";
import { peakOf } from "../runs/peak.ts";
import type { Fitted, Member } from "./fitted.ts";
import { atPeak } from "./loss-of.ts";
import { estimateOf, type PredictOptions } from "./predict.ts";
import { reachOf } from "./reach.ts";

/** A forecast at every update of a run. */
export interface EveryLoss {
  readonly loss: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * The loss at every update of a schedule, to about 1e-5 of it: for pictures and for a dense comparison with a log. Time
 * grows with the number of updates alone.
 *
 * @param lr the LR of every update.
 * @throws AnnealError as {@link predict}.
 */
export function predictEvery(
  fitted: Fitted,
  lr: Float64Array,
  { anyway }: Pick<PredictOptions, "anyway"> = {},
): EveryLoss {
  const reach = reachOf(fitted, { steps: lr.length, peak: peakOf(lr), last: lr[lr.length - 1] });
  if (!anyway) refuse(reach.refused);
  const courses = new Map<number, Course>();
  const peak = peakOf(lr);
  const all = fitted.members.map((member) => {
    const course = courses.get(member.exponent) ?? effectiveCourse(lr, member.exponent);
    courses.set(member.exponent, course);
    return everyOf(member, course, peak);
  });
  const [loss, low, high] = [0, 1, 2].map(() => new Float64Array(lr.length));
  const own = new Array<number>(all.length);
  for (let t = 0; t < lr.length; t++) {
    for (let i = 0; i < all.length; i++) own[i] = all[i][t];
    ({ loss: loss[t], low: low[t], high: high[t] } = estimateOf(fitted, own));
  }
  return { loss, low, high };
}

function everyOf(member: Member, course: Course, peak: number): Float64Array {
  const values = atPeak(member, peak);
  if (member.law === "mpl") return everyLoss(values, course);
  const [L0, A, alpha, b] = values;
  return everyNoise(course).map((noise, t) => L0 + A * course.sum[t] ** -alpha + b * noise);
}
