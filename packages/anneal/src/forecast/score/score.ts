/** The end of a run as it was, and as it was forecast. */
export interface Scored {
  readonly actual: number;
  readonly forecast: number;
  readonly low: number;
  readonly high: number;
}

/** How well ends were forecast; null where the runs cannot tell. */
export interface Score {
  /** Runs that were forecast. */
  readonly n: number;
  /** Mean of |forecast - actual|, in units of the loss. */
  readonly meanAbsFinalError: number | null;
  /** Mean of |forecast - actual| / actual. */
  readonly relative: number | null;
  /** Pairs in the right order less pairs in the wrong order, over pairs; of those pairs that are really apart. */
  readonly kendallTau: number | null;
  /** Loss of the run that the forecast calls best, less the best loss. */
  readonly regret: number | null;
  /** Share of losses inside their interval. */
  readonly coverage: number | null;
}

/**
 * Scores forecasts of the last losses of runs. A pair whose losses differ by no more than `apart` has no order.
 *
 *   tau = sum over pairs of sign(actual_i - actual_j) sign(forecast_i - forecast_j) / pairs
 *
 * Source: Kendall 1938, A New Measure of Rank Correlation, Biometrika 30.
 * @example
 * const ends = [2, 3, 4].map((actual) => ({ actual, forecast: actual + 0.1, low: 0, high: 9 }));
 * scoreOf(ends).kendallTau; // 1
 * scoreOf(ends).meanAbsFinalError; // 0.1
 */
export function scoreOf(ends: readonly Scored[], apart = 0.003): Score {
  const n = ends.length;
  const mean = (of: (end: Scored) => number): number | null =>
    n === 0 ? null : ends.reduce((sum, end) => sum + of(end), 0) / n;
  return {
    n,
    meanAbsFinalError: mean(({ forecast, actual }) => Math.abs(forecast - actual)),
    relative: mean(({ forecast, actual }) => Math.abs(forecast - actual) / actual),
    kendallTau: tauOf(ends, apart),
    regret: regretOf(ends),
    coverage: mean(({ actual, low, high }) => (low <= actual && actual <= high ? 1 : 0)),
  };
}

function tauOf(ends: readonly Scored[], apart: number): number | null {
  let [pairs, order] = [0, 0];
  for (let i = 0; i < ends.length; i++) {
    for (let j = 0; j < i; j++) {
      const actual = ends[i].actual - ends[j].actual;
      if (!(Math.abs(actual) > apart)) continue;
      pairs++;
      order += Math.sign(actual) * Math.sign(ends[i].forecast - ends[j].forecast);
    }
  }
  return pairs === 0 ? null : order / pairs;
}

function regretOf(ends: readonly Scored[]): number | null {
  if (ends.length < 2) return null;
  const lowest = (of: (end: Scored) => number): Scored => ends.reduce((a, b) => (of(b) < of(a) ? b : a));
  return lowest(({ forecast }) => forecast).actual - lowest(({ actual }) => actual).actual;
}
