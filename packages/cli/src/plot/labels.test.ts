import { expect, test } from "vitest";
import { createCanvas, verticalLine } from "./canvas.ts";
import { placeLabels } from "./labels.ts";

/** Level lines at cell rows of a picture. */
const lines = (columns: number, rows: number, at: readonly number[]) =>
  at.map((row) => {
    const canvas = createCanvas(columns, rows);
    for (let x = 0; x < 2 * columns; x++) verticalLine(canvas, x, [4 * row, 4 * row]);
    return canvas;
  });

test("a name stands next to its own curve and not next to the other", () => {
  const [high, low] = placeLabels(["high", "low"], lines(40, 9, [1, 7]));
  expect(Math.abs(high.row - 1)).toBe(1);
  expect(Math.abs(low.row - 7)).toBe(1);
  expect(high.text).toBe("high");
});

test("no two names overlap, and none covers a curve", () => {
  const labels = placeLabels(["first", "second", "third"], lines(40, 12, [2, 5, 8]));
  expect(labels.every((label) => ![2, 5, 8].includes(label.row))).toBe(true);
  expect(new Set(labels.map((label) => label.row)).size).toBe(3);
});

test("a name without room becomes a number on the curve", () => {
  const [one] = placeLabels(["a name longer than the picture"], lines(20, 3, [1]));
  expect(one).toMatchObject({ row: 1, text: "1" });
});

test("a curve that lies under others gets no name of its own", () => {
  const [canvas] = lines(20, 1, [0]);
  expect(placeLabels(["one", "two"], [canvas, canvas])).toEqual([]);
});
