import { argMin, median } from "../series/index.ts";

/** A smoothed curve, LRs ascending, all finite, and the deviation of one of its values (0 if not known). */
export interface Smoothed {
  readonly lr: Float64Array;
  readonly loss: Float64Array;
  readonly noise?: number;
  /** Whether the sweep left the curve upwards after its last point. */
  readonly diverged?: boolean;
}

/** How a curve goes down and up again. */
export interface Fall {
  /** The loss before anything was learnt: median of the first 5% of the points, at least 3. */
  readonly start: number;
  /** Index of the lowest loss. */
  readonly lowest: number;
  /** From `start` to the lowest loss; never below 0. */
  readonly drop: number;
  /** Index of the last point before the loss rises for good; undefined when it does not rise by the end. */
  readonly rise: number | undefined;
}

/** How many points count as the beginning of a curve. */
export const beginning = (points: number): number => Math.max(3, Math.round(points / 20));

/** How many points at either end do not count as seen from both sides: what is steep there may be steeper beyond. */
export const edge = (points: number): number => Math.max(3, Math.round(points / 10));

/** By what part of the drop the loss may be above its lowest before it counts as rising. */
const tolerance = 0.1;

/**
 * Measures the fall of a curve.
 *
 *   rise = last i with loss_i <= lowest + max(drop / 10, 3 * noise);   none if that is the last point
 */
export function fallOf({ lr, loss, noise = 0, diverged = false }: Smoothed): Fall {
  const last = lr.length - 1;
  const start = median(loss.subarray(0, beginning(lr.length)));
  const lowest = argMin(loss);
  const fell = start - loss[lowest];
  const drop = fell > 1e-12 * Math.abs(start) ? fell : 0; // less is rounding
  const limit = loss[lowest] + Math.max(tolerance * drop, 3 * noise);
  let rise = last;
  while (loss[rise] > limit) rise--;
  return { start, lowest, drop, rise: rise === last && !diverged ? undefined : rise };
}
