import type { Signal } from "@preact/signals";
import type { Horizon } from "anneal";
import type { Phase } from "anneal/describe";
import type { ComponentChildren } from "preact";
import type { Along } from "../workspace/types.ts";

/** Points of a curve, in order of step; a NaN is a gap. */
export interface Points {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** One curve. Points are in order of step; a NaN is a gap. */
export interface ChartSeries extends Points {
  readonly id: string;
  readonly name: string;
  /** Place in the palette, from 1; 0 is the grey of the baseline. Beyond 8 the hues repeat with dashes. */
  readonly hue: number;
  /** Drawn last and heavier; phases and handles belong to it. */
  readonly selected?: boolean;
  /** `thin`: one seed of several. `ahead`: planned, not yet run. `forecast`: dashes. `invalid`: the grey dashes of what no longer fits. */
  readonly look?: "plain" | "thin" | "ahead" | "forecast" | "invalid";
  /** A label on the curve, or at its right end; `none` for seeds and twins. Default `auto`. */
  readonly label?: "auto" | "end" | "none";
  /** Grey after the name: the value at the end, "0.151". */
  readonly note?: string;
  /** With `look: "invalid"`: it no longer fits from this step on, and is drawn as ever before it. */
  readonly failsFrom?: number;
  /** Its points in a window of steps, for a chart that is zoomed. Without it the points above are all there are. */
  readonly within?: (window: readonly [number, number]) => Points;
  /** Its exact value at a step, for the read-out. Without it the points above are joined by straight lines. */
  readonly at?: (step: number) => number;
  /** Limits of what is uncertain, at the same steps. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
}

/** A vertical line with words: the present, where two differ, where logs end and the forecast begins. */
export interface ChartMark {
  readonly step: number;
  readonly look: "present" | "divide" | "differ" | "pinned";
  readonly left?: string;
  readonly right?: string;
}

/** A stretch of steps with a ground of its own. */
export interface ChartShade {
  readonly from: number;
  readonly to: number;
  readonly look: "excluded" | "forecast" | "differ" | "bracket";
  readonly label?: string;
}

/** A numbered disc at a step, on a curve. */
export interface ChartDisc {
  readonly step: number;
  readonly value?: number;
  readonly number: number;
  readonly tone: "info" | "warn" | "error";
  readonly label: string;
  readonly onSelect?: () => void;
}

export interface ChartEvent {
  readonly kind: "restart" | "snapshot";
  readonly step: number;
  readonly seriesId: string;
}

/** What can be dragged: a slider to a screen reader. */
export interface ChartHandle {
  readonly id: string;
  /** "cooldown starts": stands in the tag beside the value. */
  readonly label: string;
  readonly look: "ring" | "pill";
  readonly moves: "x" | "y" | "both";
  readonly step: number;
  readonly value: number;
  readonly limits: { readonly steps: readonly [number, number]; readonly values: readonly [number, number] };
  /** In words: "cooldown starts at step 20,000, 80 percent". */
  readonly says: string;
  /** Its field is being edited: it lights up as if it were focused. */
  readonly lit?: boolean;
  /** At every move of a drag or press of a key, already snapped and within the limits. */
  readonly onMove: (to: { readonly step: number; readonly value: number }) => void;
  /** The drag or the run of keys has ended. */
  readonly onDone: () => void;
  /** Esc. */
  readonly onCancel: () => void;
  readonly onFocus?: () => void;
}

/** Edges of the plot, in pixels from the chart's own left and top. */
export interface ChartPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ChartProps {
  /** The chart in one sentence, for who does not see it. */
  readonly says: string;
  readonly series: readonly ChartSeries[];
  /** Steps of the whole axis. */
  readonly steps: readonly [number, number];
  /** How the axis counts steps. Default: steps. */
  readonly along?: Along;
  readonly horizon?: Horizon;
  /** For the range test, whose horizontal axis is an LR on a log scale: then `xs` are LRs and `steps` its limits. */
  readonly across?: "steps" | "lr";
  readonly value: {
    /** Stands at the top of the axis: "LR", "Loss". */
    readonly name: string;
    /** Grey after the name: "mean of 8 seeds". */
    readonly note?: string;
    readonly scale: "linear" | "log";
    /** `lr` always includes 0 on a linear axis; `loss` never is forced to. */
    readonly as: "lr" | "loss";
    readonly format?: (value: number) => string;
    /** Limits that are given rather than found. */
    readonly limits?: readonly [number, number];
    /** For losses: leave out of the limits what lies above this share of points, such as .98. */
    readonly upTo?: number;
  };
  readonly phases?: readonly Phase[];
  readonly events?: readonly ChartEvent[];
  readonly marks?: readonly ChartMark[];
  readonly shades?: readonly ChartShade[];
  readonly discs?: readonly ChartDisc[];
  readonly handles?: readonly ChartHandle[];
  /** Grows with new points: at most 4 redraws a second, limits that never shrink. */
  readonly live?: boolean;
  /** Shared between charts that stand above one another. */
  readonly cursor?: Signal<number | undefined>;
  readonly pinned?: Signal<number | undefined>;
  readonly zoom?: Signal<readonly [number, number] | undefined>;
  /** A small chart of the whole run below, with ends to drag. */
  readonly overview?: boolean;
  /** The card at the pointer. Default true. */
  readonly readout?: boolean;
  readonly onSelect?: (seriesId: string) => void;
  /** Of the whole chart with its names, axis and overview: pixels, 360 by default, or all of the parent's height. */
  readonly height?: number | "fill";
  /** Least room at the sides, in pixels: charts that stand above one another then share one axis of steps. */
  readonly sides?: { readonly left: number; readonly right: number };
  /** Told where the plot stands in the chart, in pixels, whenever that changes: to line up what is above or below it. */
  readonly onFrame?: (plot: ChartPlot) => void;
  /** Shown in the frame instead of curves: "Reading 56,195 bytes". */
  readonly waiting?: { readonly says: string; readonly share?: number };
  /** Something over the plot, at the top right: an error, an inset. */
  readonly children?: ComponentChildren;
}
