import { formatLr, logTicks, ticks } from "anneal/describe";

/** A label of the LR axis, at a cell row. */
export interface AxisLabel {
  readonly row: number;
  readonly text: string;
}

/** The LR axis of a picture: the dot row of a value, and which rows are labelled. */
export interface Scale {
  readonly row: (value: number) => number;
  readonly labels: readonly AxisLabel[];
}

/** From 0 (or the lowest value, if it is negative) up to the highest value. */
export function linearScale(lowest: number, highest: number, rows: number): Scale {
  const low = Math.min(0, lowest);
  const high = highest > low ? Math.max(0, highest) : low + 1;
  const dots = 4 * rows - 1;
  const row = (value: number): number => Math.round(((high - value) / (high - low)) * dots);
  const round = ticks(low, high, Math.max(2, rows >> 1));
  const wanted = [low, highest > low ? high : low, 0, ...round];
  return { row, labels: spread(wanted, row) };
}

/** From the lowest value to the highest, without 0, as for a loss. What is higher lies on the upper edge. */
export function levelScale(lowest: number, highest: number, rows: number): Scale {
  const flat = !(highest - lowest > 1e-9 * Math.abs(highest));
  const room = flat ? Math.abs(highest) / 20 || 1 : 0;
  const [low, high] = [lowest - room, highest + room];
  const dots = 4 * rows - 1;
  const row = (value: number): number => Math.max(0, Math.round(((high - value) / (high - low)) * dots));
  return { row, labels: spread([...ticks(low, high, Math.max(2, rows >> 1))], row) };
}

/** The most decades that a logarithmic axis shows. */
const mostDecades = 6;

/**
 * A logarithmic axis over the values of curves, of at most 6 decades. What is 0 or below, or too small, lies on a rail of
 * its own under the axis; `undefined` when no value is positive.
 */
export function logScale(values: Iterable<number>, rows: number): Scale | undefined {
  let [least, highest, rest] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY];
  for (const value of values) {
    if (value > highest) highest = value;
    if (value > 0 && value < least) least = value;
    if (value < rest) rest = value;
  }
  if (highest === 0) return undefined;
  const lowest = Math.max(least === highest ? least / 10 : least, highest / 10 ** mostDecades);
  const rail = rest < lowest && least !== highest;
  const dots = 4 * (rail ? rows - 1 : rows) - 1;
  const row = (value: number): number =>
    value >= lowest
      ? Math.round((Math.log(highest / value) / Math.log(highest / lowest)) * dots)
      : 4 * rows - 1;
  const named = logTicks(lowest, highest, rows).filter((tick) => tick.named);
  const labels = spread([highest, ...named.map((tick) => tick.value)], row);
  if (!rail) return { row, labels };
  const under = { row: rows - 1, text: rest > 0 ? `<${formatLr(lowest)}` : "0" };
  return { row, labels: [...labels.filter((each) => each.row < rows - 1), under] };
}

/** Labels at the rows of values, the first ones first, each at least two rows from those before it. */
function spread(values: readonly number[], row: (value: number) => number): AxisLabel[] {
  const labels: AxisLabel[] = [];
  for (const value of values) {
    const cell = row(value) >> 2;
    if (labels.every((each) => Math.abs(each.row - cell) >= 2))
      labels.push({ row: cell, text: formatLr(value) });
  }
  return labels.sort((a, b) => a.row - b.row);
}
