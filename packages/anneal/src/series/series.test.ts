import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { argMin, ema, emaBothSides, gradient, median } from "./index.ts";

const options = { seed: 7, numRuns: 100 };
const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 });
const beta = fc.double({ min: 0, max: 0.99, noNaN: true });

describe("averages", () => {
  test("a bias-corrected EMA is the mean weighted by powers of beta", () => {
    fc.assert(
      fc.property(values, beta, (x, b) => {
        const found = ema(x, { beta: b });
        x.forEach((_, i) => {
          const weights = x.slice(0, i + 1).map((__, j) => b ** (i - j));
          const sum = weights.reduce((all, w, j) => all + w * x[j], 0);
          expect(found[i]).toBeCloseTo(sum / weights.reduce((all, w) => all + w, 0), 6);
        });
      }),
      options,
    );
  });

  test("the average over both sides is the mean weighted by powers of beta of the distance", () => {
    fc.assert(
      fc.property(values, beta, (x, b) => {
        const found = emaBothSides(x, b);
        x.forEach((_, i) => {
          const weights = x.map((__, j) => b ** Math.abs(i - j));
          const sum = weights.reduce((all, w, j) => all + w * x[j], 0);
          expect(found[i]).toBeCloseTo(sum / weights.reduce((all, w) => all + w, 0), 6);
        });
      }),
      options,
    );
  });

  test("over the past a line lags by beta / (1 - beta) points, over both sides by none", () => {
    const line = Array.from({ length: 401 }, (_, i) => i);
    expect(ema(line, { beta: 0.9 })[400]).toBeCloseTo(400 - 9, 9);
    expect(emaBothSides(line, 0.9)[200]).toBeCloseTo(200, 6);
  });

  test("a seeded EMA begins at the first value and keeps its weight", () => {
    expect([...ema([8, 0, 0], { beta: 0.5, seeded: true })]).toEqual([8, 4, 2]);
    expect([...ema([8, 0], { beta: 0.5 })]).toEqual([8, 8 / 3]);
  });
});

describe("slopes and middles", () => {
  test("gradient is numpy.gradient on uneven points", () => {
    const found = gradient([5, 3, 4, 1, 1.5], [1, 2, 4, 5, 9]);
    const numpy = [-2, -1.1666666666666665, -1.8333333333333335, -2.375, 0.125];
    numpy.forEach((want, i) => {
      expect(found[i]).toBeCloseTo(want, 12);
    });
  });

  test("gradient is exact on a parabola inside", () => {
    const x = [1, 2, 4, 8, 9];
    const found = gradient(
      x.map((each) => each * each),
      x,
    );
    expect([...found.slice(1, -1)]).toEqual([4, 8, 16]);
  });

  test("argMin takes the first of equals, the first NaN before any number, and -1 of nothing", () => {
    expect(argMin([2, 1, 1])).toBe(1);
    expect(argMin([2, Number.NaN, -5, Number.NaN])).toBe(1);
    expect(argMin([])).toBe(-1);
  });

  test("median sorts as numbers, and an infinite value is high", () => {
    expect(median([10, 9, 100])).toBe(10);
    expect(median([Number.POSITIVE_INFINITY, 1, 2])).toBe(2);
  });
});
