import type { Run } from "./run.ts";
import { type Group, type Samples, turnsOf } from "./samples.ts";

/** More changes of direction than this are read as a wave or as noise, not as runs. */
const mostTurns = 6;

/**
 * A stretch that goes up and down many times, as one run: cycles when its crests are equally high and equally far
 * apart, else noise about a course, which is then told from the means of its first and last fifth.
 */
export function oscillation(groups: readonly Group[], samples: Samples): Run | undefined {
  if (turnsOf(groups) <= mostTurns) return undefined;
  const { points, values, end } = samples;
  const ends = { start: points[0], end, from: values[0], to: values[values.length - 1] };
  const times = crests(groups, samples);
  if (times !== undefined) return { course: "cycles", ...ends, times };
  return { course: trend(values), ...ends, noisy: true };
}

/** The number of crests, if they are alike. */
function crests(groups: readonly Group[], { points, values }: Samples): number | undefined {
  const places = groups.flatMap(({ sign, j }, k) => (sign > 0 && groups[k + 1]?.sign < 0 ? [j] : []));
  if (groups[0].sign < 0) places.unshift(0);
  const heights = places.map((k) => values[k]);
  const gaps = places.slice(1).map((k, n) => points[k] - points[places[n]]);
  const range = spread(values);
  const alike = spread(heights) <= 0.02 * range && spread(gaps) <= 0.05 * Math.max(...gaps) + 2;
  return alike && Math.min(...gaps) > 4 ? places.length : undefined;
}

function spread(values: ArrayLike<number>): number {
  let [low, high] = [values[0], values[0]];
  for (let i = 1; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return high - low;
}

/** Whether noisy values rise or fall by more than chance: three standard errors of the two means. */
function trend(values: Float64Array): "up" | "down" | "flat" {
  const fifth = Math.max(1, Math.floor(values.length / 5));
  const mean = (part: Float64Array): number => part.reduce((sum, value) => sum + value, 0) / part.length;
  const change = mean(values.subarray(-fifth)) - mean(values.subarray(0, fifth));
  let squares = 0;
  for (let i = 1; i < values.length; i++) squares += (values[i] - values[i - 1]) ** 2;
  const error = Math.sqrt(squares / (values.length - 1) / fifth);
  if (Math.abs(change) <= Math.max(3 * error, 0.02 * spread(values))) return "flat";
  return change > 0 ? "up" : "down";
}
