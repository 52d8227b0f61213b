import { warmRestarts, warmupStableDecay } from "anneal";
import { presets } from "anneal/advise";
import fc from "fast-check";
import { expect, test } from "vitest";
import { printSpec } from "./print-json.ts";
import { readJson } from "./read-json.ts";

const wsd = warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%" });

test("a spec is printed as people write it", () => {
  expect(printSpec(wsd)).toBe(`{ "version": 1, "kind": "sequence",
  "of": [
    { "kind": "linear",
      "to": 1e-3, "over": 1000 },
    { "kind": "constant",
      "value": 1e-3, "over": "rest" },
    { "kind": "polynomial",
      "power": 0.5, "ease": "in",
      "from": 1e-3, "to": 0,
      "over": "20%" }
  ] }`);
});

test("every published schedule is read back as it was", () => {
  for (const { plan } of presets) {
    const read = readJson(printSpec(plan.lr as object));
    expect("value" in read && read.value).toEqual({ version: 1, ...(plan.lr as object) });
  }
});

test("any JSON is read as the platform reads it", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      const read = readJson(text);
      if ("mistake" in read) expect(read.mistake.says).toMatch(/twice/);
      else expect(read.value).toEqual(JSON.parse(text));
    }),
  );
});

test("whatever the platform refuses is refused, at a place within the text, and nothing is thrown", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:1e-. \nabc\\tru'), maxLength: 30 }), (text) => {
      const read = readJson(text);
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      if ("mistake" in read) {
        expect(read.mistake.at).toBeLessThanOrEqual(text.length);
        if (isJson) expect(read.mistake.says).toMatch(/twice/);
      } else expect(isJson).toBe(true);
    }),
    { numRuns: 2000, seed: 3 },
  );
});

test("the place of every value is known", () => {
  const text = printSpec(wsd);
  const read = readJson(text);
  const span = "places" in read ? read.places.get("of[2].over") : undefined;
  expect(span && text.slice(span.start, span.end)).toBe('"20%"');
  const cycles = printSpec(warmRestarts({ peak: 1, times: 3, stretch: 2 }));
  const inner = readJson(cycles);
  const place = "places" in inner ? inner.places.get("of.kind") : undefined;
  expect(place && cycles.slice(place.start, place.end)).toBe('"cosine"');
});

test.each([
  ['{ "kind": "linear",\n  "to": 1e-3 "over": 5 }', 2, 14, `expected a comma or }, found '"'`],
  ['{ "kind": "linear", }', 1, 19, "no comma before }"],
  ["{ kind: 1 }", 1, 3, "expected a name in double quotes, found 'k'"],
  ['{ "to": 1.e-3x }', 1, 9, "expected a number or a text in double quotes, found 1.e-3x"],
  ['{ "over": "20% }', 1, 11, "this text has no closing quote"],
  ['{ "to": 1, "to": 2 }', 1, 12, '"to" stands here twice'],
  ["[1, 2", 1, 6, "expected a comma or ], found the end"],
  ["", 1, 1, "expected a value, found the end"],
  ["1 2", 1, 3, "expected nothing more, found '2'"],
])("%j is refused at its line %d and column %d", (text, line, column, says) => {
  expect(readJson(text)).toEqual({ mistake: { at: expect.any(Number), line, column, says } });
});

test("what is nested too deeply is refused", () => {
  expect(readJson("[".repeat(100_000))).toMatchObject({ mistake: { says: expect.stringMatching(/deep/) } });
});
