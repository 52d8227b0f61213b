import type { RunResult } from "../runners/runner.ts";

/** How a short run went, and the step at which it went wrong. */
export type Stability =
  | { readonly verdict: "stable" }
  | { readonly verdict: "unstable" | "diverged"; readonly step: number };

/** How much of what was learnt a run may lose again for a while. */
const lostShare = 0.5;
/** How many deviations of a window's mean are more than noise. */
const beyondNoise = 6;

/**
 * Whether a short run was stable, by the losses before each of its updates.
 *
 *   m(t) = mean loss over the last w updates, w = max(10, steps/20)
 *   unstable where m(t) - min m before it > max(half of what had been learnt, 6 deviations of m by noise),
 *   or where the last m is not below the loss before update 0
 *
 * What had been learnt is the loss before update 0 less the lowest m so far. The noise is that of differences between
 * neighbouring losses, so that a slow fall is none. Diverged is what the runner calls so: see `watchDivergence`.
 */
export function stabilityOf({ train, diverged }: Pick<RunResult, "train" | "diverged">): Stability {
  if (diverged !== undefined) return { verdict: "diverged", step: diverged.step };
  const broken = train.findIndex((loss) => !Number.isFinite(loss));
  if (broken >= 0) return { verdict: "diverged", step: broken };
  const window = Math.min(train.length, Math.max(10, Math.round(train.length / 20)));
  const means = movingMeans(train, window);
  const noise = noiseOf(train) / Math.sqrt(window);
  let lowest = Number.POSITIVE_INFINITY;
  for (const [i, mean] of means.entries()) {
    const learnt = train[0] - lowest;
    if (mean - lowest > Math.max(lostShare * learnt, beyondNoise * noise))
      return { verdict: "unstable", step: i + window - 1 };
    lowest = Math.min(lowest, mean);
  }
  const last = means[means.length - 1];
  return last < train[0] ? { verdict: "stable" } : { verdict: "unstable", step: train.length - 1 };
}

function movingMeans(values: readonly number[], window: number): readonly number[] {
  const means: number[] = [];
  let sum = 0;
  values.forEach((value, i) => {
    sum += value - (i >= window ? values[i - window] : 0);
    if (i >= window - 1) means.push(sum / window);
  });
  return means;
}

/** Deviation of one loss: the median size of the differences of neighbours, which a few spikes do not move. */
function noiseOf(values: readonly number[]): number {
  const steps = values.slice(1).map((value, i) => Math.abs(value - values[i]));
  if (steps.length === 0) return 0;
  steps.sort((a, b) => a - b);
  // The median of |difference| of two normal values of deviation 1 is 0.6745 * sqrt(2).
  return steps[steps.length >> 1] / (0.6745 * Math.SQRT2);
}
