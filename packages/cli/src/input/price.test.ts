import { describe, expect, test } from "vitest";
import { isProblem } from "../names/flags.ts";
import { type Price, parsePrice, parseTime, timeInWords } from "./price.ts";

const price = (text: string): Price => {
  const read = parsePrice(text, "--cost");
  if (isProblem(read)) throw new Error(read.message);
  return read;
};

describe("a price", () => {
  test.each([
    ["2.5/h", 9000, "6.25"],
    ["$2.50/h", 9000, "$6.25"],
    ["€4/hour", 3600, "€4.00"],
    ["60 CHF/day", 86_400 * 10, "600 CHF"],
    ["2.5 per h", 3600, "2.50"],
    ["$1k/day", 86_400 * 1.5, "$1,500"],
    ["0.1/h", 36, "0.001"],
  ])("%s: %d seconds cost what they should, in the money that was written", (text, span, says) => {
    const { perSecond, money } = price(text);
    expect(money(perSecond * span)).toBe(says);
  });

  test.each(["2.5", "/h", "-2/h", "0/h", "2.5/week", "free/h", "2,5/h", "", "1e999/h"])(
    "%j is refused in one sentence",
    (text) => {
      const read = parsePrice(text, "--cost");
      expect(isProblem(read) && read.message).toMatch(/^--cost: expected an amount for a time.*received /);
    },
  );
});

test.each([
  ["350ms", 0.35],
  ["0.35", 0.35],
  ["2min", 120],
  ["1.5h", 5400],
])("a time of %s is %d seconds", (text, seconds) => {
  expect(parseTime(text, "--step-time")).toBeCloseTo(seconds, 12);
});

test.each(["", "fast", "-1s", "0", "3 weeks"])("%j is no time", (text) => {
  const read = parseTime(text, "--step-time");
  expect(isProblem(read) && read.message).toMatch(/^--step-time: expected a time above 0/);
});

test.each([
  [90, "90 seconds"],
  [600, "10 minutes"],
  [8750, "2.4 hours"],
  [864_000, "10 days"],
])("%d seconds are %s", (seconds, words) => {
  expect(timeInWords(seconds)).toBe(words);
});
