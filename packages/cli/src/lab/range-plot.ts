import { formatLr, logTicks } from "anneal/describe";
import type { RangeReport } from "anneal/range-test";
import { asciiOf, brailleOf } from "../plot/canvas.ts";
import { drawTrace } from "../plot/draw.ts";
import { traceCurve } from "../plot/trace.ts";

export interface RangePlotOptions {
  readonly width: number;
  readonly ascii: boolean;
}

const rows = 8;
const mostCells = 66;

/** The smoothed loss over the LR of a range test, with the bracket on the axis, as lines of text. */
export function rangePlot(
  { curve, bracket }: RangeReport,
  { width, ascii }: RangePlotOptions,
): readonly string[] {
  const { lr, loss } = curve;
  if (lr.length < 2) return [];
  const columns = Math.min(mostCells, width - 14);
  const lowest = Math.min(...loss);
  const start = loss[0];
  // What exploded would press the rest flat.
  const highest = Math.min(Math.max(...loss), start + 0.5 * (start - lowest) + 1e-9);
  const place = (value: number): number => Math.log(value / lr[0]) / Math.log(lr[lr.length - 1] / lr[0]);
  const steps = 2 * columns;
  const at = (step: number): number =>
    lossAt(curve, lr[0] * (lr[lr.length - 1] / lr[0]) ** (step / (steps - 1)));
  const dots = 4 * rows - 1;
  const row = (value: number): number =>
    Math.max(0, Math.round(((highest - value) / Math.max(highest - lowest, 1e-12)) * dots));
  const { cells } = drawTrace(traceCurve({ at, steps }, steps, steps), { columns, rows }, { row, dash: [] });
  const draw = ascii ? asciiOf : brailleOf;
  const labels = new Map([
    [0, short(highest)],
    [rows >> 1, short(highest - ((highest - lowest) * (rows >> 1)) / (rows - 1))],
    [rows - 1, short(lowest)],
  ]);
  const margin = Math.max(6, ...[...labels.values()].map((text) => text.length));
  const strokes = ascii
    ? { side: "|", mark: "+", corner: "+", line: "-", tick: "+", open: "[", thick: "=", close: "]" }
    : { side: "│", mark: "┤", corner: "└", line: "─", tick: "┬", open: "┏", thick: "━", close: "┓" };
  const lines = Array.from({ length: rows }, (_, r) => {
    const text = Array.from(cells.subarray(r * columns, (r + 1) * columns), draw).join("");
    const label = labels.get(r);
    return `${(label ?? "").padStart(margin)} ${label === undefined ? strokes.side : strokes.mark}${text}`.trimEnd();
  });
  const cellOf = (value: number): number => Math.round(place(value) * (columns - 1));
  const rule = Array<string>(columns).fill(strokes.line);
  let names = "";
  for (const { value, named } of logTicks(lr[0], lr[lr.length - 1], columns)) {
    const cell = cellOf(value);
    if (!named || Math.log10(value) % 1 !== 0 || cell < names.length + (names === "" ? 0 : 2)) continue;
    rule[cell] = strokes.tick;
    names = names.padEnd(cell) + formatLr(value);
  }
  if (bracket !== undefined) {
    const [low, high] = [Math.max(0, cellOf(bracket.low)), Math.min(columns - 1, cellOf(bracket.high))];
    for (let cell = low; cell <= high; cell++) rule[cell] = strokes.thick;
    rule[low] = strokes.open;
    rule[high] = strokes.close;
  }
  const blank = " ".repeat(margin);
  return [...lines, `${blank} ${strokes.corner}${rule.join("")}`, `${blank}  ${names}`];
}

const short = (value: number): string => String(Number(value.toPrecision(3)));

/** The curve between its points: straight lines in log LR. */
function lossAt({ lr, loss }: RangeReport["curve"], value: number): number {
  let right = lr.findIndex((each) => each >= value);
  if (right < 0) return loss[loss.length - 1];
  if (right === 0) right = 1;
  const share = Math.log(value / lr[right - 1]) / Math.log(lr[right] / lr[right - 1]);
  return (1 - share) * loss[right - 1] + share * loss[right];
}
