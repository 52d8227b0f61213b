import { expect, test } from "vitest";
import { constant, cosine, linear, sequence, steps } from "../schedules/index.ts";
import { createCompiler } from "./create-compiler.ts";
import { fromJson, toJson } from "./json.ts";

const spec = sequence({
  of: [linear({ to: 3e-4, over: "5%" }), cosine({ from: 3e-4, to: 0, over: "rest", past: "hold" })],
});

test("a spec comes back from its text as it was", () => {
  expect(fromJson(toJson(spec))).toEqual(spec);
  expect(fromJson(toJson(steps({ at: ["3ep", 5e-10 + 1], values: [1e-300, 1e100, 0.1 + 0.2] })))).toEqual(
    steps({ at: ["3ep", 5e-10 + 1], values: [1e-300, 1e100, 0.1 + 0.2] }),
  );
});

test("the text has the version first, and ends like a file", () => {
  expect(toJson(spec)).toMatch(/^\{\n {2}"version": 1,\n {2}"kind": "sequence",\n/);
  expect(toJson(spec)).toMatch(/\}\n$/);
});

test("what a YAML parser returned is read too, and the version may be left out", () => {
  expect(fromJson({ kind: "constant", value: 1 })).toEqual({ kind: "constant", value: 1 });
});

test("the schema's address and the version are read, and are no part of the spec", () => {
  const text = '{ "$schema": "./anneal.schema.json", "version": 1, "kind": "constant", "value": 1 }';
  expect(fromJson(text)).toEqual({ kind: "constant", value: 1 });
});

test.each([
  ["", /^spec: expected JSON, received ""/],
  ["{", /^spec: expected JSON, received "\{" \(.+\)$/],
  ["kind: linear", /^spec: expected JSON, received "kind: linear"/],
  ["null", /^spec: expected an object with a kind, received null$/],
  ["[]", /^spec: expected an object with a kind, received a list of 0$/],
  ['{ "version": 2, "kind": "constant", "value": 1 }', /version: expected .*1.*, received 2$/],
  ['{ "version": 1, "kind": "constant", "valeu": 1 }', /did you mean "value"\?/],
  ['{ "kind": "constant", "value": 1e999 }', /^constant\.value: expected a number, received Infinity$/],
  [
    '{ "kind": "constant", "value": 1, "__proto__": { "over": 5 } }',
    /^constant\.__proto__: expected one of value, over/,
  ],
  [
    '{ "kind": "scale", "by": 1, "of": { "kind": "constant", "value": 1, "version": 1 } }',
    /^scale\.of\.version/,
  ],
])("%s is refused", (text, sentence) => {
  expect(() => fromJson(text)).toThrow(sentence);
});

test("own kinds are read by their own compiler, and unknown to anneal's", () => {
  expect(fromJson('{ "kind": "constant", "value": 1 }', createCompiler([constant]))).toEqual(
    constant({ value: 1 }),
  );
  expect(() => fromJson('{ "kind": "linear", "to": 1, "over": 1 }', createCompiler([constant]))).toThrow(
    /^kind: expected one of constant/,
  );
});
