import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { Chart } from "../../chart/chart.tsx";
import { lossLimits } from "../../race/loss-limits.ts";
import { stageNames } from "../../race/record.ts";
import { lossSeries, lrSeries } from "../../race/series.ts";
import { presentStep } from "../../race/standing.ts";
import type { SetUp } from "./use-set-up.ts";

/** Room that charts above one another share, so that their steps stand above one another, too. */
const sides = { wide: { left: 64, right: 150 }, phone: { left: 44, right: 104 } };

/** The LR of every racer above its loss, on one axis of steps. */
export function Charts({ setUp }: { readonly setUp: SetUp }): JSX.Element {
  const { race, width } = useStudio();
  // Steps of the race are not those of the workspace, so its charts have a cursor of their own.
  const cursor = useSignal<number | undefined>(undefined);
  const pinned = useSignal<number | undefined>(undefined);
  const now = race.now.value;
  const plan = now?.plan;
  const steps = plan?.steps ?? setUp.steps;
  const racers = plan?.racers ?? setUp.racers;
  const best = now?.best;
  const step = now && presentStep(now);
  const isOver = now?.state === "ended";
  const bestKey = best && [...best].join();
  // The rates themselves count, not the map that is made anew each time.
  const lr = useMemo(
    () => lrSeries(racers, { steps, best, until: isOver ? undefined : (step ?? 0) }),
    [racers, steps, bestKey, step, isOver],
  );
  const losses = useMemo(() => (now === undefined ? [] : lossSeries(now)), [now]);
  const limits = useMemo(() => now && lossLimits(now), [now]);
  const isPhone = width.value === "phone";
  const room = isPhone ? sides.phone : sides.wide;
  const isShared = best !== undefined && best.size > 0;
  const mark = step === undefined || isOver ? [] : [{ step, look: "present" as const }];
  const planned = plan ?? ("missing" in setUp.plan ? undefined : setUp.plan);
  const seeds = now?.standing?.seeds ?? planned?.seeds;
  return (
    <div class="race-charts">
      <Chart
        says={`${racers.map(({ name }) => name).join(", ")}: learning rates over ${steps} steps`}
        series={lr}
        steps={[0, steps]}
        value={{ name: isShared ? "LR" : "Share of the peak", scale: "linear", as: "lr" }}
        marks={mark.map((each) => ({ ...each, right: `step ${each.step.toLocaleString("en")}` }))}
        cursor={cursor}
        pinned={pinned}
        height={196}
        sides={room}
      />
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
        marks={mark}
        live
        cursor={cursor}
        pinned={pinned}
        height={372}
        sides={room}
        {...(losses.length === 0 && { waiting: { says: waitingWords(now) } })}
      />
    </div>
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
