import { formatLr, formatSteps, shortSteps } from "../format.ts";
import { logTicks, ticks } from "../ticks.ts";
import type { Domain, Frame } from "./frame.ts";
import type { Painter } from "./painter.ts";
import { round } from "./path.ts";
import { escapeText, textWidth } from "./text.ts";

const size = 11;

/** One place on an axis; bare without a label. */
interface Tick {
  readonly value: number;
  readonly label?: string;
}

/** The ticks of the LR axis, with a label for each that is named. */
export function lrTicks({ scale, low, high, rail }: Domain, height: number): readonly Tick[] {
  const room = Math.max(2, Math.min(7, Math.floor(height / 34)));
  if (scale === "linear") return ticks(low, high, room).map((value) => ({ value, label: formatLr(value) }));
  const named = logTicks(low, high, room + 2).map(({ value, named }) =>
    named ? { value, label: formatLr(value) } : { value },
  );
  return rail === undefined ? named : [{ value: 0, label: rail }, ...named];
}

/** The width that the labels of the LR axis need. */
export const labelsWidth = (marks: readonly Tick[]): number =>
  marks.reduce((most, { label = "" }) => Math.max(most, textWidth(label, size)), textWidth("epoch", size));

/** Horizontal grid and labels of the LR axis, and the line of the step axis. */
export function drawLrAxis(marks: readonly Tick[], { plot, y }: Frame, { paint }: Painter): string {
  const lines = marks
    .filter(({ value }) => round(y(value)) !== round(plot.bottom))
    .map(({ value, label }) => {
      const at = round(Math.floor(y(value)) + 0.5);
      return label === undefined
        ? `M${round(plot.left - 4)} ${at}h3`
        : `M${round(plot.left)} ${at}H${round(plot.right)}`;
    });
  const texts = marks
    .filter(({ label }) => label !== undefined)
    .map(
      ({ value, label }) => `<text x="${round(plot.left - 8)}" y="${round(y(value) + 4)}">${label}</text>`,
    );
  const base = round(Math.floor(plot.bottom) + 0.5);
  return [
    `<path d="${lines.join("")}" fill="none"${paint({ stroke: "grid" })}/>`,
    `<path d="M${round(plot.left)} ${base}H${round(plot.right)}" fill="none"${paint({ stroke: "axis" })}/>`,
    `<g font-size="${size}" text-anchor="end"${paint({ fill: "ink2" })}>${texts.join("")}</g>`,
  ].join("");
}

/** A row of ticks under the plot. */
export interface Row {
  /** What is counted: `step`, `epoch`, `%`. */
  readonly name: string;
  /** Steps in one of them. */
  readonly per: number;
  /** Baseline of its labels. */
  readonly y: number;
  readonly marks: boolean;
}

/** Labels along the steps: 0, round values, and the end of the run, which matters more than a round value beside it. */
export function drawRow(
  { name, per, y, marks }: Row,
  steps: number,
  { plot, x }: Frame,
  { paint }: Painter,
): string {
  const end = steps / per;
  const width = plot.right - plot.left;
  const space = 14;
  const found = ticks(0, end, Math.max(2, Math.floor(width / 68))).filter(
    (value) => per > 1 || Number.isInteger(value),
  );
  const last = { value: end, label: shortLabel(end) };
  const room = (value: number): number =>
    ((end - value) / end) * width - textWidth(last.label, size) / 2 - textWidth(shortLabel(value), size) / 2;
  const shown = [
    ...found
      .filter((value) => value < end * (1 - 1e-9) && (value === 0 || room(value) > space))
      .map((value) => ({ value, label: shortLabel(value) })),
    last,
  ];
  const texts = shown.map(
    ({ value, label }) =>
      `<text x="${round(x(value * per))}" y="${round(y)}" text-anchor="middle">${label}</text>`,
  );
  const lines = shown.map(
    ({ value }) =>
      `M${round(Math.min(Math.floor(x(value * per)) + 0.5, plot.right))} ${round(plot.bottom + 1)}v4`,
  );
  return [
    marks ? `<path d="${lines.join("")}" fill="none"${paint({ stroke: "axis" })}/>` : "",
    `<g font-size="${size}"${paint({ fill: marks ? "ink2" : "ink3" })}>${texts.join("")}`,
    `<text x="${round(plot.left - 8)}" y="${round(y)}" text-anchor="end"${paint({ fill: "ink3" })}>${escapeText(name)}</text></g>`,
  ].join("");
}

/** `25k` where that says it all, else `24,576`. */
function shortLabel(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded - value) <= 1e-9 * value || value >= 1e6 ? shortSteps(value) : formatSteps(value);
}
