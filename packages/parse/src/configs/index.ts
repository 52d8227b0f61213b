import { AnnealError } from "anneal";
import { problem } from "anneal/convert";
import type { Found, Reading, ReadOptions } from "../reading.ts";
import { detect, type Match } from "./detect.ts";
import { axolotl } from "./formats/axolotl/axolotl.ts";
import { classes } from "./formats/classes/classes.ts";
import { torchDictionaries } from "./formats/classes/dictionaries.ts";
import { composer } from "./formats/composer/composer.ts";
import { deepspeedConfig } from "./formats/deepspeed/deepspeed.ts";
import type { Format } from "./formats/format.ts";
import { megatron } from "./formats/megatron/megatron.ts";
import { mmcv } from "./formats/mmengine/mmcv.ts";
import { mmengine } from "./formats/mmengine/mmengine.ts";
import { nanogpt } from "./formats/nanogpt.ts";
import { nanotron } from "./formats/nanotron/nanotron.ts";
import { neox } from "./formats/neox/neox.ts";
import { timm } from "./formats/timm/timm.ts";
import { llamaFactory } from "./formats/transformers/llama-factory.ts";
import { trainingScripts } from "./formats/transformers/scripts.ts";
import { transformersArguments } from "./formats/transformers/transformers.ts";
import { scopeOf } from "./keys/keys.ts";
import { dictionary, type Field, type Notation } from "./text/field.ts";
import { parseFlags } from "./text/flags.ts";
import { parseJson, parseLiteral } from "./text/json.ts";
import { resolved } from "./text/resolve.ts";
import { at } from "./text/say.ts";
import { sniff } from "./text/sniff.ts";
import { parseYaml } from "./text/yaml.ts";

// For dictionaries and calls in Python, which are read with the fields of a config.
export { deepspeedConfig } from "./formats/deepspeed/deepspeed.ts";
export { mmcv } from "./formats/mmengine/mmcv.ts";
export { trainingArguments } from "./formats/transformers/training-arguments.ts";
export { scopeOf } from "./keys/keys.ts";
export type { Field, Fields } from "./text/field.ts";

/** Those that say more about themselves come first. */
const formats: readonly Format[] = [
  axolotl,
  llamaFactory,
  nanotron,
  neox,
  deepspeedConfig,
  mmengine,
  mmcv,
  composer,
  classes,
  megatron,
  nanogpt,
  timm,
  trainingScripts,
  transformersArguments,
  torchDictionaries,
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
  const kind = sniff(plain.slice(0, longest));
  if (kind === undefined) return undefined;
  if (plain.length > longest) {
    const rule = `at most ${longest} characters`;
    throw new AnnealError([problem("size", at("config", { line: 1, column: 1 }), rule, plain.length)]);
  }
  const roots = rootsOf(plain, kind);
  if (roots.length === 0) return undefined;
  const notation = kind === "literal" ? "json" : kind;
  const matches = detect(roots, formats, { notation, from: options.from ?? "auto" });
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
  return found.filter(({ framework, call, context, converted }) => {
    const key = JSON.stringify([framework, call, context, converted]);
    return !told.has(key) && told.add(key);
  });
}

/** One value, or one for each command that has flags. */
function rootsOf(text: string, kind: NonNullable<ReturnType<typeof sniff>>): readonly Field[] {
  if (kind === "flags") {
    const roots = parseFlags(text);
    return roots.length > 0 ? roots : [dictionary(new Map(), { line: 1, column: 1 })];
  }
  const root = kind === "yaml" ? parseYaml(text) : kind === "literal" ? parseLiteral(text) : parseJson(text);
  if (!root?.fields && !root?.items) return [];
  return [listed(kind === "yaml" ? resolved(root) : root)];
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
