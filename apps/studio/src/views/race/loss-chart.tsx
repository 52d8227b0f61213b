import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { Chart } from "../../chart/chart.tsx";
import { lossLimits } from "../../race/loss-limits.ts";
import { stageNames } from "../../race/record.ts";
import { lossSeries } from "../../race/series.ts";
import { markOf, type RaceChartProps, sidesOf } from "./chart-props.ts";

/** The validation losses of the final runs, as they come. */
export function LossChart({ setUp, cursor, pinned }: RaceChartProps): JSX.Element {
  const { race, width } = useStudio();
  const now = race.curves.value;
  const steps = now?.plan.steps ?? setUp.steps;
  const runs = now?.runs;
  const losses = useMemo(() => (now === undefined ? [] : lossSeries(now)), [runs]);
  const limits = useMemo(() => now && lossLimits(now), [runs]);
  const isPhone = width.value === "phone";
  const planned = now?.plan ?? ("missing" in setUp.plan ? undefined : setUp.plan);
  const seeds = now?.standing?.seeds ?? planned?.seeds;
  const mark = markOf(now);
  return (
    <Chart
      says={saysLoss(now?.standing?.rows.length ?? 0, seeds)}
      series={losses}
      steps={[0, steps]}
      value={{
        name: isPhone ? "Validation loss" : "Validation loss, log scale",
        note: noteOf(seeds, isPhone),
        scale: "log",
        as: "loss",
        format: (loss) => String(Number(loss.toPrecision(3))),
        ...(limits ? { limits } : { limits: [0.1, 1] as const }),
      }}
      marks={mark === undefined ? [] : [{ step: mark.step, look: mark.look }]}
      live
      cursor={cursor}
      pinned={pinned}
      height={372}
      sides={sidesOf(isPhone)}
      {...(losses.length === 0 && { waiting: { says: waitingWords(now) } })}
    />
  );
}

/** While a field holds no number of seeds there is none to tell. */
function noteOf(seeds: number | undefined, isShort: boolean): string {
  const count = seeds === undefined ? "seeds" : `${seeds} seeds`;
  return isShort ? count : `mean of ${count}, thin lines are seeds`;
}

const saysLoss = (racers: number, seeds = 0): string =>
  racers === 0
    ? "Validation loss over steps, empty so far"
    : `Validation loss over steps: ${racers} schedules, mean of ${seeds} seeds`;

function waitingWords(now: { readonly state: string; readonly stage: 0 | 1 | 2 } | undefined): string {
  if (now === undefined) return "The losses of the final runs are drawn here.";
  if (now.state === "stopped" || now.state === "failed")
    return `The race ended in the ${stageNames[now.stage].toLowerCase()}.`;
  return now.stage === 1
    ? "Each schedule looks for its best rate."
    : "The range test looks for rates that are worth a search.";
}
