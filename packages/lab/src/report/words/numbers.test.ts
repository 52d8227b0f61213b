import { expect, test } from "vitest";
import {
  dayOf,
  decimalsFor,
  differenceText,
  duration,
  fixed,
  listed,
  lossText,
  money,
  percents,
  shortLoss,
} from "./numbers.ts";

test("a loss has as many decimals as its interval resolves", () => {
  expect(decimalsFor({ mean: 2.993, low: 2.98, high: 3.006 })).toBe(3); // ± 0.013
  expect(decimalsFor({ mean: 0.071, low: 0.065, high: 0.078 })).toBe(3); // ± 0.0065
  expect(decimalsFor({ mean: 2931, low: 2800, high: 3062 })).toBe(0);
});

test("a minus is a minus, thousands are apart, and what is not there is a dash", () => {
  expect(fixed(-0.0124, 3)).toBe("−0.012");
  expect(fixed(-0.0001, 3)).toBe("0.000");
  expect(fixed(12_345.678, 1)).toBe("12,345.7");
  expect([fixed(null, 2), fixed(Number.NaN, 2), fixed(Number.POSITIVE_INFINITY, 2)]).toEqual(["–", "–", "∞"]);
  expect([shortLoss(0.08823), shortLoss(2.9931), shortLoss(1234.5), shortLoss(0)]).toEqual([
    "0.0882",
    "2.99",
    "1,235",
    "0",
  ]);
});

test("a loss below 0.001 has an exponent, and 0 is 0", () => {
  expect([lossText(3.2e-5, 6), lossText(1.234e-4, 7), lossText(0, 8), lossText(0.071, 3)]).toEqual([
    "3.2e-5",
    "1.234e-4",
    "0",
    "0.071",
  ]);
  expect([shortLoss(3.21e-5), differenceText(-3.2e-7, 8), differenceText(-0.0004, 4)]).toEqual([
    "3.2e-5",
    "−3.2e-7",
    "−0.0004",
  ]);
});

test("a change has the sign of what happens to the loss", () => {
  const { size, change } = percents(0.05, 0.34);
  expect([change(0.19), change(-0.03), change(0), size(-0.034)]).toEqual(["−19%", "+3%", "0%", "3%"]);
  expect(percents(0.011, 0.019).change(0.0152)).toBe("−1.5%");
});

test("times and money are written as the design writes them", () => {
  expect([0.004, 0.78, 38, 80, 60, 7200].map(duration)).toEqual([
    "4 ms",
    "0.8 s",
    "38 s",
    "1 min 20 s",
    "1 min",
    "2.0 h",
  ]);
  expect([2.5, 12, 0.0031, 0, 1234.5].map(money)).toEqual(["2.50", "12", "0.0031", "0", "1,234.50"]);
});

test("a date is written out, and any other text stays", () => {
  expect(dayOf("2026-11-22T10:31:00Z")).toBe("22 November 2026");
  expect(dayOf("yesterday")).toBe("yesterday");
});

test("words are listed with an and", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
