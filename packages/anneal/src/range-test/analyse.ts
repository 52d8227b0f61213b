import { readOptions } from "../schedules/index.ts";
import { type Middle, middleOf } from "./aggregate.ts";
import { judge } from "./judge.ts";
import { type RangeRun, readSweeps, type Sweep } from "./points.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { RangeCurve, RangeReport, RangeSeed } from "./report.ts";

export interface AnalyseOptions {
  /** EMA weight of the past, on both sides. Default: such that the average looks at a tenth of the points. */
  readonly beta?: number;
}

/**
 * Reads a learning-rate range test: which LRs are worth a search, and what the usual rules suggest; or why it cannot
 * tell. Takes one sweep or several (seeds), in points or columns, on one LR grid or on different ones.
 *
 *   curve   = median over seeds of the losses, each smoothed by an EMA that looks both ways and therefore does not lag
 *   drop    = median loss of the first 5% of the points - lowest loss
 *   rise    = last LR whose loss is at most lowest + drop / 10 (and 3 deviations of noise)
 *   bracket = LR of the steepest fall per log LR / 10  ..  2 * rise
 *
 * A decade below the steepest fall, because long runs want lower LRs than the first hundred steps do, and constant ones
 * lower than decayed ones. Twice the rise, because a warmup and a decay let a run bear more than fresh weights do at once.
 * The bracket may reach beyond the sweep. Measured: see docs/range-test.md.
 *
 * The order of the points and of the seeds does not matter; steps of one LR are averaged; a loss that is null or not
 * finite ends its seed. Without a bracket `reasons` says why, and `again` which sweep would tell.
 *
 * Source: Smith 2017, arXiv 1506.01186; rules: see {@link suggestion}. Thresholds and bracket are ours.
 * @throws AnnealError where LRs are not numbers above 0, losses not numbers, columns of different lengths, or sweeps
 * without an LR in common.
 * @example
 * const lr = Array.from({ length: 61 }, (_, i) => 1e-5 * 10 ** (i / 10));
 * const loss = lr.map((each) => 2 / (1 + each / 0.01) + 0.3 + each ** 2);
 * analyse({ lr, loss }).suggestions[0].lr; // 0.01
 */
export function analyse(points: RangeRun | readonly RangeRun[], options: AnalyseOptions = {}): RangeReport {
  const { beta } = readOptions<AnalyseOptions, keyof AnalyseOptions>("analyse", options, {
    beta: { type: "number", min: 0, below: 1, optional: true, says: "EMA weight of the past" },
  });
  const sweeps = readSweeps(points).filter(({ lr }) => lr.length > 0);
  const prepared = sweeps.map((sweep) => prepare(sweep, beta));
  const middle = middleOf(prepared);
  return {
    ...judge(middle, sweeps),
    noise: middle.noise,
    curve: curveOf(middle),
    seeds: sweeps.map((sweep, i) => seedOf(sweep, prepared[i])),
  };
}

const curveOf = ({ lr, loss, low, high, alive }: Middle): RangeCurve => ({
  lr: Array.from(lr),
  loss: Array.from(loss),
  low: Array.from(low),
  high: Array.from(high),
  alive: Array.from(alive),
});

const seedOf = ({ lr, loss }: Sweep, { loss: smoothed, divergedAt }: Prepared): RangeSeed => ({
  lr: Array.from(lr),
  loss: Array.from(loss),
  smoothed: Array.from(smoothed),
  divergedAt: divergedAt ?? null,
});
