import { type Difference, formatLr, formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { Chart } from "../../chart/chart.tsx";
import { pointsOf } from "../../chart/points.ts";
import type { ChartMark, ChartSeries, ChartShade } from "../../chart/types.ts";
import type { Shown } from "./input.ts";
import type { Join, Joined } from "./join.ts";
import { verdictOf } from "./verdict.tsx";

/** Both curves, their difference or their ratio. */
export function Picture({ joined }: { readonly joined: Join }): JSX.Element | null {
  const { translate, cursor, pinned } = useStudio();
  const { a, b, difference, steps } = joined;
  const shown: Shown = difference === undefined ? "lr" : translate.show.value;
  const series = useMemo(() => seriesOf(joined, shown), [joined, shown]);
  const around = useMemo(() => surroundings(difference), [difference]);
  if (steps === undefined || series.length === 0) return null;
  return (
    <div class="picture">
      <Chart
        says={saysOf(a, b, difference)}
        series={series}
        steps={[0, steps]}
        horizon={{ steps }}
        value={values[shown]}
        cursor={cursor}
        pinned={pinned}
        {...around}
        height={360}
      />
    </div>
  );
}

const values = {
  lr: { name: "LR", scale: "linear", as: "lr" },
  difference: { name: "B − A", scale: "linear", as: "lr" },
  ratio: { name: "B / A", scale: "linear", as: "loss", format: (value: number) => formatLr(value) },
} as const;

function saysOf(a: Joined | undefined, b: Joined | undefined, difference: Difference | undefined): string {
  const names = [a, b].flatMap((each) =>
    each ? [`${each.letter.toUpperCase()}, ${each.side.scheduler}`] : [],
  );
  return `LR over steps: ${names.join("; ")}.${difference ? ` ${verdictOf(difference)}` : ""}`;
}

function seriesOf({ a, b, steps = 0 }: Join, shown: Shown): readonly ChartSeries[] {
  const curves = [a, b].flatMap((each) => (each ? [{ each, points: pointsOf(each, { steps }) }] : []));
  if (shown === "lr" || a === undefined || b === undefined)
    return curves.map(({ each, points }) => ({
      id: each.letter,
      name: each.letter.toUpperCase(),
      hue: each.letter === "a" ? 1 : 2,
      ...points,
      selected: each.letter === "a",
    }));
  const xs = Float64Array.from(new Set(curves.flatMap(({ points }) => [...points.xs]))).sort();
  const ys = xs.map((step) => {
    const [left, right] = [a.curve.at(step), b.curve.at(step)];
    return shown === "difference" ? right - left : left === 0 ? Number.NaN : right / left;
  });
  return [{ id: shown, name: values[shown].name, hue: 2, xs, ys, selected: true }];
}

interface Surroundings {
  readonly marks?: readonly ChartMark[];
  readonly shades?: readonly ChartShade[];
}

function surroundings(difference: Difference | undefined): Surroundings {
  const { first, last } = difference ?? {};
  if (first === undefined || last === undefined) return {};
  return {
    marks: [{ step: first.step, look: "differ", right: `different from step ${formatSteps(first.step)}` }],
    shades: [{ from: first.step, to: last.step + 1, look: "differ" }],
  };
}
