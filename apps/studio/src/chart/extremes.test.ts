import { expect, test } from "vitest";
import { frameOf, limitsOf, polyline, stepTicks, unitOf, valueTicks } from "./geometry/index.ts";

const plot = { left: 50, top: 20, right: 850, bottom: 320 };
const cases: Readonly<Record<string, readonly number[]>> = {
  "nothing at all": [],
  "only gaps": [Number.NaN, Number.NaN],
  "only zeros": [0, 0, 0],
  "one value": [0.003],
  "below zero": [-1, -2, -3],
  "both sides of zero": [-1, 0, 1],
  "the smallest numbers": [5e-324, 1e-320, 1e-310],
  "the largest numbers": [1e300, 1.7e308, Number.POSITIVE_INFINITY],
  "three hundred decades": [1e-200, 1, 1e100],
};

test.each(Object.keys(cases))("a chart of %s has finite places and few ticks", (name) => {
  const ys = Float64Array.from(cases[name]);
  const xs = ys.map((_, k) => k);
  for (const scale of ["linear", "log"] as const) {
    for (const as of ["lr", "loss"] as const) {
      const limits = limitsOf([ys], { scale, as });
      expect(limits.high).toBeGreaterThan(limits.low);
      const up = valueTicks(limits, 300);
      expect(up.length).toBeGreaterThan(0);
      expect(up.filter(({ label }) => label !== undefined).length).toBeLessThan(16);
      const frame = frameOf(plot, { window: [0, 10] }, limits);
      const places = polyline({ xs, ys }, frame).flatMap(({ points }) =>
        points.flatMap(({ x, y }) => [x, y]),
      );
      expect(places.every(Number.isFinite)).toBe(true);
      expect(up.every(({ value }) => Number.isFinite(frame.y(value)))).toBe(true);
    }
  }
});

test.each([1, 2, 7, 1e15])("a run of %s steps has ticks at whole steps, its end among them", (end) => {
  const found = stepTicks({
    window: [0, end],
    end,
    unit: unitOf("steps", undefined),
    width: 600,
    ruler: (text) => 6 * text.length,
  });
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ value }) => Number.isInteger(value))).toBe(true);
  expect(found.at(-1)?.value).toBe(end);
});
