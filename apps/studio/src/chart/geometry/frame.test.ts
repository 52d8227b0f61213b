import { expect, test } from "vitest";
import { frameOf } from "./frame.ts";

const plot = { left: 100, top: 20, right: 1100, bottom: 420 };
const steps = { window: [0, 25_000] as const };

test("a linear frame puts steps and values in proportion, and reads them back", () => {
  const frame = frameOf(plot, steps, { scale: "linear", low: 0, high: 1e-3 });
  expect(frame.x(0)).toBe(100);
  expect(frame.x(12_500)).toBe(600);
  expect(frame.y(0)).toBe(420);
  expect(frame.y(5e-4)).toBeCloseTo(220, 9);
  expect(frame.stepAt(frame.x(20_000))).toBeCloseTo(20_000, 6);
  expect(frame.valueAt(frame.y(7e-4))).toBeCloseTo(7e-4, 15);
});

test("a logarithmic frame gives every decade the same height", () => {
  const frame = frameOf(plot, steps, { scale: "log", low: 1e-6, high: 1e-2 });
  const heights = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2].map(frame.y);
  expect(heights.map(Math.round)).toEqual([420, 320, 220, 120, 20]);
  expect(frame.valueAt(frame.y(3e-4))).toBeCloseTo(3e-4, 12);
});

test("zero has a rail of 22 px under the lowest decade, and is read back from it", () => {
  const frame = frameOf(plot, steps, { scale: "log", low: 1e-6, high: 1e-2, rail: "0" });
  expect(frame.floor).toBe(420 - 22);
  expect(frame.y(1e-6)).toBe(frame.floor);
  expect(frame.y(0)).toBeGreaterThan(frame.floor);
  expect(frame.y(0)).toBeLessThan(420);
  expect(frame.isOff(0)).toBe(true);
  expect(frame.valueAt(frame.y(0))).toBe(0);
});

test("LRs across lie on a logarithmic scale of their own", () => {
  const frame = frameOf(plot, { window: [1e-3, 1], log: true }, { scale: "linear", low: 0, high: 1 });
  expect(frame.x(1e-3)).toBe(100);
  expect(frame.x(1)).toBe(1100);
  expect(frame.x(10 ** -1.5)).toBeCloseTo(600, 9);
});
