import { expect, test } from "vitest";
import type { ChartDisc } from "../types.ts";
import { placeDiscs } from "./disc-places.ts";
import { frameOf } from "./frame.ts";

const plot = { left: 40, top: 26, right: 290, bottom: 180 };
const across = { window: [1e-4, 10], log: true } as const;
const frame = frameOf(plot, across, { scale: "linear", low: 1, high: 3 });
const disc = (step: number, number: number, value?: number): ChartDisc => ({
  step,
  number,
  tone: "info",
  label: `${number}`,
  ...(value !== undefined && { value }),
});

test("a disc stands at its own rate, however many stand near it, and none covers another", () => {
  const rates = [0.13, 0.013, 0.036, 0.014, 0.0135, 0.015];
  const placed = placeDiscs(
    rates.map((lr, i) => disc(lr, i + 1, 2)),
    frame,
    [],
  );
  expect(placed.map(({ disc }) => disc.step)).toEqual(rates);
  for (const { x, y, on, disc } of placed) {
    // Five decades over 250 pixels.
    expect(Math.abs(x - (40 + 50 * (Math.log10(disc.step) + 4)))).toBeLessThan(1);
    expect(on).toBeCloseTo(103, 9);
    expect(y).toBeGreaterThanOrEqual(plot.top + 10);
    expect(y).toBeLessThanOrEqual(plot.bottom - 10);
  }
  placed.forEach((one, i) => {
    for (const other of placed.slice(0, i))
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(20);
  });
});

test("a disc at an end stays there, too, and one beyond the axis is left out", () => {
  const placed = placeDiscs([disc(1e-4, 1, 3), disc(10, 2, 1), disc(20, 3, 1)], frame, []);
  expect(placed.map(({ x }) => x)).toEqual([40, 290]);
  const [one, two] = placed;
  expect([one.y - 26, 180 - two.y]).toEqual([20, 20]);
});

test("where there is no room left all are still there, at their step", () => {
  const placed = placeDiscs(
    Array.from({ length: 40 }, (_, i) => disc(0.1, i + 1, 2)),
    frame,
    [],
  );
  expect(new Set(placed.map(({ x }) => Math.round(x)))).toEqual(new Set([190]));
  expect(placed.length).toBe(40);
});
