import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anySpec } from "../../test/specs.ts";
import { type AnySpec, defineKind, linear, type Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { allKinds } from "./all-kinds.ts";
import { compile } from "./compile.ts";
import { createCompiler } from "./create-compiler.ts";
import { toJson } from "./json.ts";
import { jsonSchema } from "./json-schema.ts";

/** Strict: an unknown or misplaced keyword of the schema itself is an error. */
const validator = (schema: object) => new Ajv2020({ strict: true }).compile<unknown>(schema);
const accepts = validator(jsonSchema());
const inspects = (value: unknown): boolean => compile.inspect(value).problems.length === 0;

test("it is a JSON Schema of draft 2020-12, and plain JSON", () => {
  const schema = jsonSchema();
  expect(new Ajv2020().validateSchema(schema)).toBe(true);
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  expect(JSON.stringify(schema)).not.toContain("null"); // an Infinity that was written
});

test("every kind and every field is described", () => {
  const { $defs } = jsonSchema() as { readonly $defs: { readonly [name: string]: Defined } };
  interface Defined {
    readonly description?: string;
    readonly properties: { readonly [name: string]: { readonly description?: string } };
  }
  for (const [name, { says, fields }] of Object.entries(allKinds)) {
    expect($defs[name].description).toBe(says);
    expect(Object.keys($defs[name].properties)).toEqual(["kind", ...Object.keys(fields)]);
    for (const [field, { says: words }] of Object.entries(fields)) {
      expect($defs[name].properties[field].description).toBe(words);
    }
  }
});

test("random specs of every kind are accepted, as they are and as they are written", () => {
  fc.assert(
    fc.property(anySpec(), (spec) => {
      expect(accepts(JSON.parse(JSON.stringify(spec))) || accepts.errors).toBe(true);
      expect(accepts(JSON.parse(toJson(spec)))).toBe(true);
    }),
    { seed: 111, numRuns: 1000 },
  );
});

test.each<[string, unknown]>([
  ["no kind", {}],
  ["a list", []],
  ["null", null],
  ["a text", "cosine"],
  ["a misspelt kind", { kind: "cosin" }],
  ["a prototype for a kind", { kind: "toString" }],
  ["a missing field", { kind: "cosine", from: 1, over: 10 }],
  ["a misspelt field", { kind: "cosine", from: 1, to: 0, ovre: 10 }],
  ["an unknown field", { kind: "constant", value: 1, floor: 0 }],
  ["a text for a number", { kind: "constant", value: "1" }],
  ["null for a number", { kind: "constant", value: null }],
  ["a negative length", { kind: "constant", value: 1, over: -1 }],
  ["a length beyond any run", { kind: "constant", value: 1, over: 2e15 }],
  ["a length in words", { kind: "constant", value: 1, over: "5 percent" }],
  ["a length without a unit", { kind: "constant", value: 1, over: "5" }],
  ["a unit without a number", { kind: "constant", value: 1, over: "%" }],
  ["a negative share", { kind: "constant", value: 1, over: "-5%" }],
  ["a unit in capitals", { kind: "constant", value: 1, over: "5EP" }],
  ["a rest where none is", { kind: "steps", at: ["rest"], values: [1, 2] }],
  ["a period of no length", { kind: "stairs", of: { kind: "constant", value: 1 }, every: 0 }],
  ["a word that is no choice", { kind: "linear", from: 1, to: 0, over: 1, past: "bounce" }],
  ["a power of 0", { kind: "polynomial", from: 1, to: 0, over: 1, power: 0 }],
  ["a share of 1", { kind: "noise", of: { kind: "constant", value: 1 }, std: 1, limit: 1 }],
  ["half a cycle", { kind: "repeat", of: { kind: "linear", to: 1, over: 1 }, times: 1.5 }],
  ["no parts", { kind: "sequence", of: [] }],
  ["a part that is none", { kind: "sequence", of: [{ kind: "constant", value: 1 }, 3] }],
  ["one part that is no list", { kind: "sequence", of: { kind: "constant", value: 1 } }],
  ["a mistake deep within", { kind: "scale", by: 1, of: { kind: "clamp", of: { kind: "constant" } } }],
  ["a knot of three", { kind: "knots", points: [[0, 1, 2]] }],
  ["a knot of one", { kind: "knots", points: [[0]] }],
  ["half a step in a table", { kind: "table", runs: [[1, 1.5]] }],
  ["another version", { version: 2, kind: "constant", value: 1 }],
  ["a version within", { kind: "sequence", of: [{ version: 1, kind: "constant", value: 1 }] }],
])("%s is refused by the schema and by the compiler", (_, value) => {
  expect(accepts(value)).toBe(false);
  expect(inspects(value)).toBe(false);
});

test.each<[string, unknown]>([
  ["a version and a schema at the root", { $schema: "./x.json", version: 1, kind: "constant", value: 1 }],
  ["a length with an exponent", { kind: "constant", value: 1, over: "2e6sample" }],
  ["a length with a plus", { kind: "constant", value: 1, over: "+5%" }],
  ["a length with a bare point", { kind: "constant", value: 1, over: ".5%" }],
  ["a length of 0", { kind: "constant", value: 1, over: 0 }],
  ["the rest", { kind: "constant", value: 1, over: "rest" }],
  ["a warmup without a start", { kind: "linear", to: 1, over: "5%" }],
])("%s is accepted by both", (_, value) => {
  expect(accepts(value) || accepts.errors).toBe(true);
  expect(inspects(value)).toBe(true);
});

/** What one field's schema cannot say, or what the words of `check` say better. */
test.each<[string, unknown, "schema" | "compiler"]>([
  ["a share above 100%", { kind: "constant", value: 1, over: "101%" }, "schema"],
  [
    "a share of 0% as a period",
    { kind: "stairs", of: { kind: "constant", value: 1 }, every: "0%" },
    "schema",
  ],
  ["a length below a billionth of a step", { kind: "constant", value: 1, over: 1e-10 }, "schema"],
  ["a level beyond 1e100", { kind: "constant", value: 1e101 }, "schema"],
  ["a schema within", { kind: "scale", by: 1, of: { $schema: "", kind: "constant", value: 1 } }, "compiler"],
])("known difference: only the one accepts %s", (_, value, who) => {
  expect([accepts(value), inspects(value)]).toEqual(who === "schema" ? [true, false] : [false, true]);
});

test("a random spec with one random mistake in its structure is judged alike by both", () => {
  type Json = { [name: string]: unknown };
  /** Every object and list within a value, itself first. */
  const within = (value: unknown): (Json | unknown[])[] =>
    typeof value === "object" && value !== null
      ? [value as Json, ...Object.values(value).flatMap(within)]
      : [];
  const junk = [null, true, "rest", "x", "5%", -1, 0, 0.5, 3, [], {}, [[1]], { kind: "constant", value: 1 }];
  const verdicts = { same: 0, refused: 0 };
  const split: string[] = [];
  fc.assert(
    fc.property(
      anySpec({ depth: 2 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom("drop", "rename", "replace", "add"),
      fc.constantFrom(...junk),
      (spec, where, which, what, value) => {
        const json = JSON.parse(JSON.stringify(spec)) as Json;
        const places = within(json);
        const place = places[where % places.length];
        const keys = Object.keys(place);
        const key = keys[which % Math.max(1, keys.length)] ?? "x";
        if (Array.isArray(place)) {
          if (what === "drop") place.splice(Number(key), 1);
          else if (what === "add") place.push(value);
          else place[Number(key)] = value;
        } else {
          const old = place[key];
          if (what === "drop" || what === "rename") delete place[key];
          if (what === "rename") place[`${key}s`] = old;
          if (what === "replace") place[key] = value;
          if (what === "add") place.extra = value;
        }
        const [schema, compiler] = [accepts(json), inspects(json)];
        if (schema === compiler) verdicts.same++;
        else split.push(JSON.stringify(json));
        if (!compiler) verdicts.refused++;
      },
    ),
    { seed: 112, numRuns: 3000 },
  );
  expect(split.slice(0, 3)).toEqual([]);
  expect(verdicts.refused).toBeGreaterThan(1000);
  expect(verdicts.same - verdicts.refused).toBeGreaterThan(300);
});

test("your own compiler has a schema of just its kinds, with fields of every type", () => {
  interface Many extends AnySpec {
    readonly kind: "many";
    readonly parts: readonly (readonly [Duration, Spec])[];
    readonly mode?: "a" | "b";
    readonly size?: number;
  }
  const many = defineKind<Many>(
    "many",
    "Specs in pairs.",
    {
      parts: {
        type: "list",
        of: { type: "pair", of: [{ type: "duration" }, { type: "spec" }] },
        atLeast: 1,
        says: "[time, spec]",
      },
      mode: { type: "choice", of: ["a", "b"], default: "a", says: "mode" },
      size: { type: "number", min: 0, below: 3, default: Infinity, says: "size" },
    },
    () => ({ span: 1, at: () => 0 }),
  );
  const compiler = createCompiler([many, linear]);
  const check = validator(jsonSchema(compiler));
  const part = { kind: "linear", to: 1, over: 5 };
  expect(check({ kind: "many", parts: [["5%", part]], mode: "b" }) || check.errors).toBe(true);
  for (const wrong of [
    { kind: "many", parts: [] },
    { kind: "many", parts: [["5%", { kind: "cosine", from: 1, to: 0, over: 5 }]] },
    { kind: "many", parts: [["5%", part]], mode: "c" },
    { kind: "many", parts: [["5%", part]], size: 3 },
    { kind: "cosine", from: 1, to: 0, over: 5 },
  ]) {
    expect(check(wrong)).toBe(false);
    expect(compiler.inspect(wrong).problems).not.toEqual([]);
  }
});

test("an editor is told of the one field that is wrong, not of every kind that it might have been", () => {
  const all = new Ajv2020({ strict: true, allErrors: true }).compile(jsonSchema());
  all({ kind: "sequence", of: [{ kind: "cosine", from: 1, to: "0", over: 10 }] });
  const places = (all.errors ?? [])
    .filter((error) => error.keyword !== "if")
    .map((error) => error.instancePath);
  expect([...new Set(places)]).toEqual(["/of/0/to"]);
});
