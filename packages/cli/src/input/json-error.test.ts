import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonError, lineAndColumn } from "./json-error.ts";

test.each([
  ['{"a":1,}', 7, "a name in double quotes"],
  ["{'a':1}", 1, 'a name in double quotes or "}"'],
  ['{"a" 1}', 5, '":"'],
  ['{"a":1 "b":2}', 7, '"," or "}"'],
  ["[1 2]", 3, '"," or "]"'],
  ["[1,]", 3, "a value"],
  ['{"a":NaN}', 5, "a value"],
  ['{"a":01}', 5, "a value"],
  ['{"a":1}}', 7, "nothing more"],
  ['{"a":', 5, "a value"],
  ['{"a":"b', 5, "a value"],
  ["[", 1, 'a value or "]"'],
  ["# hello", 0, "a value"],
])("%s stops being JSON at %d, where %s should stand", (source, offset, expected) => {
  expect(findJsonError(source)).toEqual({ offset, expected });
});

test("it refuses exactly what JSON.parse refuses", () => {
  const pieces = fc.constantFrom(
    ..."{}[],:".split(""),
    '"a"',
    '"\\u00e9"',
    '"\\x"',
    '"\\N"',
    "TRUE",
    "1E5",
    "1",
    "-0.5e3",
    "01",
    "true",
    "null",
    " ",
  );
  const texts = fc.oneof(
    fc.json(),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  );
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(texts, (text) => {
      expect(findJsonError(text) === undefined).toBe(parses(text));
    }),
    { seed: 2, numRuns: 3000 },
  );
});

test("lines and columns count from 1", () => {
  expect(lineAndColumn("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
});
