import { peakOf } from "../runs/peak.ts";
import type { Run } from "../runs/run.ts";

/** The LR of a run over its peak, from where it first reaches it (almost), at evenly spaced points up to its last loss. */
export type Shape = Float64Array;

const points = 101;

export function shapeOf({ lr, steps }: Run): Shape {
  const last = steps[steps.length - 1];
  const peak = peakOf(lr.subarray(0, last + 1));
  const start = lr.findIndex((each) => each >= 0.98 * peak);
  return Float64Array.from({ length: points }, (_, i) => {
    return lr[Math.round(start + ((last - start) * i) / (points - 1))] / peak;
  });
}

/** The LR stays at its peak. */
export const isFlat = (shape: Shape): boolean => shape.every((each) => each >= 0.97);

/** The same course, up to 5% of the peak. */
export const areAlike = (a: Shape, b: Shape): boolean => a.every((each, i) => Math.abs(each - b[i]) <= 0.05);
