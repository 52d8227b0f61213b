import fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount, readTyped, showNumber, showValue } from "./numbers.ts";

test.each([
  [0.001, "1e-3"],
  [0.0003, "3e-4"],
  [9.99e-7, "9.99e-7"],
  [0.01, "0.01"],
  [25_000, "25000"],
  [0, "0"],
  [1e21, "1e21"],
])("%d is typed %s", (value, text) => {
  expect(showNumber(value)).toBe(text);
});

test("no digit of a number is lost, and JSON reads it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const same = value === 0 ? 0 : value;
      expect(readTyped(showNumber(same))).toBe(same);
      expect(JSON.parse(showNumber(same))).toBe(same);
    }),
  );
});

test("what is no number stays the text that it is", () => {
  expect(readTyped(" 20% ")).toBe("20%");
  expect(readTyped("rest")).toBe("rest");
  expect(readTyped("1e999")).toBe("1e999");
  expect(readTyped("0x10")).toBe("0x10");
  expect(readTyped(".5")).toBe(0.5);
  expect(readTyped("  ")).toBeUndefined();
  expect(showValue("20%")).toBe("20%");
  expect(showValue(undefined)).toBe("");
});

test.each([
  ["50k", 50_000],
  ["1.5M", 1_500_000],
  ["0.3m", 300_000],
  ["2B", 2e9],
  ["4.7g", 4.7e9],
  ["25,000", 25_000],
  ["1e4", 10_000],
  ["2,5", "2,5"],
  ["k", "k"],
  ["5%", "5%"],
  ["constructork", "constructork"],
  ["", undefined],
])("an amount typed %s is %s", (text, amount) => {
  expect(readAmount(text)).toBe(amount);
});
