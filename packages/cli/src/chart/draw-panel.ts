import { escapeText, formatLr, ticks } from "anneal/describe";
import type { ChartLine, Panel } from "./chart.ts";
import { type Brush, colourOf } from "./hues.ts";
import { thin } from "./thin.ts";

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The values that an axis shows. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What a panel is drawn with. */
export interface PanelFrame {
  readonly plot: Box;
  readonly steps: number;
  readonly range: Range;
  readonly brush: Brush;
}

/** The lowest and highest value of a panel, with a little room. */
export function rangeOf({ lines, fromZero = false, most = Infinity }: Panel): Range {
  let [low, high] = [Infinity, -Infinity];
  const see = (value: number): void => {
    if (!Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, Math.min(value, most));
  };
  for (const { values, band } of lines) {
    for (const list of [values, band?.low ?? [], band?.high ?? []])
      for (let i = 0; i < list.length; i++) see(list[i]);
  }
  if (low > high) return { low: 0, high: 1 };
  if (fromZero) low = Math.min(0, low);
  const room = 0.05 * (high - low || Math.abs(high) || 1);
  return { low: fromZero && low === 0 ? 0 : low - room, high: high + room };
}

const marksOf = ({ low, high }: Range, height: number): readonly number[] =>
  ticks(low, high, Math.max(2, Math.floor(height / 36)));

/** Grid, axis labels and lines of a panel. */
export function drawPanel(panel: Panel, frame: PanelFrame): string {
  const { plot, range, brush } = frame;
  const y = yOf(frame);
  const { paint } = brush;
  const marks = marksOf(range, plot.bottom - plot.top);
  const grid = marks.map((value) => `M${plot.left} ${px(y(value))}H${plot.right}`).join("");
  return [
    `<path d="${grid}" fill="none"${paint("stroke", "grid")}/>`,
    `<path d="M${plot.left} ${plot.bottom}H${plot.right}" fill="none"${paint("stroke", "axis")}/>`,
    `<text x="${plot.left - 8}" y="${plot.top - 10}" text-anchor="end" font-size="12" font-weight="600"${paint("fill", "ink2")}>${escapeText(panel.name)}</text>`,
    ...marks.map(
      (value) =>
        `<text x="${plot.left - 8}" y="${px(y(value) + 4)}" text-anchor="end" font-size="11"${paint("fill", "ink3")}>${formatLr(value).replace(/^-/, "−")}</text>`,
    ),
    ...[...panel.lines].reverse().map((line) => drawLine(line, frame, y)),
    ...drawNames(panel.lines, frame, y),
  ].join("\n");
}

const yOf =
  ({ plot, range: { low, high } }: PanelFrame) =>
  (value: number): number =>
    plot.bottom - ((Math.min(value, high) - low) / (high - low)) * (plot.bottom - plot.top);

const xOf =
  ({ plot, steps }: PanelFrame) =>
  (step: number): number =>
    plot.left + (step / steps) * (plot.right - plot.left);

function drawLine(line: ChartLine, frame: PanelFrame, y: (value: number) => number): string {
  const x = xOf(frame);
  const { steps, values, band, as } = line;
  const kept = thin(steps, values, x).filter((i) => values[i] <= frame.range.high);
  const { paint } = frame.brush;
  const colour = colourOf(line.hue);
  const place = (i: number, list: ArrayLike<number>): string => `${px(x(steps[i]))} ${px(y(list[i]))}`;
  const area =
    band === undefined || kept.length === 0
      ? ""
      : `<path d="M${kept.map((i) => place(i, band.high)).join("L")}L${[...kept]
          .reverse()
          .map((i) => place(i, band.low))
          .join("L")}Z" fill-opacity="0.16"${paint("fill", colour)}/>`;
  if (as === "dots") {
    return kept
      .map(
        (i) =>
          `<circle cx="${px(x(steps[i]))}" cy="${px(y(values[i]))}" r="1.8" fill-opacity="0.75"${paint("fill", colour)}/>`,
      )
      .join("");
  }
  const dash = as === "dashed" ? ' stroke-dasharray="6 4"' : "";
  return `${area}<path d="${kept.length === 0 ? "" : `M${kept.map((i) => place(i, values)).join("L")}`}" fill="none" stroke-width="${line.heavy ? 2.5 : 1.75}" stroke-linejoin="round"${dash}${paint("stroke", colour)}/>`;
}

const gap = 15;

/** The names at the ends of their lines, spread so that none lies on another. */
function drawNames(
  lines: readonly ChartLine[],
  frame: PanelFrame,
  y: (value: number) => number,
): readonly string[] {
  const named = lines
    .filter(({ name, values }) => name !== "" && values.length > 0)
    .map((line) => ({ line, at: y(line.values[line.values.length - 1]) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at);
  const total = (named.length - 1) * gap;
  let next = Math.max(frame.plot.top, Math.min(named[0]?.at ?? 0, frame.plot.bottom - total));
  return named.map(({ line, at }) => {
    const here = Math.max(next, Math.min(at, frame.plot.bottom));
    next = here + gap;
    return `<text x="${frame.plot.right + 8}" y="${px(here + 4)}" font-size="12" font-weight="600"${frame.brush.paint("fill", colourOf(line.hue))}>${escapeText(line.name)}</text>`;
  });
}

/** A coordinate to a tenth of a pixel. */
export const px = (value: number): number => Math.round(value * 10) / 10;
