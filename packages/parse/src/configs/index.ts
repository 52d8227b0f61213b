import { AnnealError, problem } from "anneal";
import type { Found, Reading, ReadOptions } from "../reading.ts";
import { deepspeedConfig } from "./deepspeed.ts";
import { detect } from "./detect.ts";
import type { Field, Notation } from "./field.ts";
import { parseFlags } from "./flags.ts";
import type { Format } from "./format.ts";
import { parseJson } from "./json.ts";
import { scopeOf } from "./keys.ts";
import { at } from "./say.ts";
import { sniff } from "./sniff.ts";
import { transformersArguments } from "./transformers.ts";
import { parseYaml } from "./yaml.ts";

// For `TrainingArguments(...)` in Python: a field needs a value and a place, and what goes with it is a scope.
export type { Field, Fields } from "./field.ts";
export { scopeOf } from "./keys.ts";
export { trainingArguments } from "./training-arguments.ts";

/** Those that say more about themselves come first. */
const formats: readonly Format[] = [deepspeedConfig, transformersArguments];

/** Longer texts are no configs. */
const longest = 250_000;

/**
 * Reads the schedulers of a config file or a command line: as JSON, YAML or flags, of the framework that its keys tell.
 *
 * @returns undefined for a text that is none of these, such as Python.
 * @throws AnnealError with line and column: for mistakes in JSON, YAML and quotes, for configs without a scheduler, for
 * wrong and unknown keys, and for what the scheduler needs and nothing tells.
 */
export function readConfig(text: string, options: ReadOptions): Reading | undefined {
  const plain = text.replace(/^\uFEFF/, "");
  const notation = sniff(plain.slice(0, longest));
  if (notation === undefined) return undefined;
  if (plain.length > longest) {
    const rule = `at most ${longest} characters`;
    throw new AnnealError([problem("size", at("config", { line: 1, column: 1 }), rule, plain.length)]);
  }
  const roots = rootsOf(plain, notation);
  if (roots.length === 0) return undefined;
  const readings = roots.map((root) => readOne(root, notation, options));
  const known = [...new Set(readings.map(({ format }) => format))];
  return {
    format: known.join(" and "),
    found: readings.flatMap(({ found }) => found),
    leftOut: readings.flatMap(({ leftOut }) => leftOut),
  };
}

/** One value, or one for each command that has flags. */
function rootsOf(text: string, notation: Notation): readonly Field[] {
  if (notation === "flags") return parseFlags(text);
  if (notation === "json") return [parseJson(text)];
  const root = parseYaml(text);
  return root?.fields || root?.items ? [root] : [];
}

function readOne(root: Field, notation: Notation, options: ReadOptions): Reading {
  const { format, spot } = detect(root, formats, { notation, from: options.from ?? "auto" });
  const scope = scopeOf(options, notation, notation === "yaml" && format.pyyaml === true);
  const found: readonly Found[] = format.read(spot, scope);
  return { format: format.name, found, leftOut: scope.leftOut };
}
