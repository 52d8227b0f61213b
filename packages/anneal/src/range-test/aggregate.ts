import { problem, refuse } from "../errors/index.ts";
import { median } from "../series/index.ts";
import type { Prepared } from "./prepare.ts";
import { short } from "./words.ts";

/** Several sweeps as one, in columns of one length. */
export interface Middle {
  readonly lr: Float64Array;
  /** Median over the sweeps; a diverged one counts as infinitely high. */
  readonly loss: Float64Array;
  /** Lowest and highest of the sweeps that have not diverged there. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How many those are. */
  readonly alive: Float64Array;
  /** Deviation of one value of `loss`. */
  readonly noise: number;
  /** Whether half of the sweeps or more have diverged by its end. */
  readonly diverged: boolean;
}

/**
 * The median over sweeps, at every LR that any of them has within what all of them cover; between its points a sweep is
 * straight in log LR. It ends where half of the sweeps or more have diverged.
 *
 * @throws AnnealError when the sweeps have no LR in common.
 */
export function middleOf(sweeps: readonly Prepared[]): Middle {
  const grid = gridOf(sweeps);
  const columns = sweeps.map((each) => resample(each, grid));
  const rows = Array.from(grid, (_, i) => columns.map((column) => column[i]).sort((a, b) => a - b));
  const broken = rows.findIndex((row) => row[row.length >> 1] === Number.POSITIVE_INFINITY);
  const kept = broken < 0 ? rows : rows.slice(0, broken);
  const alive = kept.map((row) => row.filter(Number.isFinite));
  const count = sweeps.length;
  const end = grid[grid.length - 1] * (1 + same);
  const gone = ({ divergedAt }: Prepared): boolean => divergedAt !== undefined && divergedAt <= end;
  const widened = count > 2 ? Math.sqrt(Math.PI / 2) : 1; // a median of normal numbers strays more than a mean
  return {
    lr: grid.slice(0, kept.length),
    loss: Float64Array.from(kept, median),
    low: Float64Array.from(alive, (row) => row[0]),
    high: Float64Array.from(alive, (row) => row[row.length - 1]),
    alive: Float64Array.from(alive, (row) => row.length),
    noise: count > 0 ? (median(sweeps.map(({ noise }) => noise)) * widened) / Math.sqrt(count) : 0,
    diverged: broken >= 0 || (count > 0 && 2 * sweeps.filter(gone).length >= count),
  };
}

/** Every LR of any sweep that all sweeps cover, ascending; those that differ only by rounding count once. */
function gridOf(sweeps: readonly Prepared[]): Float64Array {
  const lrs = sweeps.map(({ lr }) => lr).filter((lr) => lr.length > 0);
  const from = Math.max(...lrs.map((lr) => lr[0]));
  const whole = sweeps.filter(({ divergedAt }) => divergedAt === undefined);
  const to = Math.min(...whole.map(({ lr }) => lr[lr.length - 1]));
  if (from > to) {
    const seen = `one up to ${short(to)} and one from ${short(from)}`;
    refuse([problem("range", "points", "sweeps that have LRs in common", sweeps, { note: seen })]);
  }
  const all = Float64Array.from(lrs.flatMap((lr) => Array.from(lr))).sort();
  const within = all.filter((lr) => lr >= from * (1 - same) && lr <= to * (1 + same));
  return within.filter((lr, i) => i === 0 || lr > within[i - 1] * (1 + same));
}

/** LRs closer than this are one. */
const same = 1e-9;

/** A sweep at other LRs; Infinity beyond the end of one that has diverged. */
function resample({ lr, loss, divergedAt }: Prepared, grid: Float64Array): Float64Array {
  const last = lr.length - 1;
  let k = 0;
  return grid.map((x) => {
    if (last < 0 || (divergedAt !== undefined && x > lr[last] * (1 + same))) return Number.POSITIVE_INFINITY;
    while (k < last && lr[k + 1] < x) k++;
    if (x <= lr[0] || k === last) return loss[k];
    const share = Math.min(1, Math.log(x / lr[k]) / Math.log(lr[k + 1] / lr[k]));
    return (1 - share) * loss[k] + share * loss[k + 1];
  });
}
