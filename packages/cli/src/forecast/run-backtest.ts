import { AnnealError } from "anneal";
import { type Fitted, predict, type Run } from "anneal/forecast";
import { type Score, scoreOf } from "./score.ts";

/** A run whose end was forecast, or why it was not. */
export interface RunResult {
  readonly id: string;
  /** The last loss that was logged, and the update at which. */
  readonly actual: number;
  readonly step: number;
  readonly forecast: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The forecast less what it was. */
  readonly error: number | null;
  readonly warnings: readonly string[];
  /** Why there is no forecast. */
  readonly refused?: string;
}

/** The score of forecasts, and what it is made of. */
export interface Backtest extends Score {
  readonly perRun: readonly RunResult[];
  /** From the first file that was read to the last forecast. */
  readonly seconds: number;
}

/** Forecasts the end of each run and scores those that were not refused; `seconds` is asked when all is done. */
export function backtestOf(
  fitted: Fitted,
  runs: readonly Run[],
  { anyway, seconds }: { readonly anyway: boolean; readonly seconds: () => number },
): Backtest {
  const perRun = runs.map((run) => forecastEnd(fitted, run, anyway));
  const scored = perRun.flatMap(({ id, actual, forecast, low, high }) =>
    forecast === null || low === null || high === null ? [] : [{ id, actual, forecast, low, high }],
  );
  return { ...scoreOf(scored), perRun, seconds: seconds() };
}

function forecastEnd(fitted: Fitted, { name, lr, steps, losses }: Run, anyway: boolean): RunResult {
  const end = steps.length - 1;
  const about = { id: name, actual: losses[end], step: steps[end] };
  try {
    const { final, low, high, warnings } = predict(fitted, lr, { anyway });
    return { ...about, forecast: final, low, high, error: final - about.actual, warnings };
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    const none = { forecast: null, low: null, high: null, error: null, warnings: [] };
    return { ...about, ...none, refused: error.message };
  }
}
