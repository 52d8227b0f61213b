import uPlot from "uplot";
import type { Frame, Tick } from "../geometry/index.ts";
import type { Colours } from "./colours.ts";
import { type Drawn, paint } from "./paint.ts";

/** All that is on the canvas. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly frame: Frame;
  readonly colours: Colours;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  /** In the order in which they are drawn. */
  readonly drawn: readonly Drawn[];
}

export interface Plot {
  readonly show: (picture: Picture) => void;
  readonly destroy: () => void;
}

/** Both scales of uPlot run from 0 to 1 over the plot: where a value lies is the frame's to say, for canvas and overlay. */
const whole = (): [number, number] => [0, 1];

/** A canvas where uPlot draws grid and axes, and curves over them. */
export function createPlot(place: HTMLElement, first: Picture): Plot {
  let picture = first;
  const options: uPlot.Options = {
    width: picture.width,
    height: picture.height,
    padding: [() => picture.frame.plot.top, () => picture.width - picture.frame.plot.right, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: whole }, y: { range: whole } },
    series: [{}, { scale: "y", show: false }],
    axes: [acrossAxis(() => picture), upAxis(() => picture)],
    hooks: { draw: [(self) => drawCurves(self, picture)] },
  };
  const plot = new uPlot(options, flat, place);
  return {
    show: (next) => {
      const resized = next.width !== picture.width || next.height !== picture.height;
      picture = next;
      if (resized) plot.setSize({ width: next.width, height: next.height });
      else plot.redraw(false, true);
    },
    destroy: () => plot.destroy(),
  };
}

const flat: uPlot.AlignedData = [
  [0, 1],
  [0, 1],
];

const thin = 1;

function acrossAxis(now: () => Picture): uPlot.Axis {
  const shares = (): number[] => now().across.map(({ value }) => shareAcross(now(), value));
  return {
    scale: "x",
    side: 2,
    size: () => now().height - now().frame.plot.bottom,
    gap: 6,
    font: fontOf(now()),
    stroke: () => now().colours.of["ink-2"],
    grid: { show: false },
    ticks: { show: true, size: 5, width: thin, stroke: () => now().colours.of.axis },
    border: { show: true, width: thin, stroke: () => now().colours.of.axis },
    splits: shares,
    values: () => now().across.map(({ label }) => label ?? ""),
  };
}

function upAxis(now: () => Picture): uPlot.Axis {
  const shares = (): number[] => now().up.map(({ value }) => shareUp(now(), value));
  const only = (wanted: (tick: Tick) => boolean) => (): (number | null)[] =>
    now().up.map((tick) => (wanted(tick) ? shareUp(now(), tick.value) : null));
  return {
    scale: "y",
    side: 3,
    size: () => now().frame.plot.left,
    gap: 5,
    font: fontOf(now()),
    stroke: () => now().colours.of["ink-2"],
    // Not at the bottom, where the axis is; zero on its rail has no line.
    grid: {
      show: true,
      width: thin,
      stroke: () => now().colours.of.grid,
      filter: only(
        ({ value, label }) => label !== undefined && isInside(now().frame, value),
      ) as uPlot.Axis.Filter,
    },
    ticks: {
      show: true,
      size: 3,
      width: thin,
      stroke: () => now().colours.of.axis,
      filter: only(({ label }) => label === undefined) as uPlot.Axis.Filter,
    },
    border: { show: false },
    splits: shares,
    values: () => now().up.map(({ label }) => label ?? ""),
  };
}

const isInside = (frame: Frame, value: number): boolean =>
  frame.y(value) < frame.plot.bottom - 1 && !frame.isOff(value);

const shareAcross = ({ frame: { plot, x } }: Picture, step: number): number =>
  (x(step) - plot.left) / (plot.right - plot.left);

const shareUp = ({ frame: { plot, y } }: Picture, value: number): number =>
  (plot.bottom - y(value)) / (plot.bottom - plot.top);

const fontOf = ({ colours }: Picture): string => `11px ${colours.family}`;

function drawCurves(plot: uPlot, picture: Picture): void {
  const { ctx } = plot;
  ctx.save();
  ctx.scale(uPlot.pxRatio, uPlot.pxRatio);
  paint(ctx, picture.drawn, picture);
  ctx.restore();
}
