import { describe, expect, test } from "vitest";
import { parseAmount, parseCount, parseLength, parseLengthOf, parseLevel, parsePositive } from "./amounts.ts";

describe("an amount", () => {
  test.each([
    ["10k", 10_000],
    ["10K", 10_000],
    ["1.5M", 1_500_000],
    ["2m", 2_000_000],
    ["10B", 1e10],
    ["3G", 3e9],
    ["1.2T", 1.2e12],
    ["10_000", 10_000],
    ["1e4", 10_000],
    ["3E-4", 3e-4],
    [".5", 0.5],
    ["-1", -1],
    [" 7 ", 7],
    ["0.3M", 300_000],
    ["0.57k", 570],
  ])("%s is %d", (text, value) => {
    expect(parseAmount(text)).toBe(value);
  });

  test.each([
    "",
    "k",
    "ten",
    "10kk",
    "1,00",
    "0,001",
    "10,000",
    "1e",
    "0x10",
    "Infinity",
    "NaN",
    "10 k",
    "_1",
    "1__k x",
  ])("%j is none", (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });
});

describe("a length", () => {
  test.each([
    ["500", 500],
    ["10k", 10_000],
    ["250.5", 250.5],
    ["5%", "5%"],
    ["3ep", "3ep"],
    ["3epochs", "3ep"],
    ["10Btok", "10000000000tok"],
    ["2Msample", "2000000sample"],
    ["2e6samples", "2000000sample"],
    ["800steps", 800],
    ["1,000", 1000],
    ["2,000,000tok", "2000000tok"],
    ["rest", "rest"],
    ["fifty", "fifty"],
  ])("%s becomes %j", (text, length) => {
    expect(parseLength(text)).toBe(length);
  });
});

test("what is wrong is said with the flag, the rule and the text", () => {
  expect(parseCount("1.5", "--steps")).toMatchObject({
    message: '--steps: expected a whole number of at least 1, such as 500, 10k or 1.2M, received "1.5"',
  });
  expect(parsePositive("0", "--tokens")).toMatchObject({
    message: '--tokens: expected a number above 0, such as 0.5, 10k or 2.5B, received "0"',
  });
  expect(parseLevel("high", "--peak")).toMatchObject({
    message: '--peak: expected a number such as 3e-4 or 0.1, received "high"',
  });
  expect(parsePositive("1e999", "--tokens")).toMatchObject({ code: "range" });
  expect(parseCount("0.3M", "--steps")).toBe(300_000);
});

describe("a comma", () => {
  test("parts the thousands of a count and nothing else", () => {
    expect(parseCount("1,281,167", "--dataset")).toBe(1_281_167);
    expect(parsePositive("10,000", "--tokens", true)).toBe(10_000);
    for (const text of ["1,00", "0,001", "01,000", "1,000k", "1,0000", "1,000.5"]) {
      expect(parseCount(text, "--steps")).toMatchObject({ code: "range" });
      expect(parsePositive(text, "--tokens", true)).toMatchObject({ code: "range" });
    }
  });

  test.each([
    ["0,001", "write 0.001 with a point"],
    ["3,5e-4", "write 3.5e-4 with a point"],
    ["1,000", "write 1000, or 1.000 with a point"],
    ["1,000,000", "write 1000000 without commas"],
  ])("in a level, as in %s, is refused", (text, suggestion) => {
    expect(parseLevel(text, "--peak")).toMatchObject({ code: "type", received: `"${text}"`, suggestion });
    expect(parsePositive(text, "--epochs")).toMatchObject({ code: "range", suggestion });
  });

  test.each(["0,5%", "1,000%", "2,5ep", "1,5k"])("in a length, as in %s, is refused", (text) => {
    expect(parseLengthOf(text, "--warmup")).toMatchObject({ code: "unit", path: "--warmup" });
  });
});
