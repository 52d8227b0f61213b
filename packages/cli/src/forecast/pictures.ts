import { formatSteps } from "anneal/describe";
import { type Chart, type ChartLine, lateMost, type Panel } from "../chart/chart.ts";
import type { PlotLayer } from "../plot/plot.ts";

/** Losses over a run: what was logged, or what a law says, perhaps with how sure it is. */
export interface LossLine {
  readonly name: string;
  readonly steps: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** What was logged of it, drawn as dots. */
  readonly logged?: { readonly steps: ArrayLike<number>; readonly values: ArrayLike<number> };
  /** The LR of every update. */
  readonly lr: Float64Array;
  readonly baseline?: boolean;
}

/** Points at which an LR is drawn. */
const mostPoints = 2000;

/** Losses above, the LRs that they follow below. The first line is the one that the picture is about. */
export function lossChart(title: string, lines: readonly LossLine[]): Chart {
  const steps = Math.max(...lines.map(({ lr }) => lr.length));
  const losses = lines.flatMap((line, i): readonly ChartLine[] => {
    const hue = line.baseline ? ("baseline" as const) : i;
    const law: ChartLine = {
      name: line.name,
      hue,
      steps: line.steps,
      values: line.values,
      heavy: i === 0,
      ...(line.band && { band: line.band }),
    };
    if (line.logged === undefined) return [law];
    return [law, { name: "", hue, as: "dots", ...line.logged }];
  });
  const rates = lines.map(
    (line, i): ChartLine => ({
      name: "",
      hue: line.baseline ? "baseline" : i,
      heavy: i === 0,
      ...sampled(line.lr),
    }),
  );
  const panels: readonly Panel[] = [
    { name: "Loss", lines: losses, most: lateMost(losses, steps), share: 3 },
    { name: "LR", lines: rates, fromZero: true, share: 1.3 },
  ];
  const ends = lines.map((line) => `${line.name} ends at ${endOf(line)}`).join("; ");
  return { title, says: `Loss and learning rate over ${formatSteps(steps)} steps. ${ends}.`, steps, panels };
}

const endOf = ({ values }: LossLine): string =>
  values.length === 0 ? "no loss" : values[values.length - 1].toFixed(4);

function sampled(lr: Float64Array): { readonly steps: Float64Array; readonly values: Float64Array } {
  const count = Math.min(lr.length, mostPoints);
  const steps = Float64Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (lr.length - 1)) / (count - 1)),
  );
  return { steps, values: steps.map((step) => lr[step]) };
}

/** Losses as the terminal draws them: between two points a straight line. */
export const plotted = (line: Pick<LossLine, "name" | "steps" | "values">): PlotLayer => ({
  name: line.name,
  at: between(line.steps, line.values),
  steps: (line.steps[line.steps.length - 1] ?? 0) + 1,
});

function between(steps: ArrayLike<number>, values: ArrayLike<number>): (step: number) => number {
  return (step) => {
    let [low, high] = [0, steps.length - 1];
    if (high < 0 || step < steps[0]) return Number.NaN;
    if (step >= steps[high]) return step > steps[high] ? Number.NaN : values[high];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (steps[middle] <= step) low = middle;
      else high = middle;
    }
    const share = (step - steps[low]) / (steps[high] - steps[low]);
    return (1 - share) * values[low] + share * values[high];
  };
}
