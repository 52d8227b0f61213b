import { expect, test } from "vitest";
import { brailleOf } from "./canvas.ts";
import { dashes, drawTrace, isOn } from "./draw.ts";
import { traceCurve } from "./trace.ts";

/** A curve in so many cells, 1 at the top and 0 at the bottom, as lines of braille. */
function drawn(
  at: (step: number) => number,
  columns: number,
  rows: number,
  dash: readonly number[] = [],
): string[] {
  const steps = 2 * columns;
  const row = (value: number): number => Math.round((1 - value) * (4 * rows - 1));
  const { cells } = drawTrace(traceCurve({ at, steps }, steps, steps), { columns, rows }, { row, dash });
  return Array.from({ length: rows }, (_, y) =>
    [...cells.slice(y * columns, (y + 1) * columns)].map(brailleOf).join(""),
  );
}

test("a straight line is a diagonal", () => {
  expect(drawn((k) => 1 - k / 7, 4, 2)).toEqual(["⠑⢄  ", "  ⠑⢄"]);
});

test("a jump is a line without a gap", () => {
  expect(drawn((k) => (k < 4 ? 1 : 0), 4, 2)).toEqual(["⠉⢹  ", "  ⣇⣀"]);
});

test("a dashed line has gaps where it is level, and none in a jump", () => {
  expect(drawn(() => 1, 8, 1, [2, 2])).toEqual(["⠉ ⠉ ⠉ ⠉ "]);
  expect(drawn((k) => (k < 10 ? 1 : 0), 8, 2, [2, 2]).join("\n")).toContain("⢹");
});

test("every dash begins with a dot, and no two are the same", () => {
  expect(dashes.every((dash) => isOn(dash, 0))).toBe(true);
  expect(new Set(dashes.map((dash) => Array.from({ length: 40 }, (_, x) => isOn(dash, x)).join())).size).toBe(
    8,
  );
});
