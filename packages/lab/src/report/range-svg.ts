import { rangeChart } from "./charts/range-chart.ts";
import type { TuneDetails } from "./data.ts";
import { drawing, fonts } from "./page/style.ts";
import { variables } from "./page/tokens.ts";

const size = { width: 640, height: 300 };

/** The curve of a range test as a file of its own: SVG that follows the reader's theme and loads nothing. */
export function rangeSvg(rangeTest: NonNullable<TuneDetails["rangeTest"]>): string {
  const { width, height } = size;
  const style = `:root{${variables(0)}}@media (prefers-color-scheme:dark){:root{${variables(1)}}}text{font-family:${fonts}}.back{fill:var(--surface)}${drawing}`;
  const chart = rangeChart(rangeTest, size).text.replace(
    /^<svg [^>]*>/,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-16 -8 ${width + 32} ${height + 24}" role="img"><style>${style}</style><rect class="back" x="-16" y="-8" width="100%" height="100%"/>`,
  );
  return `${chart}\n`;
}
