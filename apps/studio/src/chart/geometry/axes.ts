import type { Horizon } from "anneal";
import { formatLr, formatShare, formatSteps, logTicks, shortSteps, ticks } from "anneal/describe";
import type { Along } from "../../workspace/types.ts";
import type { Limits } from "./frame.ts";

/** One place on an axis; bare without a label. */
export interface Tick {
  readonly value: number;
  readonly label?: string;
}

/** The ticks of the axis of values: 4 to 7 with labels, as many as a height in pixels has room for. */
export function valueTicks(
  { scale, low, high, rail }: Limits,
  height: number,
  format: (value: number) => string = formatLr,
): readonly Tick[] {
  const room = Math.max(2, Math.min(7, Math.floor(height / 34)));
  if (scale === "linear")
    return ticks(low, high, room).map((value) => ({ value, label: labelOf(value, format) }));
  const found = logTicks(low, high, room + 2);
  const named = found.map(({ value, named }) =>
    named ? { value, label: labelOf(value, format) } : { value },
  );
  return rail === undefined ? named : [{ value: 0, label: rail }, ...named];
}

const labelOf = (value: number, format: (value: number) => string): string =>
  value === 0 ? "0" : format(value);

/** What an axis of steps counts, and how many steps one of them has. */
export interface Unit {
  readonly along: Along;
  readonly per: number;
}

/** What an axis can count: where the horizon lacks a rate, steps. */
export function unitOf(along: Along, horizon: Horizon | undefined): Unit {
  if (along === "epochs" && horizon?.stepsPerEpoch) return { along, per: horizon.stepsPerEpoch };
  if (along === "tokens" && horizon?.tokensPerStep) return { along, per: 1 / horizon.tokensPerStep };
  if (along === "share" && horizon) return { along, per: horizon.steps / 100 };
  return { along: "steps", per: 1 };
}

const format: Readonly<Record<Along, (value: number) => string>> = {
  steps: shortLabel,
  epochs: formatSteps,
  tokens: shortSteps,
  share: (value) => formatShare(value / 100),
};

/** `25k` where that says it all, else `24,576`. */
function shortLabel(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded - value) <= 1e-9 * value || value >= 1e6 ? shortSteps(value) : formatSteps(value);
}

export interface StepAxis {
  readonly window: readonly [number, number];
  /** Where the run ends. A window that ends before it has round values only. */
  readonly end: number;
  readonly unit: Unit;
  /** In pixels. */
  readonly width: number;
  /** Width of a label in pixels. */
  readonly ruler: (text: string) => number;
}

/** Least space between two labels. */
const space = 14;

/**
 * The ticks of the axis of steps, in steps: round values of what it counts, and the end of the run, which matters more than
 * a round value beside it.
 */
export function stepTicks({ window, end: runEnd, unit, width, ruler }: StepAxis): readonly Tick[] {
  const [first, last] = [window[0] / unit.per, window[1] / unit.per];
  const write = format[unit.along];
  const place = (value: number): number => ((value - first) / (last - first)) * width;
  const half = (value: number): number => ruler(write(value)) / 2;
  const room = Math.max(2, Math.min(7, Math.floor(width / 68)));
  const found = ticks(first, last, room).filter((value) => unit.along !== "steps" || Number.isInteger(value));
  const end = window[1] >= runEnd ? [last] : [];
  const kept = found.filter(
    (value) =>
      end.length === 0 ||
      (place(value) < width - 0.5 && width - place(value) - half(value) - half(last) > space),
  );
  return [...kept, ...end].map((value) => ({ value: value * unit.per, label: write(value) }));
}

/** The ticks of an axis that has LRs across, on a logarithmic scale. */
export function lrTicksAcross(window: readonly [number, number], width: number): readonly Tick[] {
  const found = logTicks(window[0], window[1], Math.max(2, Math.floor(width / 60)));
  return found.map(({ value, named }) => (named ? { value, label: formatLr(value) } : { value }));
}
