import type { Horizon } from "anneal";
import type { Ruler } from "./draw/ruler.ts";
import {
  type Box,
  type Frame,
  frameOf,
  type Limits,
  lrTicksAcross,
  stepTicks,
  type Tick,
  unitOf,
  valueTicks,
} from "./geometry/index.ts";
import type { ChartProps } from "./types.ts";

/** Above the plot: a row of names, and the ribbon. */
const headHeight = 26;
/** Under the plot: ticks and their labels. */
const footHeight = 26;
export const overviewHeight = 32;
export const overviewGap = 12;
const axisSize = 11;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where everything stands. */
export interface Layout {
  readonly size: Size;
  /** Height of the canvas: without the overview. */
  readonly canvas: number;
  readonly frame: Frame;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
}

export interface LayoutOf {
  readonly size: Size;
  readonly limits: Limits;
  readonly window: readonly [number, number];
  readonly ruler: Ruler;
  /** Room at the right for names. */
  readonly gutter: number;
}

/** Lays the chart out: first the axis of values, whose labels say how wide it is, then the rest. */
export function layOut(props: ChartProps, { size, limits, window, ruler, gutter }: LayoutOf): Layout {
  const canvas = size.height - (props.overview ? overviewHeight + overviewGap : 0);
  const [top, bottom] = [headHeight, Math.max(headHeight + 40, canvas - footHeight)];
  const up = valueTicks(limits, bottom - top, props.value.format);
  const axis = (text: string): number => ruler(text, false, axisSize);
  const widest = up.reduce((most, { label = "" }) => Math.max(most, axis(label)), 24);
  const { sides } = props;
  const left = Math.max(sides?.left ?? 0, Math.ceil(widest) + 12);
  const isLr = props.across === "lr";
  const unit = unitOf(props.along ?? "steps", horizonOf(props));
  const ticksOver = (width: number): readonly Tick[] =>
    isLr
      ? lrTicksAcross(window, width)
      : stepTicks({ window, end: props.steps[1], unit, width, ruler: axis });
  // The last label stands about the end of the plot, and must not be cut.
  const last = ticksOver(size.width - left).at(-1)?.label ?? "";
  const margin = Math.max(gutter, sides?.right ?? 0, 14, axis(last) / 2 + 1);
  const right = Math.max(left + 40, Math.floor(size.width - margin));
  const plot: Box = { left, top, right, bottom };
  const frame = frameOf(plot, { window, log: isLr }, limits);
  const across = ticksOver(right - left);
  return { size, canvas, frame, across, up };
}

export const horizonOf = ({ horizon, steps }: ChartProps): Horizon => horizon ?? { steps: steps[1] };
