import { formatLr, formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Chart } from "../../../chart/chart.tsx";
import type { ChartDisc, ChartSeries } from "../../../chart/types.ts";
import type { Metric } from "./controller.tsx";
import type { Replay } from "./replay.ts";

interface PlayedProps {
  readonly metric: Metric;
  readonly found: Replay;
  readonly hue: number;
}

/** More discs than this only cover the curve. */
const mostDiscs = 12;

/** The loss, with the checks that change the LR, above the LR. */
export function Played({ metric, found, hue }: PlayedProps): JSX.Element {
  const { logged, what } = metric;
  const last = Math.max(1, logged.steps[logged.steps.length - 1]);
  const sides = { left: 56, right: 24 };
  const losses = useMemo(
    (): readonly ChartSeries[] => [
      { id: "loss", name: what, hue: 0, xs: logged.steps, ys: logged.values, label: "none" },
    ],
    [logged, what],
  );
  const rates = useMemo(
    (): readonly ChartSeries[] => [
      { id: "lr", name: "LR", hue, xs: found.xs, ys: found.ys, selected: true, label: "none" },
    ],
    [found, hue],
  );
  const discs = useMemo(
    () =>
      found.changes.slice(0, mostDiscs).map(
        ({ check, step, to }, i): ChartDisc => ({
          step,
          value: logged.values[check],
          number: i + 1,
          tone: "info",
          label: `Change ${i + 1} at step ${formatSteps(step)}: LR ${formatLr(to)}`,
        }),
      ),
    [found, logged],
  );
  const shared = { steps: [0, last] as const, horizon: { steps: last }, sides };
  return (
    <div class="picture">
      <Chart
        {...shared}
        says={`${what} over steps, with the ${found.changes.length} checks that change the LR.`}
        series={losses}
        discs={discs}
        value={{ name: what, scale: "linear", as: "loss" }}
        height={200}
      />
      <Chart
        {...shared}
        says={`LR over steps: ${found.changes.length} changes.`}
        series={rates}
        value={{ name: "LR", scale: "log", as: "lr" }}
        height={170}
      />
    </div>
  );
}
