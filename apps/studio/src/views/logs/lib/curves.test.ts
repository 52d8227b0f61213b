import { expect, test } from "vitest";
import { createCurves, drawnOf, valueNear } from "./curves.ts";

const logged = (values: readonly number[]) => ({
  steps: Float64Array.from(values.keys()),
  values: Float64Array.from(values),
});

test("values that are no numbers are gaps, and do not spoil the average", () => {
  const { xs, ys } = drawnOf(logged([4, Number.NaN, 2]), 0.5);
  expect([...xs]).toEqual([0, 2]);
  // Bias-corrected: (0.5 * 4 + 2) / (0.5 + 1).
  expect([...ys]).toEqual([4, 8 / 3]);
});

test("of a hundred thousand points few are drawn, but every spike", () => {
  const values = Array.from({ length: 100_000 }, (_, i) => (i === 43_210 ? 99 : 1 + (i % 7) / 10));
  const { xs, ys } = drawnOf(logged(values), 0);
  expect(xs.length).toBeLessThan(2_500);
  expect(ys[xs.indexOf(43_210)]).toBe(99);
  expect([xs[0], xs.at(-1)]).toEqual([0, 99_999]);
  expect(xs.every((x, i) => i === 0 || x > xs[i - 1])).toBe(true);
});

test("the same quantity gives the same arrays", () => {
  const curves = createCurves();
  const one = logged([3, 2, 1]);
  expect(curves(one, 0.9)).toBe(curves(one, 0.9));
  expect(curves(one, 0)).not.toBe(curves(one, 0.9));
});

test("a finding stands at the nearest point", () => {
  const points = drawnOf({ steps: Float64Array.of(0, 10, 20), values: Float64Array.of(3, 2, 1) }, 0);
  expect([0, 4, 6, 14, 99].map((step) => valueNear(points, step))).toEqual([3, 3, 2, 2, 1]);
});
