import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Colours } from "./draw/colours.ts";
import { createPlot, type Plot } from "./draw/plot.ts";
import { createRuler } from "./draw/ruler.ts";
import { inDrawOrder } from "./draw-order.ts";
import {
  type Box,
  discBox,
  type EventWord,
  eventWords,
  type Frame,
  placeDiscs,
  snapshotBox,
  snapshotPlaces,
  touches,
  valueAt,
} from "./geometry/index.ts";
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
  const window = props.zoom?.value ?? steps;
  const settled = useSettled(window);
  const whole = useStableSeries(props.series);
  const series = useInWindow(whole, window, steps);
  const lineOf = useLines();
  const words = useRef<readonly EventWord[]>([]);
  const takenOf = (frame: Frame): readonly Box[] => {
    words.current = wordsOf(props, frame);
    const marked = series.flatMap(({ id }) =>
      snapshotPlaces(
        events.filter(({ seriesId }) => seriesId === id),
        frame,
      ).map((place) => snapshotBox(place, frame)),
    );
    const held = (props.handles ?? []).map(({ step, value }) => around(frame.x(step), frame.y(value), 14));
    const numbered = placeDiscs(discs, frame, series).map(discBox);
    return [...words.current.map(({ box }) => box), ...marked, ...held, ...numbered];
  };
  const wordsOf = (_: ChartProps, frame: Frame): readonly EventWord[] => {
    const owner = series.find(({ id }) => events.some(({ seriesId }) => seriesId === id));
    if (owner === undefined) return [];
    return eventWords(
      events.filter(({ seriesId }) => seriesId === owner.id),
      {
        frame,
        width: (text) => ruler(text, false, 11),
        valueAt: (step) => owner.at?.(step) ?? valueAt(owner, step),
        isFree: (box) => !series.some((each) => touches(lineOf(each, frame), box, 2)),
      },
    );
  };
  const isHeld = signals.held.value !== undefined;
  const busy = isHeld || !sameWindow(window, settled);
  const { layout, names } = useArrangement(props, { series, busy, size, window, ruler, lineOf, takenOf });
  const { frame, canvas, across, up } = layout;
  stage.current = { props, frame, series, lineOf };
  const drawn = inDrawOrder(series).map((each) => ({ series: each, runs: lineOf(each, frame) }));
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | undefined>(undefined);
  useLayoutEffect(() => {
    if (place.current === null) return;
    const picture = { width: size.width, height: canvas, frame, colours, across, up, drawn };
    if (plot.current === undefined) plot.current = createPlot(place.current, picture);
    else plot.current.show(picture);
  });
  useLayoutEffect(() => () => plot.current?.destroy(), []);
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
        <Events frame={frame} events={events} series={series} words={words.current} />
        <CurveNames names={names} ruler={ruler} right={size.width} />
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

const around = (x: number, y: number, by: number): Box => ({
  left: x - by,
  right: x + by,
  top: y - by,
  bottom: y + by,
});
