import { formatLr, formatSteps, logTicks, shortSteps, ticks } from "anneal/describe";
import { html, type Markup } from "../page/markup.ts";
import { label, px, textWidth } from "./text.ts";

/** Pixels of a chart. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** From values to pixels along one direction. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly isLog: boolean;
  readonly at: (value: number) => number;
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Values and the pixels that show them. */
interface Span {
  readonly low: number;
  readonly high: number;
  readonly isLog?: boolean;
}

/** So many lengths of a scale beyond its end is as far as a pixel lies. */
const farthest = 1e4;

/**
 * A scale from `low` at pixel `from` to `high` at pixel `to`. Every value has a finite pixel: on a logarithmic scale what
 * is not above 0 lies on the floor, at `from`, and so does what is no number.
 */
export function scaleOf({ low, high, isLog = false }: Span, from: number, to: number): Scale {
  const part = Number.isFinite(high - low) ? 1 : 4;
  const place = isLog
    ? (value: number): number => Math.log(Math.max(value, Number.MIN_VALUE))
    : (value: number): number => value / part;
  const [start, whole] = [place(low), place(high) - place(low) || 1];
  const at = (value: number): number => {
    const share = isLog && !(value > 0) ? 0 : (place(value) - start) / whole;
    const near = Math.max(-farthest, Math.min(farthest, Number.isNaN(share) ? 0 : share));
    return from + near * (to - from);
  };
  return { low, high, isLog, at };
}

/** A place on an axis; bare without a text. */
export interface Tick {
  readonly value: number;
  readonly text?: string;
}

/** Round values for a scale: on a logarithmic one decades and what lies between, unless that names too few. */
export function ticksOf(
  { low, high, isLog }: Omit<Scale, "at">,
  count: number,
  write: (value: number) => string,
): readonly Tick[] {
  const plain = (): readonly Tick[] =>
    ticks(low, high, count).map((value) => ({ value, text: write(value) }));
  if (!isLog) return plain();
  const found = logTicks(low, high, count);
  const named = found.filter((tick) => tick.named).length;
  if (named < 3 && high / low < 10) return plain();
  return found.map(({ value, named }) => (named ? { value, text: write(value) } : { value }));
}

/** A loss on an axis. */
export const lossTick = (value: number): string =>
  Math.abs(value) >= 10_000 && Math.abs(value) < 1e9
    ? shortSteps(value)
    : Math.abs(value) >= 1000 && Math.abs(value) < 1e9
      ? formatSteps(value)
      : formatLr(value).replace(/^1e-3$/, "0.001");

/** Horizontal grid with its labels to the left, and the base line. */
export function yAxis(marks: readonly Tick[], { at }: Scale, plot: Box): Markup {
  const line = (value: number): string => px(Math.floor(at(value)) + 0.5);
  const grid = marks
    .filter(({ value, text }) => text !== undefined && Math.abs(at(value) - plot.bottom) > 1)
    .map(({ value }) => `M${px(plot.left)} ${line(value)}H${px(plot.right)}`);
  const texts = marks
    .filter(({ text }) => text !== undefined)
    .map(({ value, text = "" }) =>
      label(text, { x: plot.left - 8, y: at(value) + 4, as: "ax", anchor: "end" }),
    );
  return html`<path class="grid" d="${grid.join("")}"/><path class="axis" d="M${px(plot.left)} ${px(Math.floor(plot.bottom) + 0.5)}H${px(plot.right)}"/>${texts}`;
}

/** Labels under the plot; the last one ends with it, and one too near another is left out. */
export function xAxis(marks: readonly Tick[], { at }: Scale, plot: Box): Markup {
  const lines = marks.map(
    ({ value, text }) =>
      `M${px(Math.min(Math.floor(at(value)) + 0.5, plot.right))} ${px(plot.bottom + 1)}v${text === undefined ? 3 : 5}`,
  );
  return html`<path class="axis" d="${lines.join("")}"/>${spaced(marks, at, plot).map(({ x, text }) => label(text, { x, y: plot.bottom + 19, as: "ax", anchor: "middle" }))}`;
}

/** Of labels that would touch, the later one in the list is dropped, so that what matters stands first. */
function spaced(
  marks: readonly Tick[],
  at: (value: number) => number,
  plot: Box,
): { x: number; text: string }[] {
  const placed: { x: number; text: string; half: number }[] = [];
  for (const { value, text } of marks) {
    if (text === undefined) continue;
    const half = textWidth(text, 11) / 2;
    const x = Math.max(Math.min(at(value), plot.right + 8 - half), plot.left - 30 + half);
    if (placed.every((other) => Math.abs(other.x - x) > other.half + half + 10))
      placed.push({ x, text, half });
  }
  return placed;
}

/** Steps of a run along the axis: equal round shares of it where there are some, else round values and its end. */
export function stepTicks(steps: number, width: number): readonly Tick[] {
  const most = Math.max(3, Math.floor(width / 64));
  const parts = [5, 4, 6, 3, 2].find((n) => n <= most && isRound(steps / n));
  const inner =
    parts === undefined
      ? ticks(0, steps, most).filter((value) => Number.isInteger(value) && value < steps)
      : Array.from({ length: parts }, (_, k) => (k * steps) / parts);
  return [steps, ...inner].map((value) => ({ value, text: shortStep(value) }));
}

const isRound = (value: number): boolean =>
  Number.isInteger(value) && Number(value.toPrecision(1)) === value && /^[1235]/.test(String(value));

/** `1,200`, `25k`; all digits where fewer would be another number. */
function shortStep(value: number): string {
  const isShort = Math.abs(Number(value.toPrecision(3)) - value) < 1e-9 * value;
  return value >= 1e6 || (value >= 10_000 && isShort) ? shortSteps(value) : formatSteps(value);
}

/** Room to the left of the plot for the labels of its axis. */
export const leftOf = (marks: readonly Tick[], ...more: readonly string[]): number =>
  Math.ceil(
    Math.max(
      28,
      ...marks.map(({ text = "" }) => textWidth(text, 11)),
      ...more.map((text) => textWidth(text, 11, true)),
    ) + 12,
  );
