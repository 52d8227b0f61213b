import { show } from "anneal";
import { UsageError } from "../output/usage-error.ts";
import { findJsonError, lineAndColumn } from "./json-error.ts";

/** How a text is written: JSON, YAML, or whichever it looks like. */
export type Format = "json" | "yaml" | "guess";

/** The format that a file name promises. */
export function formatOf(name: string): Format {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1].toLowerCase();
  if (extension === "json") return "json";
  return extension === "yaml" || extension === "yml" ? "yaml" : "guess";
}

/**
 * The value that a text holds.
 *
 * @throws UsageError with the line and column of the first mistake.
 */
export async function parseText(
  text: string,
  name: string,
  format: Format = formatOf(name),
): Promise<unknown> {
  if (text.trim() === "") throw new UsageError(`${name}: expected a spec, received nothing: it is empty`);
  if (text.includes("\0")) throw new UsageError(`${name}: expected a text in UTF-8, received other bytes`);
  if (format === "yaml" || (format === "guess" && !/^\s*[{[]/.test(text))) return await parseYaml(text, name);
  return parseJson(text, name);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const error = findJsonError(text);
    if (error === undefined) throw new UsageError(`${name}: expected JSON that fits into memory`);
    const { line, column } = lineAndColumn(text, error.offset);
    const found = /^(?:"[^"\n]{0,20}"?|[\w.+-]{1,20}|\/[/*]|.)/su.exec(
      text.slice(error.offset, error.offset + 30),
    );
    const received =
      found === null ? "the end of the text" : found[0].startsWith('"') ? found[0] : show(found[0]);
    throw new UsageError(
      `${name}: expected ${error.expected} at line ${line}, column ${column}, received ${received}`,
      found !== null && /^(#|\/)/.test(found[0])
        ? "JSON has no comments; a .yaml file may have them"
        : undefined,
    );
  }
}

async function parseYaml(text: string, name: string): Promise<unknown> {
  const { parseDocument } = await import("yaml");
  try {
    const document = parseDocument(text, { logLevel: "error" });
    const [error] = document.errors;
    if (error !== undefined) throw error;
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new UsageError(`${name}: expected YAML, but ${yamlMistake(error)}`);
  }
}

function yamlMistake(error: unknown): string {
  const { name, code, message, linePos } = error as {
    readonly name?: string;
    readonly code?: string;
    readonly message: string;
    readonly linePos?: readonly { readonly line: number; readonly col: number }[];
  };
  if (name === "RangeError") return "it is nested too deeply";
  if (code === "MULTIPLE_DOCS") return "it holds several documents; a spec file holds one";
  if (name === "ReferenceError" && /alias count/.test(message))
    return "its aliases repeat more than 100 times";
  const sentence = message.split("\n")[0].replace(/ at line \d+, column \d+:?$/, "");
  const where = linePos?.[0] === undefined ? "" : ` at line ${linePos[0].line}, column ${linePos[0].col}`;
  return `${sentence[0].toLowerCase()}${sentence.slice(1).replace(/[.:]$/, "")}${where}`;
}
