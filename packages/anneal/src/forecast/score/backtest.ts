import { AnnealError, problem, refuse } from "../../errors/index.ts";
import { type ForecastOptions, fitRuns } from "../model/fit-runs.ts";
import type { Fitted } from "../model/fitted.ts";
import { predict } from "../model/predict.ts";
import type { Run } from "../runs/run.ts";
import { type Score, type Scored, scoreOf } from "./score.ts";

export interface BacktestOptions extends ForecastOptions {
  /** Names of the runs to fit. */
  readonly train: readonly string[];
  /** Names of the runs to forecast. Default: all others. */
  readonly test?: readonly string[];
  /** Losses no further apart have no order. Default 0.003. */
  readonly apart?: number;
  /** Forecast also those runs that lie too far from the ones fitted. */
  readonly anyway?: boolean;
}

/** One run of a backtest: what came, what was forecast; or why it was not. */
export type BacktestRun =
  | ({ readonly name: string; readonly error: number } & Scored)
  | { readonly name: string; readonly actual: number; readonly refused: string };

/** A backtest: the score of all runs that were forecast, and each. */
export interface Backtest extends Score {
  readonly perRun: readonly BacktestRun[];
  /** Runs that lie too far from the ones fitted to be forecast; they are in `perRun`, and in no mean. */
  readonly refused: number;
  readonly fitted: Fitted;
  readonly warnings: readonly string[];
}

/**
 * Fits some runs, forecasts the last loss of others from nothing but their LR, and says how near it came.
 *
 * @throws AnnealError where a name is not that of a run, or no run is left to forecast.
 */
export function backtest(
  runs: readonly Run[],
  { train, test, apart = 0.003, anyway = false, ...options }: BacktestOptions,
): Backtest {
  const others = test ?? runs.map(({ name }) => name).filter((name) => !train.includes(name));
  const [fitOn, tests] = [named(runs, train, "train"), named(runs, others, "test")];
  if (tests.length === 0) refuse([problem("missing", "test", "at least one run to forecast", undefined)]);
  const fitted = fitRuns(fitOn, options);
  const perRun = tests.map((run) => forecastOf(fitted, run, anyway));
  const ends = perRun.filter((run) => !("refused" in run)) as Scored[];
  return {
    ...scoreOf(ends, apart),
    perRun,
    refused: perRun.length - ends.length,
    fitted,
    warnings: fitted.warnings,
  };
}

function named(runs: readonly Run[], names: readonly string[], path: string): Run[] {
  const known = new Map(runs.map((run) => [run.name, run]));
  const problems = names.flatMap((name, i) => {
    if (known.has(name)) return [];
    return [problem("unknown", `${path}[${i}]`, "the name of a run", name, { words: [...known.keys()] })];
  });
  refuse(problems);
  return names.map((name) => known.get(name) as Run);
}

function forecastOf(fitted: Fitted, { name, lr, steps, losses }: Run, anyway: boolean): BacktestRun {
  const actual = losses[losses.length - 1];
  try {
    const done = lr.subarray(0, steps[steps.length - 1] + 1);
    const { final, low, high } = predict(fitted, done, { anyway });
    return { name, actual, forecast: final, low, high, error: final - actual };
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    return { name, actual, refused: error.message };
  }
}
