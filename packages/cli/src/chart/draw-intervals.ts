import { escapeText, formatLr, ticks } from "anneal/describe";
import { px } from "./draw-panel.ts";
import { createBrush } from "./hues.ts";
import { cutName } from "./text.ts";

/** A value that was forecast with an interval, and what it was. */
export interface IntervalRow {
  readonly name: string;
  readonly actual: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const rowHeight = 20;
const [left, right, top, bottom] = [330, 24, 64, 40];
const longestName = 46;

/** Rows of intervals over one axis: a ring is what was forecast, a dot what it was. */
export function drawIntervals(
  title: string,
  rows: readonly IntervalRow[],
  { theme = "light", width = 820 }: { readonly theme?: "light" | "auto"; readonly width?: number } = {},
): string {
  const brush = createBrush(theme);
  const { paint } = brush;
  const height = top + bottom + rowHeight * Math.max(1, rows.length);
  const values = rows.flatMap(({ actual, low, high }) => [actual, low, high]).filter(Number.isFinite);
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const room = 0.04 * (most - least || 1);
  const x = (value: number): number =>
    left + ((value - least + room) / (most - least + 2 * room)) * (width - right - left);
  const marks = ticks(least, most, Math.floor((width - left - right) / 70));
  const axis = height - bottom;
  const body = rows.map(({ name, actual, value, low, high }, i) => {
    const y = top + rowHeight * (i + 0.5);
    const inside = low <= actual && actual <= high;
    return [
      `<text x="${left - 12}" y="${px(y + 4)}" text-anchor="end" font-size="12"${paint("fill", "ink2")}>${escapeText(cutName(name, longestName))}</text>`,
      `<path d="M${px(x(low))} ${px(y)}H${px(x(high))}" fill="none" stroke-width="6" stroke-opacity="0.3"${paint("stroke", "hue0")}/>`,
      `<circle cx="${px(x(value))}" cy="${px(y)}" r="4" fill="none" stroke-width="1.75"${paint("stroke", "hue0")}/>`,
      `<circle cx="${px(x(actual))}" cy="${px(y)}" r="3"${paint("fill", inside ? "ink" : "hue1")}/>`,
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif" style="font-variant-numeric:tabular-nums">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="${width}" height="${height}"${paint("fill", "surface")}/>`,
    `<text x="16" y="26" font-size="15" font-weight="600"${paint("fill", "ink")}>${escapeText(cutName(title, 84))}</text>`,
    `<text x="16" y="46" font-size="12"${paint("fill", "ink2")}>last loss of each run: ring forecast, bar its interval, dot what it was</text>`,
    `<path d="${marks.map((value) => `M${px(x(value))} ${top}V${axis}`).join("")}" fill="none"${paint("stroke", "grid")}/>`,
    `<path d="M${left} ${axis}H${width - right}" fill="none"${paint("stroke", "axis")}/>`,
    ...marks.map(
      (value) =>
        `<text x="${px(x(value))}" y="${axis + 18}" text-anchor="middle" font-size="11"${paint("fill", "ink3")}>${formatLr(value)}</text>`,
    ),
    ...body,
    `${brush.style()}</svg>`,
    "",
  ].join("\n");
}
