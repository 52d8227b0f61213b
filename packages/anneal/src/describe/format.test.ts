import { expect, test } from "vitest";
import { formatLr, formatLrFixed, formatShare, formatSteps, shortSteps } from "./index.ts";

test("an LR below 0.01 is scientific, without padding or plus", () => {
  expect([3e-4, 1.2e-5, 9.99e-7, 0.00999, 1e-300].map(formatLr)).toEqual([
    "3e-4",
    "1.2e-5",
    "9.99e-7",
    "9.99e-3",
    "1e-300",
  ]);
});

test("an LR from 0.01 is a decimal of at most 3 digits", () => {
  expect([0.01, 0.045, 0.1 + 0.2, 1, 12.345, 999.6].map(formatLr)).toEqual([
    "0.01",
    "0.045",
    "0.3",
    "1",
    "12.3",
    "1,000",
  ]);
});

test("rounding up to 0.01 changes the form with it", () => {
  expect(formatLr(0.0099996)).toBe("0.01");
  expect(formatLrFixed(0.0099996)).toBe("0.0100");
});

test("rounding up to the next power keeps the digits right", () => {
  expect(formatLr(9.9996e-5)).toBe("1e-4");
  expect(formatLrFixed(9.9996e-5)).toBe("1.00e-4");
  expect(formatLrFixed(0.99996)).toBe("1.00");
});

test("zero is 0, and so is minus zero", () => {
  expect([0, -0].map(formatLr)).toEqual(["0", "0"]);
  expect([0, -0].map(formatLrFixed)).toEqual(["0", "0"]);
});

test("a negative LR has a true minus, and a hyphen in its exponent, so that it pastes", () => {
  expect([-3e-4, -0.5].map(formatLr)).toEqual(["−3e-4", "−0.5"]);
  expect(formatLrFixed(-3e-4)).toBe("−3.00e-4");
});

test("what has no digits is said in words", () => {
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(formatLr)).toEqual([
    "not a number",
    "∞",
    "−∞",
  ]);
});

test("sums and means may be large", () => {
  expect([16_617.3, 1e6, 2.5e12].map(formatLr)).toEqual(["16,600", "1e6", "2.5e12"]);
  expect([1234, 1e6].map(formatLrFixed)).toEqual(["1,230", "1.00e6"]);
});

test("columns have exactly 3 digits", () => {
  expect([1e-3, 3.14159e-4, 0.045, 1, 123.4].map(formatLrFixed)).toEqual([
    "1.00e-3",
    "3.14e-4",
    "0.0450",
    "1.00",
    "123",
  ]);
});

test("steps have their thousands set apart and at most two decimals", () => {
  expect([0, 999, 1000, 25_000, 1_234_567, 937.5, 1 / 3, -1000].map(formatSteps)).toEqual([
    "0",
    "999",
    "1,000",
    "25,000",
    "1,234,567",
    "937.5",
    "0.33",
    "−1,000",
  ]);
  expect(formatSteps(1e15)).toBe("1,000,000,000,000,000");
});

test("short steps have at most 3 digits and a letter", () => {
  expect([0, 500, 2500, 25_000, 1_200_000, 2.56e9, 15e12].map(shortSteps)).toEqual([
    "0",
    "500",
    "2.5k",
    "25k",
    "1.2M",
    "2.56B",
    "15T",
  ]);
});

test("short steps change the letter when they round up", () => {
  expect([999.6, 999_600, 999_999_999].map(shortSteps)).toEqual(["1k", "1M", "1B"]);
});

test("shares have one decimal at most, and two digits below 1%", () => {
  expect([0, 0.8, 1 / 3, 1, 0.0123, 0.00456, -0.35].map(formatShare)).toEqual([
    "0%",
    "80%",
    "33.3%",
    "100%",
    "1.2%",
    "0.46%",
    "−35%",
  ]);
});
