import { expect, test } from "vitest";
import { parseDuration } from "./duration.ts";

test.each([
  ["5%", 5, "%"],
  ["0.5ep", 0.5, "ep"],
  [".5ep", 0.5, "ep"],
  ["5.ep", 5, "ep"],
  ["2e6sample", 2e6, "sample"],
  ["1E9tok", 1e9, "tok"],
  ["1e+9tok", 1e9, "tok"],
  ["-3ep", -3, "ep"],
  ["12parsec", 12, "parsec"],
])("%s is a number and a word", (written, amount, unit) => {
  expect(parseDuration(written)).toEqual({ amount, unit });
});

test.each(["", "%", "ep", "five%", "0x10%", "1,000%", "5%5", "5 % ", "NaN%", "Infinity%", "٥%"])(
  "%j is not",
  (written) => {
    expect(parseDuration(written)).toBeUndefined();
  },
);

test("only a text is split", () => {
  for (const each of [5, null, undefined, ["5%"], { toString: () => "5%" }])
    expect(parseDuration(each)).toBeUndefined();
});

test("a long text of digits takes no time", () => {
  const start = performance.now();
  parseDuration(`${"1".repeat(1e5)}!`);
  parseDuration(`1${" ".repeat(1e5)}!`);
  expect(performance.now() - start).toBeLessThan(1000);
});
