import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { type Frame, frameOf, limitsOf, panBy, polyline, windowBetween, zoomOf } from "../geometry/index.ts";
import { overviewHeight } from "../layout.ts";
import type { ChartProps, ChartSeries } from "../types.ts";
import { hueColour } from "./hue.ts";
import { WindowEnd, WindowMiddle } from "./window-parts.tsx";

interface OverviewProps {
  readonly props: ChartProps;
  /** In the order in which they are drawn, with the points of the whole run. */
  readonly series: readonly ChartSeries[];
  readonly frame: Frame;
  readonly top: number;
  /** Limits stay as they are while something is held. */
  readonly isHeld: boolean;
}

/** The whole run, small, with the window on it: its ends and its middle can be dragged. */
export function Overview({ props, series, frame, top, isHeld }: OverviewProps): JSX.Element {
  const { plot, window } = frame;
  const { steps, value, zoom } = props;
  const limits = useRef(limitsOf([], value));
  if (!isHeld)
    limits.current = limitsOf(
      series.map(({ ys }) => ys),
      value,
    );
  const box = { left: plot.left, right: plot.right, top: 3, bottom: overviewHeight - 3 };
  // A rail for zero would take most of its height.
  const small = frameOf(box, { window: steps }, { ...limits.current, rail: undefined });
  const paths = useRef(new WeakMap<ChartSeries, { readonly key: string; readonly d: string }>());
  const key = [box.left, box.right, ...steps, ...Object.values(limits.current)].join();
  const pathOf = (each: ChartSeries): string => {
    const known = paths.current.get(each);
    if (known?.key === key) return known.d;
    const d = draw(each, small);
    paths.current.set(each, { key, d });
    return d;
  };
  const [left, right] = [small.x(window[0]), small.x(window[1])];
  const show = (next: readonly [number, number]): void => {
    if (zoom !== undefined) zoom.value = zoomOf(next, steps);
  };
  const stepsIn = (pixels: number): number => (pixels / (plot.right - plot.left)) * (steps[1] - steps[0]);
  const end = (side: 0 | 1) => (
    <WindowEnd
      name={side === 0 ? "First step shown" : "Last step shown"}
      at={window[side]}
      limits={steps}
      x={side === 0 ? left : right}
      onMove={(by) => show(windowBetween(window[side] + by, window[1 - side], steps))}
      stepsIn={stepsIn}
    />
  );
  return (
    <div class="chart-overview" style={{ top: `${top}px`, height: `${overviewHeight}px` }}>
      <svg aria-hidden="true">
        <rect
          class="chart-overview-ground"
          x={plot.left}
          y={0}
          width={plot.right - plot.left}
          height={overviewHeight}
          rx={4}
        />
        {series
          .filter(({ look }) => look !== "thin")
          .map((each) => (
            <path
              key={each.id}
              class="chart-overview-line"
              d={pathOf(each)}
              style={{ "--hue": hueColour(each.hue) }}
            />
          ))}
        <rect
          class="chart-overview-veil"
          x={plot.left}
          y={0}
          width={Math.max(0, left - plot.left)}
          height={overviewHeight}
        />
        <rect
          class="chart-overview-veil"
          x={right}
          y={0}
          width={Math.max(0, plot.right - right)}
          height={overviewHeight}
        />
      </svg>
      {zoom !== undefined && (
        <>
          <WindowMiddle
            left={left}
            right={right}
            onMove={(by) => show(panBy(window, steps, by))}
            stepsIn={stepsIn}
          />
          {end(0)}
          {end(1)}
        </>
      )}
    </div>
  );
}

function draw(series: ChartSeries, frame: Frame): string {
  return polyline(series, frame, 1)
    .map(
      ({ points }) =>
        `M${points.map(({ x, y }) => `${tenth(x)} ${tenth(Math.max(1, Math.min(31, y)))}`).join("L")}`,
    )
    .join("");
}

const tenth = (pixels: number): number => Math.round(10 * pixels) / 10;
