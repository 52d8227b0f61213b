import { expect, test } from "vitest";
import { scalarOf } from "./scalar.ts";

// As PyYAML 6.0 loads them.
test.each([
  ["1", 1],
  ["-1", -1],
  ["+1", 1],
  ["01", 1],
  ["010", 8],
  ["0x1F", 31],
  ["1_000", 1000],
  ["1.", 1],
  [".5", 0.5],
  ["1.e-3", 0.001],
  ["1.0e-3", 0.001],
  ["1.0e+3", 1000],
  [".5e-3", 0.0005],
  [".inf", Infinity],
  ["-.INF", -Infinity],
  [".NaN", Number.NaN],
  ["yes", true],
  ["No", false],
  ["ON", true],
  ["off", false],
  ["~", null],
  ["", null],
  ["0.0", 0],
])("%s is what PyYAML loads", (text, value) => {
  expect(scalarOf(text)).toEqual({ value });
});

test.each([
  "y",
  "n",
  "inf",
  "nan",
  "0o10",
  "1e",
  "e1",
  "1.2.3",
  "1,000",
  ".",
  "+",
  "3e-4x",
  "cosine",
  "__proto__",
])("%s is text, as for PyYAML", (text) => {
  expect(scalarOf(text)).toEqual({ value: text });
});

test.each([
  ["1e3", 1000],
  ["1e-3", 0.001],
  ["3E-4", 3e-4],
  ["1.0e3", 1000],
  ["-.5", -0.5],
  [".5e3", 500],
  ["08", 8],
])("%s is text to PyYAML, and a number to people: both are told", (text, value) => {
  expect(scalarOf(text)).toEqual({ value, plain: text });
});
