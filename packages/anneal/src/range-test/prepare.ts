import { emaBothSides, median } from "../series/index.ts";
import { beginning } from "./fall.ts";
import type { Sweep } from "./points.ts";

/** One sweep, cut where it diverged for good, and smoothed. */
export interface Prepared {
  readonly lr: Float64Array;
  readonly loss: Float64Array;
  /** Deviation of one smoothed loss. */
  readonly noise: number;
  /** The first LR at which the loss was not finite or had gone up for good. */
  readonly divergedAt: number | undefined;
}

/** EMA weight of the past whose two-sided average looks at a tenth of the points: (1 + beta) / (1 - beta) = points / 10. */
const betaFor = (points: number): number => (Math.max(3, points / 10) - 1) / (Math.max(3, points / 10) + 1);

/** What a two-sided EMA leaves of the variance of independent losses: the sum of its squared weights. */
const varianceLeft = (beta: number): number => ((1 - beta) * (1 + beta * beta)) / (1 + beta) ** 3;

/**
 * Prepares one sweep. Losses above `cap` (the highest of the beginning, and 6 deviations above its median) are cut down
 * to it, so that an explosion does not leak backwards through the average. After the last loss below it the curve ends,
 * with one point at the cap.
 */
export function prepare({ lr, loss }: Sweep, given?: number): Prepared {
  const beta = given ?? betaFor(lr.length);
  const broken = loss.findIndex(Number.isNaN);
  const finite = broken < 0 ? loss.length : broken;
  const kept = loss.subarray(0, finite);
  const first = kept.subarray(0, beginning(lr.length));
  const cap = first.reduce((a, b) => Math.max(a, b), median(first) + 6 * noiseOf(kept));
  let end = finite;
  while (end > 0 && kept[end - 1] > cap) end--;
  const points = finite === 0 ? 0 : Math.min(end + 1, lr.length);
  const capped = Float64Array.from({ length: points }, (_, i) => (i < end ? Math.min(loss[i], cap) : cap));
  return {
    lr: lr.slice(0, points),
    loss: emaBothSides(capped, beta),
    noise: noiseOf(capped.subarray(0, end)) * Math.sqrt(varianceLeft(beta)),
    divergedAt: lr[end],
  };
}

/** Deviation of single losses, from their second differences, which no straight trend enters; robust to a few jumps. */
function noiseOf(loss: Float64Array): number {
  if (loss.length < 3) return 0;
  const bends = Float64Array.from({ length: loss.length - 2 }, (_, i) => {
    return Math.abs(loss[i] - 2 * loss[i + 1] + loss[i + 2]);
  });
  return median(bends) / (0.6745 * Math.sqrt(6));
}
