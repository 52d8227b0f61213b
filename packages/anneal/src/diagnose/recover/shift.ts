import { digitsOf } from "./simple.ts";

/**
 * 1 when a log counts its steps from 1, or shows the rate one update late: every boundary of the schedule is then one
 * short of a round number. 0 when that is not plain.
 */
export function shiftOf(boundaries: readonly number[]): 0 | 1 {
  const whole = boundaries.filter((at) => at > 1 && Number.isInteger(at));
  return whole.length > 0 &&
    whole.length === boundaries.length &&
    whole.every((at) => digitsOf(at + 1) + 1 < digitsOf(at))
    ? 1
    : 0;
}
