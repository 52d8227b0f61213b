import { AnnealError, problem } from "anneal";
import type { Found, Reading, ReadOptions } from "../reading.ts";
import { axolotl } from "./axolotl.ts";
import { classPaths } from "./class-path.ts";
import { composer } from "./composer.ts";
import { deepspeedConfig } from "./deepspeed.ts";
import { detectAll, type Match } from "./detect.ts";
import { dictionary, type Field, type Notation } from "./field.ts";
import { parseFlags } from "./flags.ts";
import type { Format } from "./format.ts";
import { parseJson } from "./json.ts";
import { scopeOf } from "./keys.ts";
import { llamaFactory } from "./llama-factory.ts";
import { megatron } from "./megatron.ts";
import { mmcv } from "./mmcv.ts";
import { mmengine } from "./mmengine.ts";
import { nanogpt } from "./nanogpt.ts";
import { resolved } from "./resolve.ts";
import { at } from "./say.ts";
import { trainingScripts } from "./scripts.ts";
import { sniff } from "./sniff.ts";
import { timm } from "./timm.ts";
import { transformersArguments } from "./transformers.ts";
import { parseYaml } from "./yaml.ts";

// For `TrainingArguments(...)` in Python: a field needs a value and a place, and what goes with it is a scope.
export type { Field, Fields } from "./field.ts";
export { scopeOf } from "./keys.ts";
export { trainingArguments } from "./training-arguments.ts";

/** Those that say more about themselves come first. */
const formats: readonly Format[] = [
  axolotl,
  llamaFactory,
  deepspeedConfig,
  mmengine,
  mmcv,
  composer,
  classPaths,
  megatron,
  nanogpt,
  timm,
  trainingScripts,
  transformersArguments,
];

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
  const matches = detectAll(roots, formats, { notation, from: options.from ?? "auto" });
  const readings = matches.map((match) => readOne(match, notation, options));
  return {
    format: [...new Set(readings.map(({ format }) => format))].join(" and "),
    found: distinct(readings.flatMap(({ found }) => found)),
    leftOut: readings.flatMap(({ leftOut }) => leftOut),
  };
}

/** The same scheduler in several branches of a script is one. */
function distinct(found: readonly Found[]): readonly Found[] {
  const told = new Set<string>();
  return found.filter(({ framework, call, context }) => {
    const key = JSON.stringify([framework, call, context]);
    return !told.has(key) && told.add(key);
  });
}

/** One value, or one for each command that has flags. */
function rootsOf(text: string, notation: Notation): readonly Field[] {
  if (notation === "flags") {
    const roots = parseFlags(text);
    return roots.length > 0 ? roots : [dictionary(new Map(), { line: 1, column: 1 })];
  }
  const root = notation === "json" ? parseJson(text) : parseYaml(text);
  if (!root?.fields && !root?.items) return [];
  return [listed(notation === "yaml" ? resolved(root) : root)];
}

/** A list of schedulers by itself is one of MMEngine, without its key. */
function listed(root: Field): Field {
  if (!root.items?.some(({ fields }) => fields?.has("type"))) return root;
  return dictionary(new Map([["param_scheduler", root]]), root.place);
}

function readOne({ format, spot }: Match, notation: Notation, options: ReadOptions): Reading {
  const scope = scopeOf(options, notation, notation === "yaml" && format.pyyaml === true);
  const found: readonly Found[] = format.read(spot, scope);
  return { format: format.name, found, leftOut: scope.leftOut };
}
