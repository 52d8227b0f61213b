import { type Problem, problem, refuse } from "../errors/index.ts";
import type { Spec } from "../schedules/index.ts";
import { specVersion } from "./build.ts";
import { compile } from "./compile.ts";
import type { Compiler } from "./create-compiler.ts";

/**
 * A spec as JSON text, with the version of the format first.
 *
 * @example toJson(constant({ value: 0.1 })); // '{\n  "version": 1,\n  "kind": "constant",\n  "value": 0.1\n}\n'
 */
export const toJson = (spec: Spec): string =>
  `${JSON.stringify({ version: specVersion, ...spec }, null, 2)}\n`;

/**
 * A spec from JSON text, or from what a JSON or YAML parser returned. `version` and `$schema` at its root are read and
 * left out of the result.
 *
 * @throws AnnealError when the text is not JSON, the version is unknown, or anything in the spec is wrong in itself.
 * @example fromJson('{ "version": 1, "kind": "constant", "value": 0.1 }'); // { kind: "constant", value: 0.1 }
 * @example fromJson('{ "version": 2, "kind": "constant", "value": 0.1 }'); // throws: version: expected 1
 */
export function fromJson(source: unknown, compiler: Compiler = compile): Spec {
  let value = source;
  if (typeof source === "string") {
    try {
      value = JSON.parse(source);
    } catch (error) {
      refuse([notJson(source, (error as Error).message)]);
    }
  }
  const { version, $schema: _, ...spec } = Object(value) as { version?: unknown; $schema?: unknown };
  if (version !== undefined && version !== specVersion) {
    refuse([problem("range", "version", `${specVersion}`, version)]); // of another version nothing else is known
  }
  refuse(compiler.inspect(value).problems);
  return spec as Spec;
}

const notJson = (text: string, note: string): Problem => problem("type", "spec", "JSON", text, { note });
