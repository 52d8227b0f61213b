import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./json.ts";

test("what JSON.parse reads is read alike", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, "\t"), (text, indent) => {
      const written = JSON.stringify(JSON.parse(text), null, indent);
      expect(JSON.stringify(parseJson(written).value)).toBe(JSON.stringify(JSON.parse(text)));
    }),
    { seed: 3, numRuns: 500 },
  );
});

test("what JSON.parse refuses is refused, but for numbers that only Python writes", () => {
  const edited = fc.tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom("", ",", "}", "]", '"', "x", "0", "-", ".", ":", "\n"),
  );
  fc.assert(
    fc.property(edited, ([text, at, put]) => {
      const from = at % (text.length + 1);
      const written = text.slice(0, from) + put + text.slice(from + 1);
      let good = true;
      try {
        JSON.parse(written);
      } catch {
        good = false;
      }
      if (good) expect(JSON.stringify(parseJson(written).value)).toBe(JSON.stringify(JSON.parse(written)));
      else expect(() => parseJson(written)).toThrow(/^line \d+, column \d+, JSON/);
    }),
    { seed: 4, numRuns: 2000 },
  );
});

test("Python's own numbers, keys that repeat, and places", () => {
  const root = parseJson('{\n  "a": NaN,\n  "b": -Infinity,\n  "a": [1,\n   2]\n}');
  expect(root.value).toEqual({ a: [1, 2], b: -Infinity });
  expect(root.fields?.get("a")).toMatchObject({
    place: { line: 4, column: 8 },
    before: { line: 2, column: 3 },
  });
  expect(root.fields?.get("a")?.items?.[1].place).toEqual({ line: 5, column: 4 });
});
