import type { Signal } from "@preact/signals";
import type { Frame, Names, Run } from "./geometry/index.ts";
import type { ChartProps, ChartSeries } from "./types.ts";

/** What happens on a chart, as signals that only those parts follow that show it. */
export interface Signals {
  readonly cursor: Signal<number | undefined>;
  readonly pinned: Signal<number | undefined>;
  /** Height of the pointer in this chart. */
  readonly height: Signal<number | undefined>;
  /** The curve that a click would select. */
  readonly hovered: Signal<string | undefined>;
  /** The handle that is dragged or moved by keys. */
  readonly held: Signal<string | undefined>;
  /** Steps that are marked on the axis, to be zoomed to. */
  readonly brush: Signal<readonly [number, number] | undefined>;
  /** What a screen reader is told. */
  readonly spoken: Signal<string>;
  readonly table: Signal<boolean>;
}

/** A chart as it stands now, for what listens to pointers and keys. */
export interface Stage {
  readonly props: ChartProps;
  readonly frame: Frame;
  /** In the order of the list, with the points of the window. */
  readonly series: readonly ChartSeries[];
  readonly names: Names;
  readonly lineOf: (series: ChartSeries, frame: Frame) => readonly Run[];
}
