import { lossText, offText } from "./loss-text.ts";
import type { Backtest } from "./run-backtest.ts";
import { apart } from "./score.ts";

/** A table of the runs: what each was, and what it was forecast to be. */
export const backtestRows = ({ perRun }: Backtest): readonly (readonly string[])[] => [
  ["run", "was", "forecast", "off", "interval", ""],
  ...perRun.map(({ id, actual, forecast, low, high, error }) =>
    forecast === null || low === null || high === null || error === null
      ? [id, lossText(actual), "refused", "", "", ""]
      : [
          id,
          lossText(actual),
          lossText(forecast),
          offText(error),
          `${lossText(low)} to ${lossText(high)}`,
          low <= actual && actual <= high ? "" : "outside",
        ],
  ),
];

/** The score in sentences. */
export function backtestVerdict({ n, perRun, seconds, ...score }: Backtest): readonly string[] {
  const refused = perRun.flatMap(({ id, refused: why }) => (why === undefined ? [] : [{ id, why }]));
  const reasons = new Set(refused.map(({ id, why }) => why.split("\n")[0].replace(`${id}: `, "")));
  const left =
    refused.length === 0
      ? []
      : [
          `${refused.length} of ${perRun.length} runs are not forecast:`,
          ...[...reasons].map((reason) => `  ${reason}`),
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
