export { allKinds } from "./all-kinds.ts";
export { type Checked, check } from "./check.ts";
export { compile } from "./compile.ts";
export { type Compiler, createCompiler, type Inspection } from "./create-compiler.ts";
export { fill, sample } from "./fill.ts";
export { fromJson, toJson } from "./json.ts";
export { type JsonSchema, jsonSchema } from "./json-schema.ts";
export { type CurveEvent, eventsOf, type Part, partsOf } from "./parts.ts";
export type { Warning } from "./warnings.ts";
