import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Colours } from "./draw/colours.ts";
import { createRuler } from "./draw/ruler.ts";
import { inDrawOrder } from "./draw-order.ts";
import { overviewGap, type Size } from "./layout.ts";
import { CursorLines, Readout } from "./parts/cursor.tsx";
import { Discs } from "./parts/discs.tsx";
import { Events } from "./parts/events.tsx";
import { Ground } from "./parts/ground.tsx";
import { Handles } from "./parts/handles.tsx";
import { Head } from "./parts/head.tsx";
import { Marks } from "./parts/marks.tsx";
import { CurveNames } from "./parts/names.tsx";
import { Overview } from "./parts/overview.tsx";
import { ShadeNames, Shades } from "./parts/shades.tsx";
import { Surface } from "./parts/surface.tsx";
import { ChartTable } from "./parts/table.tsx";
import { Waiting } from "./parts/waiting.tsx";
import type { Signals, Stage } from "./stage.ts";
import type { ChartProps } from "./types.ts";
import { useArrangement } from "./use/arrangement.ts";
import { useInWindow } from "./use/in-window.ts";
import { useLines } from "./use/lines.ts";
import { usePicture } from "./use/picture.ts";
import { sameWindow, useSettled } from "./use/settled.ts";
import { useStableSeries } from "./use/stable-series.ts";

export interface SceneProps extends ChartProps {
  readonly size: Size;
  readonly colours: Colours;
  readonly signals: Signals;
  /** Filled with the chart as it stands now, for the keys of the figure. */
  readonly stage: { current: Stage | null };
}

/** Everything inside the frame of a chart, once its size is known. */
export function Scene({ size, colours, signals, stage, ...props }: SceneProps): JSX.Element {
  const { phases = [], events = [], marks = [], shades = [], discs = [], value, steps } = props;
  const ruler = useMemo(() => createRuler(colours.family), [colours.family]);
  const window = properly(props.zoom?.value ?? steps);
  const settled = useSettled(window);
  const whole = useStableSeries(props.series);
  const series = useInWindow(whole, window, steps);
  const { lineOf, reach, paths } = useLines();
  const isHeld = signals.held.value !== undefined;
  const busy = isHeld || !sameWindow(window, settled);
  const { layout, names, words } = useArrangement(props, {
    series,
    busy,
    size,
    window,
    ruler,
    lineOf,
    reach,
  });
  const { frame, canvas, across, up } = layout;
  stage.current = { props, frame, series, lineOf, names };
  const drawn = inDrawOrder(series).map((each) => {
    const runs = lineOf(each, frame);
    return { series: each, runs, paths: paths(runs) };
  });
  const place = useRef<HTMLDivElement>(null);
  const atOnce = busy || (props.live ?? false);
  usePicture(place, { width: size.width, height: canvas, frame, colours, across, up, drawn, whole, atOnce });
  const { left, right, top, bottom } = frame.plot;
  const { onFrame } = props;
  useLayoutEffect(() => onFrame?.({ left, right, top, bottom }), [onFrame, left, right, top, bottom]);
  return (
    <>
      <svg class="chart-under" aria-hidden="true">
        <Shades frame={frame} shades={shades} />
        <Ground frame={frame} phases={phases} />
      </svg>
      <div ref={place} class="chart-canvas" aria-hidden="true" />
      <svg class="chart-over" aria-hidden="true">
        <Head frame={frame} value={value} phases={phases} ruler={ruler} />
        <ShadeNames frame={frame} shades={shades} />
        <Marks frame={frame} marks={marks} ruler={ruler} />
        <Events frame={frame} events={events} series={series} words={words} />
        <CurveNames names={names} ruler={ruler} right={size.width} onSelect={props.onSelect} />
        <CursorLines stage={stage.current} signals={signals} />
      </svg>
      <Surface stage={stage} frame={frame} signals={signals} />
      <Discs frame={frame} discs={discs} series={series} />
      {props.overview && (
        <Overview
          props={props}
          series={inDrawOrder(whole)}
          frame={frame}
          top={canvas + overviewGap}
          isHeld={isHeld}
        />
      )}
      <Handles props={props} frame={frame} signals={signals} ruler={ruler} />
      {props.children !== undefined && (
        <div
          class="chart-inset"
          style={{ top: `${frame.plot.top + 12}px`, right: `${size.width - frame.plot.right + 12}px` }}
        >
          {props.children}
        </div>
      )}
      {props.waiting !== undefined && <Waiting waiting={props.waiting} frame={frame} />}
      <Readout stage={stage.current} signals={signals} />
      {signals.table.value && <ChartTable stage={stage.current} signals={signals} />}
    </>
  );
}

/** A window of no steps would have no scale. */
const properly = ([first, last]: readonly [number, number]): readonly [number, number] =>
  last > first ? [first, last] : [first, first + 1];
