import type { AnyKind, Field, Item } from "../schedules/index.ts";
import { mostSteps } from "../units/index.ts";
import { specVersion } from "./build.ts";
import { compile } from "./compile.ts";
import type { Compiler } from "./create-compiler.ts";

/** A JSON Schema, as plain data. */
export type JsonSchema = { readonly [name: string]: unknown };

/**
 * The JSON Schema (draft 2020-12) of spec files, made from the kinds' own fields: for completion and checking in
 * editors, in JSON and YAML.
 *
 * @example jsonSchema().title; // "anneal spec"
 * @example Object.keys(jsonSchema(createCompiler([linear])).$defs as object); // ["duration", "spec", "linear"]
 */
export function jsonSchema(compiler: Compiler = compile): JsonSchema {
  const kinds = [...compiler.kinds.values()];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "anneal spec",
    description: "A learning-rate schedule as data.",
    ...choice(kinds, (kind) =>
      ofKind(kind, { version: { const: specVersion }, $schema: { type: "string" } }),
    ),
    $defs: {
      duration: {
        description: "Steps as a number, or with a unit: 5%, 3ep, 2e6sample, 1e9tok.",
        anyOf: [
          { type: "number", minimum: 0, maximum: mostSteps },
          { type: "string", pattern: "^\\+?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?(%|ep|sample|tok)$" },
        ],
      },
      spec: choice(kinds, (kind) => ({ $ref: `#/$defs/${kind.kind}` })),
      ...Object.fromEntries(kinds.map((kind) => [kind.kind, ofKind(kind, {})])),
    },
  };
}

/** One schema per kind, chosen by `kind`: so an editor complains about the field, not about every alternative. */
const choice = (kinds: readonly AnyKind[], schema: (kind: AnyKind) => JsonSchema): JsonSchema => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { enum: kinds.map((kind) => kind.kind) } },
  allOf: kinds.map((kind) => ({
    if: { properties: { kind: { const: kind.kind } }, required: ["kind"] },
    // biome-ignore lint/suspicious/noThenProperty: the JSON Schema keyword
    then: schema(kind),
  })),
});

function ofKind({ kind, says, fields }: AnyKind, more: JsonSchema): JsonSchema {
  const required = Object.keys(fields).filter(
    (name) => fields[name].default === undefined && !fields[name].optional,
  );
  return {
    type: "object",
    description: says,
    properties: {
      kind: { const: kind },
      ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, ofField(field)])),
      ...more,
    },
    required: ["kind", ...required],
    additionalProperties: false,
  };
}

function ofField(field: Field): JsonSchema {
  const known =
    field.default !== undefined && !(typeof field.default === "number" && !Number.isFinite(field.default));
  return { ...ofItem(field), description: field.says, ...(known && { default: field.default }) };
}

const duration: JsonSchema = { $ref: "#/$defs/duration" };

function ofItem(item: Item): JsonSchema {
  switch (item.type) {
    case "number":
      return {
        type: item.whole ? "integer" : "number",
        ...(item.above !== undefined && { exclusiveMinimum: item.above }),
        ...(item.below !== undefined && { exclusiveMaximum: item.below }),
        ...(item.min !== undefined && { minimum: item.min }),
        ...(item.max !== undefined && { maximum: item.max }),
      };
    case "duration":
      return {
        ...(item.rest ? { anyOf: [duration, { const: "rest" }] } : duration),
        ...(item.positive && { not: { const: 0 } }),
      };
    case "choice":
      return { enum: item.of };
    case "spec":
      return { $ref: "#/$defs/spec" };
    case "list":
      return { type: "array", items: ofItem(item.of), ...(item.atLeast && { minItems: item.atLeast }) };
    case "pair":
      return { type: "array", prefixItems: item.of.map(ofItem), items: false, minItems: 2 };
  }
}
