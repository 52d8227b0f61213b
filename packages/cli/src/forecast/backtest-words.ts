import type { Backtest, BacktestRun } from "anneal/forecast";
import { lossText, offText } from "./loss-text.ts";

/** Losses nearer to each other than this are not told apart: a run that is done again moves by half of it. */
export const apart = 0.003;

const headings = ["run", "was", "forecast", "off", "interval", ""];

/** A table of the runs: what each was, and what it was forecast to be. */
export const backtestRows = ({ perRun }: Backtest): readonly (readonly string[])[] => [
  headings,
  ...perRun.map(rowOf),
];

function rowOf(run: BacktestRun): readonly string[] {
  const was = [run.name, lossText(run.actual)];
  if ("refused" in run) return [...was, "refused", "", "", ""];
  const { actual, forecast, low, high, error } = run;
  const inside = low <= actual && actual <= high;
  return [
    ...was,
    lossText(forecast),
    offText(error),
    `${lossText(low)} to ${lossText(high)}`,
    inside ? "" : "outside",
  ];
}

/** The score in sentences. */
export function backtestVerdict({ n, perRun, ...score }: Backtest): readonly string[] {
  const refused = perRun.flatMap((run) => ("refused" in run ? [run] : []));
  const reasons = new Set(refused.map((run) => run.refused.split("\n")[0]));
  const left =
    refused.length === 0
      ? []
      : [
          `${refused.length} of ${perRun.length} runs are not forecast:`,
          ...[...reasons].map((reason) => `· ${reason}`),
        ];
  const { meanAbsFinalError: off, relative, kendallTau, regret, coverage } = score;
  if (off === null || relative === null || coverage === null) return left;
  const inside = `${Math.round(100 * coverage)}% inside their interval`;
  return [
    `${n} ${n === 1 ? "forecast" : "forecasts"}, off by ${off.toFixed(4)} in the mean (${(100 * relative).toFixed(2)}%); ${inside}`,
    ...(kendallTau === null
      ? [`no two runs end more than ${apart} apart, so their order says nothing`]
      : [`order: Kendall's tau ${kendallTau.toFixed(2)}, over pairs that end more than ${apart} apart`]),
    ...(regret === null
      ? []
      : [`the run that the forecast calls best ends ${regret.toFixed(4)} above the best one`]),
    ...left,
  ];
}

/** What `--json` prints: a run that is not forecast has null in the place of numbers, and the reason. */
export function backtestJson({ perRun, ...score }: Backtest, seconds: number): object {
  const { n, meanAbsFinalError, relative, kendallTau, regret, coverage } = score;
  const runs = perRun.map((run) => {
    const { name: id, actual } = run;
    if ("refused" in run) {
      const { refused } = run;
      return { id, actual, forecast: null, low: null, high: null, error: null, refused };
    }
    const { forecast, low, high, error } = run;
    return { id, actual, forecast, low, high, error };
  });
  return { n, meanAbsFinalError, relative, kendallTau, regret, coverage, perRun: runs, seconds };
}
