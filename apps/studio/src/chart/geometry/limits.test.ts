import { expect, test } from "vitest";
import { grow, limitsOf } from "./limits.ts";

const of = (...values: number[]): readonly Float64Array[] => [Float64Array.from(values)];

test("an axis of LRs has 0, and room above the highest value for names", () => {
  const { low, high } = limitsOf(of(2e-4, 1e-3), { scale: "linear", as: "lr" });
  expect(low).toBe(0);
  expect(high).toBeGreaterThan(1.1e-3);
  expect(high).toBeLessThan(1.2e-3);
});

test("an axis of losses is not forced to 0, and never goes below it without need", () => {
  expect(limitsOf(of(3, 4), { scale: "linear", as: "loss" }).low).toBeGreaterThan(2.9);
  expect(limitsOf(of(0.01, 4), { scale: "linear", as: "loss" }).low).toBe(0);
});

test("what lies above a share of the losses is left out of the limits", () => {
  const values = Array.from({ length: 100 }, (_, k) => (k < 2 ? 1000 : 3));
  expect(limitsOf(of(...values, 2), { scale: "linear", as: "loss", upTo: 0.9 }).high).toBeLessThan(4);
});

test("a logarithmic axis starts at a decade, and has a rail only where something is 0", () => {
  const values = Array.from({ length: 1000 }, (_, k) => 1e-3 * 10 ** (-k / 500));
  expect(limitsOf(of(...values), { scale: "log", as: "lr" })).toMatchObject({ low: 1e-5 });
  expect(limitsOf(of(...values), { scale: "log", as: "lr" }).rail).toBeUndefined();
  expect(limitsOf(of(...values, 0), { scale: "log", as: "lr" }).rail).toBe("0");
});

test("gaps and infinities do not reach an axis", () => {
  const { low, high } = limitsOf(of(Number.NaN, 1, 2, Number.POSITIVE_INFINITY), {
    scale: "linear",
    as: "loss",
  });
  expect(low).toBeLessThan(1);
  expect(high).toBeLessThan(2.2);
});

test("limits of a live chart grow by round steps and never shrink", () => {
  const first = { scale: "linear", low: 0, high: 1 } as const;
  expect(grow(first, { scale: "linear", low: 0.2, high: 0.7 })).toEqual(first);
  // A fifth of 1.1 is 0.22: the next of 1-2-5 is 0.5.
  expect(grow(first, { scale: "linear", low: 0, high: 1.1 })).toEqual({ scale: "linear", low: 0, high: 1.5 });
  expect(grow({ scale: "log", low: 0.1, high: 1 }, { scale: "log", low: 0.03, high: 1.1 })).toEqual({
    scale: "log",
    low: 0.02,
    high: 2,
  });
});
