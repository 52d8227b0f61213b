import type { Interval } from "../report/data.ts";
import { normalShare, studentPoint } from "./student.ts";

/** From so many seeds on, intervals are bootstrapped; with fewer, a resample has too few values to say anything. */
const enoughToResample = 8;

const resamples = 4000;

/**
 * The mean over seeds and its interval; `NaN` where there are too few values for it.
 *
 * From 8 seeds on: the bootstrap with expanded percentiles, which widens the plain percentile interval (too narrow for
 * few values: 10% instead of 5% outside with 8) to the level of Student's t. With fewer: Student's t itself.
 *
 * Source: T. Hesterberg, What Teachers Should Know about the Bootstrap, 2014, arXiv 1411.5279, section 4.
 *
 * @param next uniform numbers in [0, 1): seeded, so that a report can be made again.
 * @param outside how often the truth may lie outside; default 0.05, a 95% interval.
 */
export function meanInterval(values: readonly number[], next: () => number, outside = 0.05): Interval {
  return interval(
    values.map((value) => [value]),
    ([value]) => value,
    { next, outside },
  );
}

/**
 * The share by which the second of each pair is below the first: 1 - mean(second) / mean(first), with its interval.
 * Pairs are drawn whole, so what two runs of one seed share does not widen it.
 */
export function savedShare(
  pairs: readonly (readonly [number, number])[],
  next: () => number,
  outside = 0.05,
): Interval {
  return interval(pairs, ([first, second]) => 1 - second / first, { next, outside });
}

/**
 * How often each of several intervals may miss, so that all of them hold at once 95% of the time: a twentieth, divided
 * by their number (Bonferroni). Whichever schedule is then chosen for its figures, its interval keeps its word.
 */
export const jointly = (intervals: number): number => 0.05 / Math.max(1, intervals);

interface Sureness {
  readonly next: () => number;
  readonly outside: number;
}

/** Of a function of the columns' means, over rows that belong together. */
function interval<Row extends readonly number[]>(
  rows: readonly Row[],
  figure: (means: Row) => number,
  sureness: Sureness,
): Interval {
  if (rows.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN };
  const mean = figure(meansOf(rows, rows.length, (i) => i));
  if (rows.length < 2) return { mean, low: Number.NaN, high: Number.NaN };
  const [low, high] =
    rows.length < enoughToResample
      ? byStudent(rows, figure, { mean, ...sureness })
      : byResampling(rows, figure, sureness);
  return { mean, low, high };
}

/** The figure is made linear by leaving out one row at a time (the jackknife); exact for a mean. */
function byStudent<Row extends readonly number[]>(
  rows: readonly Row[],
  figure: (means: Row) => number,
  { mean, outside }: Sureness & { readonly mean: number },
): [number, number] {
  const n = rows.length;
  const without = rows.map((_, left) => figure(meansOf(rows, n - 1, (i) => (i < left ? i : i + 1))));
  const centre = without.reduce((sum, value) => sum + value, 0) / n;
  const spread = without.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const half = studentPoint(n - 1, outside) * Math.sqrt(((n - 1) / n) * spread);
  return [mean - half, mean + half];
}

function byResampling<Row extends readonly number[]>(
  rows: readonly Row[],
  figure: (means: Row) => number,
  { next, outside }: Sureness,
): [number, number] {
  const n = rows.length;
  const figures = new Float64Array(resamples);
  for (let k = 0; k < resamples; k++) figures[k] = figure(meansOf(rows, n, () => Math.floor(next() * n)));
  figures.sort();
  const tail = normalShare(-Math.sqrt(n / (n - 1)) * studentPoint(n - 1, outside));
  return [quantile(figures, tail), quantile(figures, 1 - tail)];
}

function meansOf<Row extends readonly number[]>(
  rows: readonly Row[],
  count: number,
  pick: (i: number) => number,
): Row {
  const sums = rows[0].map(() => 0);
  for (let i = 0; i < count; i++) {
    const row = rows[pick(i)];
    for (let column = 0; column < sums.length; column++) sums[column] += row[column];
  }
  return sums.map((sum) => sum / count) as unknown as Row;
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
