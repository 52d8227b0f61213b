import type { ChartSeries } from "./types.ts";

/** The order in which curves are drawn: that of the list reversed, the selected one last. Seeds lie under all others. */
export function inDrawOrder(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const rank = ({ look, selected }: ChartSeries): number => (selected ? 2 : look === "thin" ? 0 : 1);
  return [...series].reverse().sort((a, b) => rank(a) - rank(b));
}
