import { expect, test } from "vitest";
import { panBy, windowBetween, zoomAt, zoomOf } from "./zoom.ts";

const whole = [0, 25_000] as const;

test("zooming keeps the step at the pointer where it is", () => {
  const [first, last] = zoomAt([0, 25_000], whole, { at: 20_000, factor: 0.5 });
  expect(last - first).toBe(12_500);
  expect((20_000 - first) / (last - first)).toBeCloseTo(0.8, 9);
});

test("zooming out ends with the whole, and in with ten steps", () => {
  expect(zoomAt([10_000, 12_000], whole, { at: 11_000, factor: 1e6 })).toEqual([0, 25_000]);
  const [first, last] = zoomAt([10_000, 12_000], whole, { at: 11_000, factor: 1e-6 });
  expect(last - first).toBe(10);
});

test("panning stops at the ends", () => {
  expect(panBy([1000, 2000], whole, 500)).toEqual([1500, 2500]);
  expect(panBy([1000, 2000], whole, -5000)).toEqual([0, 1000]);
  expect(panBy([1000, 2000], whole, 1e9)).toEqual([24_000, 25_000]);
});

test("a stretch may be marked from either side", () => {
  expect(windowBetween(9000, 4000, whole)).toEqual([4000, 9000]);
});

test("a window of the whole run is no zoom", () => {
  expect(zoomOf([0, 25_000], whole)).toBeUndefined();
  expect(zoomOf([1, 25_000], whole)).toEqual([1, 25_000]);
});
