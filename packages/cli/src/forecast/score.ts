/** A run whose end was forecast. */
export interface Scored {
  readonly id: string;
  /** The last loss that was logged. */
  readonly actual: number;
  readonly forecast: number;
  readonly low: number;
  readonly high: number;
}

/** How well the ends of runs were forecast. `null` where the runs cannot tell. */
export interface Score {
  readonly n: number;
  /** Mean of |forecast - actual|, in units of the loss. */
  readonly meanAbsFinalError: number | null;
  /** Mean of |forecast - actual| / actual. */
  readonly relative: number | null;
  /** Kendall's tau-a over pairs whose actual losses differ by more than {@link apart}. */
  readonly kendallTau: number | null;
  /** Loss of the run that the forecast calls best, less that of the best one. */
  readonly regret: number | null;
  /** Share of actual losses inside their interval. */
  readonly coverage: number | null;
}

/** Losses nearer to each other than this are not told apart: a run that is done again moves by half of it. */
export const apart = 0.003;

/**
 * Scores forecasts.
 *
 *   tau = (pairs in the right order - pairs in the wrong order) / pairs
 *
 * A pair that is forecast to end equal counts as neither.
 */
export function scoreOf(runs: readonly Scored[]): Score {
  const n = runs.length;
  if (n === 0) {
    return { n, meanAbsFinalError: null, relative: null, kendallTau: null, regret: null, coverage: null };
  }
  const mean = (of: (run: Scored) => number): number => runs.reduce((sum, run) => sum + of(run), 0) / n;
  const lowest = (of: (run: Scored) => number): Scored =>
    runs.reduce((best, run) => (of(run) < of(best) ? run : best));
  return {
    n,
    meanAbsFinalError: mean(({ forecast, actual }) => Math.abs(forecast - actual)),
    relative: mean(({ forecast, actual }) => Math.abs(forecast - actual) / actual),
    kendallTau: tauOf(runs),
    regret: n < 2 ? null : lowest((run) => run.forecast).actual - lowest((run) => run.actual).actual,
    coverage: mean(({ actual, low, high }) => (low <= actual && actual <= high ? 1 : 0)),
  };
}

function tauOf(runs: readonly Scored[]): number | null {
  let [pairs, order] = [0, 0];
  for (let i = 0; i < runs.length; i++) {
    for (let j = 0; j < i; j++) {
      const actual = runs[i].actual - runs[j].actual;
      if (Math.abs(actual) <= apart) continue;
      pairs++;
      order += Math.sign(actual) * Math.sign(runs[i].forecast - runs[j].forecast);
    }
  }
  return pairs === 0 ? null : order / pairs;
}
