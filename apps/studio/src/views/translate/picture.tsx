import { type Difference, formatLr, formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useStudio } from "../../app/studio.ts";
import { Chart } from "../../chart/chart.tsx";
import { pointsOf } from "../../chart/points.ts";
import type { ChartMark, ChartPlot, ChartSeries, ChartShade } from "../../chart/types.ts";
import type { Shown } from "./input.ts";
import { Inset } from "./inset.tsx";
import { insetPlace } from "./inset-place.ts";
import { insetWindow } from "./inset-window.ts";
import type { Join, Joined } from "./join.ts";
import { verdictOf } from "./verdict.tsx";
import "./picture.css";

/** Both curves, their difference or their ratio. */
export function Picture({ joined }: { readonly joined: Join }): JSX.Element | null {
  const { translate } = useStudio();
  const { a, b, difference, steps } = joined;
  const shown: Shown = difference === undefined ? "lr" : translate.show.value;
  const series = useMemo(() => seriesOf(joined, shown), [joined, shown]);
  const around = useMemo(() => surroundings(difference), [difference]);
  const [plot, setPlot] = useState<ChartPlot>();
  if (steps === undefined || series.length === 0) return null;
  return (
    <div class="picture">
      <div class="picture-frame">
        <Chart
          says={saysOf(a, b, difference)}
          series={series}
          steps={[0, steps]}
          horizon={{ steps }}
          value={values[shown]}
          {...around}
          height={400}
          onFrame={setPlot}
        />
        {shown === "lr" && plot && <Closer joined={joined} plot={plot} />}
      </div>
    </div>
  );
}

/** A closer look, over the picture where there is room, else under it. */
function Closer({ joined, plot }: { readonly joined: Join; readonly plot: ChartPlot }): JSX.Element | null {
  const { a, b, difference, steps = 0 } = joined;
  const window = useMemo(() => a && b && difference && insetWindow(difference, a, b), [a, b, difference]);
  const first = difference?.first?.step ?? 0;
  const place = useMemo(
    () => (window && a && b ? insetPlace(plot, { curves: [a, b], steps, first }) : undefined),
    [window, a, b, plot, steps, first],
  );
  if (window === undefined || a === undefined || b === undefined) return null;
  const inset = <Inset window={window} a={a} b={b} first={first} />;
  if (place === undefined) return <div class="inset-below">{inset}</div>;
  return (
    <div class="inset-over" style={{ left: `${place.left}px`, top: `${place.top}px` }}>
      {inset}
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

function seriesOf({ a, b, steps = 0, difference }: Join, shown: Shown): readonly ChartSeries[] {
  const curves = [a, b].flatMap((each) => (each ? [{ each, points: pointsOf(each, { steps }) }] : []));
  if (shown === "lr" && difference?.equal)
    return [{ id: "a", name: "A and B", hue: 1, ...curves[0].points, selected: true }];
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
