import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "../../../workspace/read-json.ts";
import { keyAround, lineAt, linesOf, placeOf } from "./json-lines.ts";

test("no character is lost, whatever is typed", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'{}[]",:1e-. \nabc\\trueé😀'), maxLength: 80 }),
      (text) => {
        const lines = linesOf(text).map((tokens) => tokens.map((token) => token.text).join(""));
        expect(lines.join("\n")).toBe(text);
      },
    ),
    { numRuns: 1000 },
  );
});

const text = '{ "kind": "linear",\n  "to": 1e-3, "over": "80%" }';
const read = readJson(text);
const places = "places" in read ? read.places : new Map();

test("keys, texts and numbers have their looks, and what is wrong is marked alone", () => {
  const [, second] = linesOf(text, [places.get("over")!]);
  expect(second.filter(({ look }) => look)).toEqual([
    { text: '"to"', look: "key" },
    { text: "1e-3", look: "number" },
    { text: '"over"', look: "key" },
    { text: '"80%"', look: "text", wrong: true },
  ]);
});

test("the caret knows its field, and a field its line", () => {
  expect(keyAround(places, text.indexOf("80"))).toBe("over");
  expect(keyAround(places, text.indexOf("kind"))).toBe("");
  expect(lineAt(text, places.get("over")!.start)).toBe(1);
  expect(placeOf(places, "from")).toEqual(places.get(""));
  expect(placeOf(places, "over[0].x")).toEqual(places.get("over"));
});
