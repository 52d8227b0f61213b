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

test.each([
  ["digits", `${"1".repeat(1e6)}!`],
  ["digits and points", `${"1.".repeat(5e5)}!`],
  ["blanks", `1${" ".repeat(1e6)}!`],
  ["letters", `1${"e".repeat(1e6)}!`],
])(
  "a million %s that end badly are read once: a reading for each of them would take an hour",
  (_, written) => {
    expect(parseDuration(written)).toBeUndefined();
  },
);
