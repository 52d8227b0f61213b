import { escapeText, shortSteps, ticks } from "anneal/describe";
import type { Chart, ChartLine, Panel } from "./chart.ts";
import { drawMarks } from "./draw-marks.ts";
import { type Box, drawPanel, px, rangeOf } from "./draw-panel.ts";
import { createBrush } from "./hues.ts";
import { boldWidth, cutName } from "./text.ts";

export interface DrawOptions {
  /** `auto` follows the reader's system. Default `light`. */
  readonly theme?: "light" | "auto";
  /** Pixels. Default 760. */
  readonly width?: number;
  /** Default 480. */
  readonly height?: number;
}

const fonts =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Cantarell, 'Helvetica Neue', Arial, sans-serif";
const longestName = 26;
/** Room above each panel for the name of its axis, and for the title and the steps. */
const [between, above, below] = [30, 36, 34];

/** A chart as the text of an SVG: it loads nothing and runs nothing, names are escaped, equal input gives equal text. */
export function drawChart(
  chart: Chart,
  { theme = "light", width = 760, height = 480 }: DrawOptions = {},
): string {
  const brush = createBrush(theme);
  const { paint } = brush;
  const panels = chart.panels.map(withShortNames);
  const names = panels.flatMap(({ lines }) => lines.map(({ name }) => name));
  const right = width - 12 - Math.ceil(Math.max(12, ...names.map((name) => boldWidth(name, 12) + 8)));
  const left = 64;
  const room = height - above - below - between * panels.length;
  const shares = panels.reduce((sum, { share }) => sum + share, 0);
  let top = above;
  const boxes = panels.map(({ share }): Box => {
    const begin = top + between;
    const end = begin + (room * share) / shares;
    top = end;
    return { left, top: Math.round(begin), right, bottom: Math.round(end) };
  });
  const steps = Math.max(1, chart.steps);
  const bottom = boxes[boxes.length - 1].bottom;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fonts}" style="font-variant-numeric:tabular-nums">`,
    `<title>${escapeText(chart.title)}</title>`,
    `<desc>${escapeText(chart.says)}</desc>`,
    `<rect width="${width}" height="${height}"${paint("fill", "surface")}/>`,
    `<text x="16" y="26" font-size="15" font-weight="600"${paint("fill", "ink")}>${escapeText(cutName(chart.title, 90))}</text>`,
    ...drawMarks(chart.marks ?? [], { boxes, steps, brush }),
    ...panels.map((panel, i) => drawPanel(panel, { plot: boxes[i], steps, range: rangeOf(panel), brush })),
    ...stepLabels(steps, boxes[0]).map(
      ({ x, text }) =>
        `<text x="${px(x)}" y="${bottom + 18}" text-anchor="middle" font-size="11"${paint("fill", "ink3")}>${text}</text>`,
    ),
    `<text x="${left}" y="${bottom + 31}" font-size="11"${paint("fill", "ink3")}>step</text>`,
    `${brush.style()}</svg>`,
    "",
  ].join("\n");
}

const withShortNames = (panel: Panel): Panel => ({
  ...panel,
  lines: panel.lines.map((line): ChartLine => ({ ...line, name: cutName(line.name, longestName) })),
});

function stepLabels(
  steps: number,
  { left, right }: Box,
): readonly { readonly x: number; readonly text: string }[] {
  const round = ticks(0, steps, Math.max(2, Math.floor((right - left) / 70)));
  return round.map((step) => ({ x: left + (step / steps) * (right - left), text: shortSteps(step) }));
}
