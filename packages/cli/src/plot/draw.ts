import { type Canvas, createCanvas, verticalLine } from "./canvas.ts";
import type { Trace } from "./trace.ts";

/** How a line is broken: dots on, dots off, and so on. An empty list is a solid line. */
export type Dash = readonly number[];

/** The dashes of up to eight lines in one picture. */
export const dashes: readonly Dash[] = [
  [],
  [6, 4],
  [1, 3],
  [8, 3, 1, 3],
  [3, 3],
  [12, 4],
  [1, 5],
  [8, 3, 1, 3, 1, 3],
];

/** Dots in one column from which a line is drawn even in the gap of a dash, so that jumps stay in sight. */
const steep = 2;

/** Draws a trace as a line. `row` gives the dot row of a value. */
export function drawTrace(
  trace: Trace,
  size: Pick<Canvas, "columns" | "rows">,
  how: { readonly row: (value: number) => number; readonly dash: Dash },
): Canvas {
  const canvas = createCanvas(size.columns, size.rows);
  const { row, dash } = how;
  let before: number | undefined;
  for (let x = 0; x < 2 * size.columns; x++) {
    if (!Number.isFinite(trace.high[x] - trace.low[x])) {
      before = undefined;
      continue;
    }
    let [top, bottom] = [row(trace.high[x]), row(trace.low[x])];
    const here = row(trace.first[x]);
    if (before !== undefined && Math.abs(here - before) > 1) {
      const middle = Math.trunc((here + before) / 2);
      const beyond = here > before ? middle + 1 : middle - 1;
      const tall = Math.abs(here - before) > steep;
      if (tall || isOn(dash, x - 1)) verticalLine(canvas, x - 1, [before, middle]);
      top = Math.min(top, beyond);
      bottom = Math.max(bottom, beyond);
    }
    if (bottom - top >= steep || isOn(dash, x)) verticalLine(canvas, x, [top, bottom]);
    before = row(trace.last[x]);
  }
  return canvas;
}

/** Whether the dot at a place along a broken line is drawn. */
export function isOn(dash: Dash, x: number): boolean {
  const length = dash.reduce((sum, each) => sum + each, 0);
  if (length === 0) return true;
  let place = x % length;
  for (let i = 0; ; i++) {
    if (place < dash[i]) return i % 2 === 0;
    place -= dash[i];
  }
}
