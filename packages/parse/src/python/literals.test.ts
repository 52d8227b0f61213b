import { expect, test } from "vitest";
import { readNumber, readString } from "./literals.ts";

/** As Python 3 reads them. */
test.each([
  ["0", 0],
  ["00", 0],
  ["1_000.5e-3", 1.0005],
  [".5", 0.5],
  ["5.", 5],
  ["1e5", 1e5],
  ["1E-4", 1e-4],
  ["0x_1F", 31],
  ["0o17", 15],
  ["0b101", 5],
  ["1e999", Infinity],
])("the number %s", (source, value) => {
  expect(readNumber(source)).toBe(value);
});

test.each(["010", "1__0", "1_", "0x", "10j", "1e", "", ".", "0b2", "10L"])("%j is no number", (source) => {
  expect(readNumber(source)).toBeUndefined();
});

test.each([
  [String.raw`'a\n\x41\u00e9\101\q'`, "a\nA\u00e9A\\q"],
  [String.raw`r'a\n'`, "a\\n"],
  ['"""a\nb"""', "a\nb"],
  ["u'x'", "x"],
  [String.raw`'it\'s'`, "it's"],
  ["'a\\\nb'", "ab"],
  ["'a\\\r\nb'", "ab"],
  [String.raw`'\U0001F600'`, "\u{1f600}"],
])("the string %j", (source, value) => {
  expect(readString(source)).toBe(value);
});

test.each(["b'x'", "f'x'", "rb'x'", String.raw`'\N{BULLET}'`, "x"])(
  "%j is no text that is read",
  (source) => {
    expect(readString(source)).toBeUndefined();
  },
);
