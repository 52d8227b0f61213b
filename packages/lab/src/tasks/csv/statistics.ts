import type { Spread } from "../encoding.ts";

/** Mean and deviation (population) of some values; `undefined` when they are all the same, or none. */
export function spreadOf(values: ArrayLike<number>): Spread | undefined {
  let scale = 0;
  let differ = false;
  for (let i = 0; i < values.length; i++) {
    scale = Math.max(scale, Math.abs(values[i]));
    differ ||= values[i] !== values[0];
  }
  if (!differ) return undefined;
  const mean = (of: (value: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += of(values[i] / scale);
    return sum / values.length;
  };
  const centre = mean((value) => value);
  return { scale, centre, width: Math.sqrt(mean((value) => (value - centre) ** 2)) };
}

/** Deviations from the mean. What lies beyond a million of them is cut there, so that losses stay finite. */
export const standardise = (value: number, { scale, centre, width }: Spread): number =>
  Math.max(-1e6, Math.min(1e6, (value / scale - centre) / width));

/** The value in the middle, or halfway between the two there. */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
}
