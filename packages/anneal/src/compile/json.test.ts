import fc from "fast-check";
import { expect, test } from "vitest";
import { anySpec } from "../../test/specs.ts";
import { warmupCosine } from "../recipes/index.ts";
import {
  type AnySpec,
  constant,
  defineKind,
  linear,
  type Spec,
  sequence,
  steps,
} from "../schedules/index.ts";
import { createCompiler } from "./create-compiler.ts";
import { fromJson, toJson } from "./json.ts";

test("a spec is written with the version of the format first, for people to read, and ends like a file", () => {
  expect(toJson(warmupCosine({ peak: 1, warmup: "5%" }))).toBe(`{
  "version": 1,
  "kind": "sequence",
  "of": [
    {
      "kind": "linear",
      "to": 1,
      "over": "5%"
    },
    {
      "kind": "cosine",
      "from": 1,
      "to": 0,
      "over": "rest"
    }
  ]
}
`);
});

test("a random spec comes back as it was, from text and from what a parser returned", () => {
  fc.assert(
    fc.property(anySpec(), (spec) => {
      expect(fromJson(toJson(spec))).toEqual(spec);
      expect(fromJson(JSON.parse(toJson(spec)))).toEqual(spec);
      expect(toJson(fromJson(toJson(spec)))).toBe(toJson(spec));
    }),
    { seed: 101, numRuns: 1000 },
  );
  const digits = steps({ at: ["3ep", 5e-10 + 1], values: [1e-300, 1e100, 0.1 + 0.2] });
  expect(fromJson(toJson(digits))).toEqual(digits);
});

test("the version and the address of the schema are read and left out, and may be absent", () => {
  const text = '{ "$schema": "./anneal.schema.json", "version": 1, "kind": "constant", "value": 0.1 }';
  expect(fromJson(text)).toEqual({ kind: "constant", value: 0.1 });
  expect(fromJson('{ "kind": "constant", "value": 0.1 }')).toEqual({ kind: "constant", value: 0.1 });
});

test("what a parser returned is not changed", () => {
  const parsed = Object.freeze({ version: 1, kind: "constant", value: 0.1 });
  expect(fromJson(parsed)).toEqual({ kind: "constant", value: 0.1 });
  expect(fromJson(Object.assign(Object.create(null), parsed))).toEqual({ kind: "constant", value: 0.1 });
});

test.each<[string, unknown, RegExp]>([
  ["YAML", "kind: linear", /^spec: expected JSON, received "kind: linear" \(.+\)$/],
  ["half a text", "{", /^spec: expected JSON, received "\{" \(.+\)$/],
  ["no text", "", /^spec: expected JSON, received "" \(.+\)$/],
  [
    "a long text that is not JSON",
    `[${"1, ".repeat(1e5)}`,
    /^spec: expected JSON, received "\[1, .{40,60}…" \(.+\)$/,
  ],
  ["a number", "3", /^spec: expected an object with a kind, received 3$/],
  ["null", "null", /^spec: expected an object with a kind, received null$/],
  ["a list", "[]", /^spec: expected an object with a kind, received a list of 0$/],
  ["undefined", undefined, /^spec: expected an object with a kind, received nothing$/],
  ["another version", '{"version": 2, "kind": "konstant", "worth": 1}', /^version: expected 1, received 2$/],
  ["a version in words", '{"version": "1", "kind": "constant"}', /^version: expected 1, received "1"$/],
  [
    "a version within",
    '{"kind": "scale", "by": 1, "of": {"version": 1, "kind": "constant", "value": 1}}',
    /^scale\.of\.version: expected one of value, over, received "version"/,
  ],
  [
    "a misspelt kind",
    '{"kind": "cosin"}',
    /^kind: expected one of .+, received "cosin"; did you mean "cosine"\?$/,
  ],
  [
    "a misspelt field",
    '{"kind": "constant", "valu": 1}',
    /^constant\.valu: .+; did you mean "value"\?\nconstant\.value: .+, received nothing$/,
  ],
  [
    "a number too large",
    '{"kind": "constant", "value": 1e999}',
    /^constant\.value: expected .+, received Infinity$/,
  ],
  ["a prototype for a kind", '{"kind": "__proto__"}', /^kind: expected one of .+, received "__proto__"$/],
  [
    "a prototype for a field",
    '{"kind": "constant", "value": 1, "__proto__": {"over": 3}}',
    /^constant\.__proto__: expected one of value, over, received "__proto__"$/,
  ],
])("%s is refused in a sentence", (_, source, sentence) => {
  expect(() => fromJson(source)).toThrow(sentence);
});

test("lengths are not added up, for there is no run yet", () => {
  const spec = sequence({
    of: [linear({ to: 1, over: "80%" }), linear({ from: 1, to: 0, over: "80%" })],
  });
  expect(fromJson(toJson(spec))).toEqual(spec);
});

test("kinds of your own are read by their compiler only, and anneal's by one that has them", () => {
  const half = defineKind<AnySpec & { readonly peak: number }>(
    "half",
    "Half the peak.",
    { peak: { type: "number", says: "LR" } },
    ({ peak }) => ({ span: Infinity, at: () => peak / 2 }),
  );
  const compiler = createCompiler([half]);
  const text = toJson(half({ peak: 3 }) as unknown as Spec);
  expect(fromJson(text, compiler)).toEqual({ kind: "half", peak: 3 });
  expect(() => fromJson(text)).toThrow(/received "half"/);
  expect(() => fromJson(toJson(constant({ value: 1 })), compiler)).toThrow(
    'kind: expected one of half, received "constant"',
  );
});
