import { expect, test } from "vitest";
import { costOf, priceOf, secondsOf, timeInWords } from "./figures.ts";

test.each([
  ["0.289", 0.289],
  ["350 ms", 0.35],
  ["2min", 120],
  [" .5 s ", 0.5],
  ["0", undefined],
  ["-1", undefined],
  ["1e400", undefined],
  ["quick", undefined],
])("a time %j is %j seconds", (text, seconds) => {
  expect(secondsOf(text)).toBe(seconds);
});

test.each([
  ["20", "40.14"],
  ["$20", "$40.14"],
  ["20 EUR", "40.14 EUR"],
  ["€20/h", "€40.14"],
  ["20 per hour", "40.14"],
])("7,225 seconds at %j an hour are %s: 7,225 / 3,600 * 20", (text, written) => {
  const price = priceOf(text);
  if (price === undefined) throw new Error("no price");
  expect(price.money(costOf(25_000 * 0.289, price))).toBe(written);
});

test.each(["", "free", "0", "-3", "1,50"])("a price %j is none", (text) => {
  expect(priceOf(text)).toBeUndefined();
});

test.each([
  [0.289, "290 ms"],
  [38, "38 s"],
  [80, "1 min 20 s"],
  [1156, "19 min"],
  [7225, "2.0 h"],
  [3_600_000, "1,000 h"],
])("%d seconds are %s", (seconds, words) => {
  expect(timeInWords(seconds)).toBe(words);
});
