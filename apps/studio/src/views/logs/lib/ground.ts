import type { ChartMark, ChartShade } from "../../../chart/types.ts";
import type { FitAnswer, LoadedLog } from "../../../runs/types.ts";

/** Steps that were not fitted, and those that are forecast. */
export function shadesOf({
  logs,
  answer,
  base,
  steps,
}: {
  readonly logs: readonly LoadedLog[];
  readonly answer: FitAnswer | undefined;
  readonly base: LoadedLog | undefined;
  readonly steps: number;
}): readonly ChartShade[] {
  const firsts = answer?.runs.map(({ firstFitted }) => firstFitted) ?? [];
  const excluded = logs.flatMap((log) => (log.unfitted ? [] : (log.excluded ?? [])));
  return [
    // Hatched is what no run was fitted on.
    ...(firsts.length > 0 && Math.min(...firsts) > 0
      ? [{ from: 0, to: Math.min(...firsts), look: "excluded" as const, label: "not fitted" }]
      : []),
    ...excluded.map(([from, to]) => ({ from, to, look: "excluded" as const, label: "not fitted" })),
    ...(base !== undefined && steps > base.last
      ? [{ from: base.last, to: steps, look: "forecast" as const }]
      : []),
  ];
}

/** Where the log ends and the forecast begins. */
export const marksOf = (base: LoadedLog | undefined): readonly ChartMark[] =>
  base === undefined ? [] : [{ step: base.last, look: "divide", left: "logged", right: "forecast" }];
