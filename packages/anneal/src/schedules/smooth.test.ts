import { expect, test } from "vitest";
import { smoothSlopes } from "./smooth.ts";

const slopes = (points: readonly (readonly [number, number])[]): number[] =>
  Array.from(
    smoothSlopes(
      Float64Array.from(points, (p) => p[0]),
      Float64Array.from(points, (p) => p[1]),
    ),
  );

test("at an inner point of equal steps the slope is the harmonic mean of the secants", () => {
  expect(
    slopes([
      [0, 0],
      [1, 1],
      [2, 4],
    ]),
  ).toEqual([1, 1.5, 1.5, 3]);
});

test("unequal steps weigh the harmonic mean as Brodlie does: (2 h1 + h0) / s0 + (h1 + 2 h0) / s1", () => {
  const [h0, h1, s0, s1] = [1, 3, 2, 5];
  const mean = (3 * (h0 + h1)) / ((2 * h1 + h0) / s0 + (h1 + 2 * h0) / s1);
  expect(
    slopes([
      [0, 0],
      [h0, s0 * h0],
      [h0 + h1, s0 * h0 + s1 * h1],
    ])[1],
  ).toBeCloseTo(mean, 14);
});

test("a peak, a trough and a flat stretch have slope 0", () => {
  expect(
    slopes([
      [0, 0],
      [1, 1],
      [2, 0],
    ])[1],
  ).toBe(0);
  expect(
    slopes([
      [0, 1],
      [1, 0],
      [2, 3],
    ])[1],
  ).toBe(0);
  expect(
    slopes([
      [0, 1],
      [1, 1],
      [2, 3],
    ])[1],
  ).toBe(0);
});

test("no slope is more than three times the flatter secant: Fritsch and Carlson's bound for monotone cubics", () => {
  for (const s1 of [1, 10, 1e6, 1e50])
    expect(
      slopes([
        [0, 0],
        [1, 1],
        [2, 1 + s1],
      ])[1],
    ).toBeLessThanOrEqual(3);
});

test("a jump ends a piece on both sides", () => {
  expect(
    slopes([
      [0, 0],
      [1, 2],
      [1, 5],
      [2, 6],
    ]),
  ).toEqual([2, 2, 0, 0, 1, 1]);
});

test("one point and none have no slopes", () => {
  expect(slopes([[0, 1]])).toEqual([]);
  expect(slopes([])).toEqual([]);
});
