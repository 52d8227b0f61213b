import { median } from "../../series/index.ts";

/** Points on each side with which a point is compared. */
const beside = 7;
/** The median absolute deviation of a normal distribution is this share of its standard deviation. */
const madShare = 0.6745;
/** The first share of a log, where the loss falls faster than its neighbours can tell. */
const steep = 0.05;

/** Points on each side over which a loss falls alike, and noise does not. */
const far = 30;
/** Points before a point, of whose median an excursion is held to be one. */
export const usual = 9;

/** How a series scatters about itself. */
export interface Noise {
  /**
   * Standard deviation about a running median, or about the median of the points before where that is more: noise of which
   * each value is like the last wanders away from those. From the median deviation: a few wild points do not change it.
   */
  readonly sigma: number;
  /** How far below its running median, and its neighbours, the lowest point is: noise reaches as far above. */
  readonly reach: number;
  /** The running median. */
  readonly center: Float64Array;
}

/** The scatter of a series about the median of 7 points on each side. */
export function noiseOf(values: Float64Array): Noise {
  const n = values.length;
  const center = runningMedian(values, beside);
  const skip = Math.min(n - 1, Math.ceil(steep * n));
  const off = values.map((value, i) => value - center[i]).subarray(skip);
  const ahead = fromBefore(values);
  const fall = runningMedian(ahead, far);
  const wander = ahead.map((each, i) => Math.abs(each - fall[i])).subarray(skip);
  const sigma = Math.max(median(off.map(Math.abs)), median(wander)) / madShare;
  const reach = off.reduce((most, each, i) => Math.max(most, Math.min(-each, below(values, skip + i))), 0);
  return { sigma, reach, center };
}

/** How far each value is above the median of the points before it. */
export function fromBefore(values: Float64Array): Float64Array {
  const kept: number[] = [];
  return values.map((value, i) => {
    const off = kept.length > 0 ? value - kept[kept.length >> 1] : 0;
    insert(kept, value);
    if (kept.length > usual) remove(kept, values[i - usual]);
    return off;
  });
}

/** Neighbours on each side below half of which a point must be: the trough between two slopes is not. */
const close = 3;

/** How far a point lies below the third lowest of its six neighbours. */
function below(values: Float64Array, i: number): number {
  const beside = [...values.subarray(Math.max(0, i - close), i), ...values.subarray(i + 1, i + 1 + close)];
  return beside.sort((a, b) => a - b)[(beside.length - 1) >> 1] - values[i];
}

/** The median of so many points on each side of every point; fewer, and as many on both sides, near the ends. */
function runningMedian(values: Float64Array, side: number): Float64Array {
  const n = values.length;
  const kept: number[] = [];
  const found = new Float64Array(n);
  let [low, high] = [0, 0];
  for (let i = 0; i < n; i++) {
    const reach = Math.min(side, i, n - 1 - i);
    while (high <= i + reach) insert(kept, values[high++]);
    while (low < i - reach) remove(kept, values[low++]);
    // Near the right end the window shrinks: it drops points on its left, and has none to gain.
    found[i] = kept[kept.length >> 1];
  }
  return found;
}

function placeOf(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const insert = (sorted: number[], value: number): void => {
  sorted.splice(placeOf(sorted, value), 0, value);
};

const remove = (sorted: number[], value: number): void => {
  sorted.splice(placeOf(sorted, value), 1);
};
