import { formatLr, formatSteps } from "../format.ts";
import { counted } from "../words/amounts.ts";

/** `one update later`, `12 updates earlier`: what `by` updates are. */
export const later = (by: number): string =>
  `${Math.abs(by) === 1 ? "one update" : counted(Math.abs(by), "update")} ${by > 0 ? "later" : "earlier"}`;

/** `2 times`, `1.33 times`. */
export const times = (ratio: number): string => `${formatLr(ratio)} times`;

/** A share of the peak as people write it: `1/11 of its peak`, `0`, `3e-5`. */
export function shareOfPeak(level: number, peak: number): string {
  const parts = peak / level;
  const whole = Math.round(parts);
  if (level === peak) return "its peak";
  return whole >= 2 && whole <= 1e6 && Math.abs(parts - whole) <= 1e-9 * whole
    ? `1/${formatSteps(whole)} of its peak`
    : formatLr(level);
}

/** The first few of several steps: `30, 60, 80`. */
export function someSteps(steps: readonly number[]): string {
  const most = 5;
  const shown = steps.slice(0, most).map((step) => formatSteps(step));
  return steps.length > most
    ? `${shown.join(", ")} and ${formatSteps(steps.length - most)} more`
    : shown.join(", ");
}
