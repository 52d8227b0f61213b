import { perEpoch, type ReadOptions } from "@anneal/parse";
import { compile, type Spec } from "anneal";
import { UsageError } from "../../output/usage-error.ts";
import type { Flags } from "../from-flags.ts";
import { type Format, formatOf, parseText } from "../parse-text.ts";
import { readRunFacts, saysLength } from "../run-facts.ts";
import type { Source } from "../sources.ts";
import { foreignOptions, updatesPerEpoch } from "./flags.ts";
import { type Foreign, isUnrecognised, picked, readForeign } from "./foreign.ts";
import { isOwn, isScriptName } from "./recognise.ts";

/** What is known of a text beside its words. */
export interface Read {
  /** What messages call it: a file's name, `stdin`. */
  readonly name: string;
  readonly file?: true;
  /** How it is written; left out, the name tells. A script is never a spec. */
  readonly is?: Format | "script";
  readonly options: Flags;
  /** Rather a config than a spec of anneal, where it is neither. */
  readonly config?: boolean;
  /** Says what was left out. */
  readonly tell: (sentence: string) => void;
}

/**
 * The sources that a text holds: a spec of anneal, or the schedulers of frameworks that it names.
 *
 * @throws UsageError or AnnealError with what is wrong.
 */
export async function readText(text: string, about: Read): Promise<readonly Source[]> {
  const { name, file, is = isScriptName(name) ? "script" : formatOf(name) } = about;
  if (is === "script") return await foreignSources(text, about);
  const value = await parsed(text, name, is);
  const own: Source = { name, ...(file && { file }), spec: value };
  if (value !== notParsed && isOwn(value)) return [own];
  try {
    return await foreignSources(text, about);
  } catch (error) {
    if (!isUnrecognised(error) || !isObject(value) || about.options.framework !== undefined) throw error;
    if (about.config === true) throw unknownConfig(name, value);
    // A config that nobody knows is rather a spec with a mistake in it.
    return [own];
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The keys of a config that are told. */
const mostKeys = 5;

function unknownConfig(name: string, value: object): UsageError {
  const keys = Array.isArray(value) ? ["a list"] : Object.keys(value);
  const some = keys.length > mostKeys ? [...keys.slice(0, mostKeys), "..."] : keys;
  return new UsageError(
    `${name}: expected a spec with its kind, or a config with a scheduler, received ${some.join(", ") || "nothing"}`,
    "configs of DeepSpeed, TrainingArguments, axolotl, LLaMA-Factory, Megatron, MMEngine, Composer, timm and nanoGPT are known by their keys",
  );
}

const notParsed = Symbol("not parsed");

/** The value of a text; what is neither JSON nor YAML may still be Python or flags, where nothing promises otherwise. */
async function parsed(text: string, name: string, is: Format): Promise<unknown> {
  try {
    return await parseText(text, name, is);
  } catch (error) {
    const mayBeOther = is === "guess" && error instanceof UsageError && /\w\s*\(|(^|\s)--\w/.test(text);
    if (mayBeOther && !/^\s*[{[]/.test(text)) return notParsed;
    throw error;
  }
}

async function foreignSources(text: string, about: Read): Promise<readonly Source[]> {
  const { name, file, options, tell } = about;
  const how: ReadOptions = foreignOptions(options);
  const isWord = name === "scheduler" || name === "spec";
  const { schedulers, leftOut } = await readForeign(text, isWord ? undefined : name, how);
  for (const { says } of leftOut) tell(`left out: ${says}`);
  const pick = options.pick === undefined || schedulers.length < 2 ? undefined : String(options.pick);
  const found = picked(schedulers, pick).map((each) => asStepped(each, options));
  return found.flatMap((foreign) => {
    const specs = specsOf(foreign);
    return specs.map((spec, group): Source => {
      const title = isWord ? foreign.scheduler : found.length > 1 ? foreign.title : name;
      const ofGroup = specs.length > 1 ? ` group ${group + 1}` : "";
      return {
        name: `${title}${ofGroup}`,
        ...(file && found.length === 1 && specs.length === 1 && { file }),
        spec,
        foreign,
        group,
      };
    });
  });
}

/** With `--per-epoch`, a scheduler in updates; its text tells lengths in epochs. */
function asStepped(foreign: Foreign, options: Flags): Foreign {
  if (options.perEpoch !== true) return foreign;
  const updates = updatesPerEpoch(options);
  const { converted, context } = foreign;
  const slow = perEpoch(converted, { ...foreign, updates });
  if ("refused" in slow) throw new UsageError(`--per-epoch: ${slow.refused}`, slow.unit);
  const told = saysLength(readRunFacts(options)) ? undefined : context.horizon?.steps;
  return {
    ...foreign,
    converted: slow.converted,
    context:
      told === undefined ? context : { ...context, horizon: { ...context.horizon, steps: told * updates } },
  };
}

/** The specs of a scheduler, one for each parameter group; times that the caller chose become a table. */
function specsOf({ converted: { groups, positions } }: Foreign): readonly Spec[] {
  if (positions === undefined) return groups;
  return groups.map((spec) => {
    const { at } = compile(spec, { steps: Math.max(1, positions.length) });
    return { kind: "table", runs: positions.map((time) => [at(time), 1] as const) };
  });
}
