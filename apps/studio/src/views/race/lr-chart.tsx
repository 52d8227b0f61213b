import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { Chart } from "../../chart/chart.tsx";
import { cutAt, lrSeries } from "../../race/series.ts";
import { markOf, type RaceChartProps, sidesOf } from "./chart-props.ts";
import { useRace } from "./use-race.ts";

/** The LR of every racer: solid as far as it has run. */
export function LrChart({ setUp, cursor, pinned }: RaceChartProps): JSX.Element {
  const { width } = useStudio();
  const plan = useRace((now) => now?.plan);
  const best = useRace((now) => now?.best);
  const isOver = useRace((now) => now === undefined || now.state === "ended");
  // Of equal marks one is enough: what is compared is what they say.
  const step = useRace((now) => markOf(now)?.step);
  const words = useRace((now) => markOf(now)?.right);
  const steps = plan?.steps ?? setUp.steps;
  const racers = plan?.racers ?? setUp.racers;
  const isShared = best !== undefined && best.size > 0;
  const whole = useMemo(() => lrSeries(racers, { steps, best }), [racers, steps, best]);
  const series = useMemo(
    () => (isOver || !isShared ? whole : cutAt(whole, step ?? 0)),
    [whole, isOver, isShared, step],
  );
  return (
    <Chart
      says={`${racers.map(({ name }) => name).join(", ")}: learning rates over ${steps} steps`}
      series={series}
      steps={[0, steps]}
      value={{ name: isShared ? "LR" : "Share of the peak", scale: "linear", as: "lr" }}
      marks={step === undefined ? [] : [{ step, look: "present", ...(words && { right: words }) }]}
      cursor={cursor}
      pinned={pinned}
      height={196}
      sides={sidesOf(width.value === "phone")}
    />
  );
}
