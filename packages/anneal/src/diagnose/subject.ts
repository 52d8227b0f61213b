import type { Points } from "./points.ts";
import type { Recovered } from "./recover/recover.ts";

/** What the user knows about a run beside its log. */
export interface Facts {
  /** Updates that were planned. */
  readonly steps?: number;
  readonly stepsPerEpoch?: number;
  /** Forward and backward passes in an update. */
  readonly accumulation?: number;
  /** Processes or devices that train together. */
  readonly devices?: number;
  /** Adam's second beta. */
  readonly beta2?: number;
  /** Whether the optimizer divides by an average of squared gradients, as Adam does. */
  readonly adam?: boolean;
  /** Steps of the warmup, for a log that begins after it. */
  readonly warmup?: number;
}

/** The logged learning rates, and the schedule that explains them. */
export interface Rates {
  readonly points: Points;
  readonly recovered: Recovered;
  /** Highest logged LR. */
  readonly peak: number;
  /** Steps between the last two points. */
  readonly interval: number;
  /** Last logged step of anything, and updates in the run so far. */
  readonly last: number;
  readonly updates: number;
  readonly facts: Facts;
}

/** The LR at a step, between points by a straight line. */
export function rateAt({ t, v }: Points, step: number): number {
  let [low, high] = [0, t.length - 1];
  if (step <= t[low]) return v[low];
  if (step >= t[high]) return v[high];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (t[middle] <= step) low = middle;
    else high = middle;
  }
  const share = (step - t[low]) / (t[high] - t[low]);
  return (1 - share) * v[low] + share * v[high];
}
