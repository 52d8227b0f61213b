import fc from "fast-check";
import { expect, test } from "vitest";
import { logTicks, ticks } from "./index.ts";

test("ticks are multiples of 1, 2 or 5 times a power of ten", () => {
  expect(ticks(0, 25_000, 11)).toEqual([0, 5000, 10_000, 15_000, 20_000, 25_000]);
  expect(ticks(0, 1.2e-3, 7)).toEqual([0, 0.0002, 0.0004, 0.0006, 0.0008, 0.001, 0.0012]);
  expect(ticks(0, 90, 10)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
});

test("ticks are the numbers one would write, not sums that drift", () => {
  for (const value of ticks(0, 1, 20)) expect(String(value).length).toBeLessThanOrEqual(4);
  expect(ticks(-0.3, 0.3, 7)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
});

test("a range without a width has one tick, and one that is no range has none", () => {
  expect(ticks(3, 3, 5)).toEqual([3]);
  expect(ticks(3, 3 + 1e-15, 5)).toEqual([3]);
  expect(ticks(Number.NaN, 1, 5)).toEqual([]);
});

test("of any range there are at most as many ticks as asked for, at least a fifth of that, in order, within it", () => {
  const range = fc.tuple(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.double({ min: 1e-9, max: 1e12, noNaN: true }),
    fc.integer({ min: 2, max: 30 }),
  );
  fc.assert(
    fc.property(range, ([low, width, count]) => {
      fc.pre(low + width > low && width > Math.abs(low) * 1e-9);
      const found = ticks(low, low + width, count);
      expect(found.length).toBeLessThanOrEqual(count);
      expect(found.length).toBeGreaterThanOrEqual(Math.floor(count / 5));
      found.forEach((value, k) => {
        expect(value).toBeGreaterThanOrEqual(low - width * 1e-6);
        expect(value).toBeLessThanOrEqual(low + width * (1 + 1e-6));
        if (k > 0) expect(value).toBeGreaterThan(found[k - 1]);
      });
    }),
    { seed: 1, numRuns: 500 },
  );
});

const named = (min: number, max: number, count?: number): readonly number[] =>
  logTicks(min, max, count).flatMap(({ value, named }) => (named ? [value] : []));

test("each decade has its name", () => {
  expect(named(1e-6, 1e-3)).toEqual([1e-6, 1e-5, 1e-4, 1e-3]);
});

test("2 and 5 have names too when fewer than two decades show", () => {
  expect(named(1e-4, 2e-3)).toEqual([1e-4, 2e-4, 5e-4, 1e-3, 2e-3]);
  expect(named(1e-4, 1e-2)).toEqual([1e-4, 1e-3, 1e-2]);
});

test("between the names there are bare ticks", () => {
  expect(logTicks(1e-4, 1e-3).map(({ value }) => value)).toEqual([
    1e-4, 2e-4, 3e-4, 4e-4, 5e-4, 6e-4, 7e-4, 8e-4, 9e-4, 1e-3,
  ]);
});

test("of many decades every second or third has a name", () => {
  expect(named(1e-30, 1, 8)).toEqual([1e-28, 1e-24, 1e-20, 1e-16, 1e-12, 1e-8, 1e-4, 1]);
});

test("a logarithmic axis has no zero and nothing below it", () => {
  expect(logTicks(0, 1)).toEqual([]);
  expect(logTicks(-1, 1)).toEqual([]);
});
