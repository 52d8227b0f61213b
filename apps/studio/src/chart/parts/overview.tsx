import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { type Frame, frameOf, limitsOf, panBy, polyline, windowBetween, zoomOf } from "../geometry/index.ts";
import { overviewHeight } from "../layout.ts";
import type { ChartProps, ChartSeries } from "../types.ts";
import { hueColour } from "./hue.ts";

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
    <End
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
          <Middle
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
        `M${points.map(({ x, y }) => `${x.toFixed(1)} ${Math.max(1, Math.min(31, y)).toFixed(1)}`).join("L")}`,
    )
    .join("");
}

interface PartProps {
  readonly onMove: (steps: number) => void;
  readonly stepsIn: (pixels: number) => number;
}

interface Slide {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
}

/** Moves by what a captured pointer moves. */
function useSlide({ onMove, stepsIn }: PartProps): Slide {
  const last = useRef<number | undefined>(undefined);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      last.current = event.clientX;
    },
    onPointerMove: (event) => {
      if (last.current === undefined || event.clientX === last.current) return;
      onMove(stepsIn(event.clientX - last.current));
      last.current = event.clientX;
    },
    onPointerUp: () => {
      last.current = undefined;
    },
  };
}

function Middle({
  left,
  right,
  ...rest
}: PartProps & { readonly left: number; readonly right: number }): JSX.Element {
  return (
    <div
      class="chart-overview-middle"
      style={{ left: `${left}px`, width: `${right - left}px` }}
      {...useSlide(rest)}
    />
  );
}

interface EndProps extends PartProps {
  readonly name: string;
  readonly at: number;
  readonly limits: readonly [number, number];
  readonly x: number;
}

function End({ name, at, limits, x, ...rest }: EndProps): JSX.Element {
  const stride = (limits[1] - limits[0]) / 100;
  const onKeyDown = (event: KeyboardEvent): void => {
    const sign = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] ?? 0;
    const side = { Home: limits[0], End: limits[1] }[event.key];
    if (sign === 0 && side === undefined) return;
    event.preventDefault();
    rest.onMove(
      side === undefined
        ? sign * (event.altKey ? 1 : Math.max(1, stride * (event.shiftKey ? 10 : 1)))
        : side - at,
    );
  };
  return (
    <div
      class="chart-overview-end"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={limits[0]}
      aria-valuemax={limits[1]}
      aria-valuenow={at}
      aria-valuetext={`step ${formatSteps(at)}`}
      style={{ left: `${x}px` }}
      onKeyDown={onKeyDown}
      {...useSlide(rest)}
    />
  );
}
