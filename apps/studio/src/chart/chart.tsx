import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { ChartProps } from "./types.ts";

/** Curves over steps. */
export function Chart({ says, series, height = 360, value }: ChartProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = box.current;
    if (target === null) return;
    const { joined, tables } = join(series);
    const plot = new uPlot(
      {
        width: target.clientWidth,
        height,
        legend: { show: false },
        scales: { x: { time: false }, y: { distr: value.scale === "log" ? 3 : 1 } },
        axes: [{}, { values: (_, ticks) => ticks.map((tick) => String(tick)), size: 70 }],
        series: [
          {},
          ...series.map(({ name, hue }) => ({ label: name, stroke: colour(target, hue), width: 1.75 })),
        ],
      },
      [joined, ...tables] as uPlot.AlignedData,
      target,
    );
    return () => plot.destroy();
  }, [series, height, value.scale]);
  return <div ref={box} role="img" aria-label={says} class="chart" />;
}

function join(series: ChartProps["series"]): { joined: number[]; tables: (number | null)[][] } {
  const joined = [...new Set(series.flatMap(({ xs }) => Array.from(xs)))].sort((a, b) => a - b);
  const tables = series.map(({ xs, ys }) => {
    const at = new Map(Array.from(xs, (x, k) => [x, ys[k]]));
    return joined.map((x) => at.get(x) ?? null);
  });
  return { joined, tables };
}

function colour(element: Element, hue: number): string {
  const probe = document.createElement("i");
  probe.style.color = hue === 0 ? "var(--curve-baseline)" : `var(--curve-${((hue - 1) % 8) + 1})`;
  element.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
