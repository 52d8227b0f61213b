import { existsSync } from "node:fs";
import { AnnealError, type Problem } from "anneal";
import { findForm, type Form, type NamedForm, nearestWord, synonymOf } from "../names/forms.ts";
import { isReacting } from "../names/aliases.ts";
import { flagOf, inFlags, isProblem, parseField } from "../names/flags.ts";
import type { Io } from "../output/io.ts";
import { UsageError } from "../output/usage-error.ts";
import { parseText } from "./parse-text.ts";
import { missing, readChunks, readTextFile } from "./read-text.ts";
import { optionName } from "./run-facts.ts";

/** A spec as the command line gave it; nothing in it is checked yet. */
export interface Source {
  /** What to call it: a file's name, the word of a recipe, `spec` for text on the command line. */
  readonly name: string;
  readonly spec: unknown;
  /** The words of its flags, when it was built from some. */
  readonly form?: NamedForm;
}

/** What reading a spec needs beside the words of the command line. */
export interface Reading {
  readonly io: Pick<Io, "stdin" | "terminals" | "tell">;
  readonly forms: readonly Form[];
  /** Flags as commander parsed them. */
  readonly options: { readonly [name: string]: unknown };
}

const looksLikeFile = (word: string): boolean => /[\\/]|\.(json|ya?ml)$/i.test(word);

/**
 * The specs that words name: a file, `-` for standard input, JSON, or a recipe or kind with its flags.
 *
 * @throws UsageError or AnnealError with what is wrong.
 */
export async function readSources(words: readonly string[], reading: Reading): Promise<readonly Source[]> {
  if (words.length === 0) {
    throw new UsageError("expected a spec, received nothing", "name a file, - for standard input, or a recipe such as cosine");
  }
  if (words.filter((word) => word === "-").length > 1) {
    throw new UsageError("expected - once, received it twice: standard input can be read once");
  }
  const named = words.map((word) => formOf(word, reading.forms));
  refuseLoneFlags(words, named, reading);
  const sources: Source[] = [];
  for (const [i, word] of words.entries()) sources.push(await readSource(word, named[i], reading));
  return distinct(sources);
}

function formOf(word: string, forms: readonly Form[]): NamedForm | undefined {
  return word === "-" || word.trimStart().startsWith("{") || looksLikeFile(word) ? undefined : findForm(word, forms);
}

async function readSource(word: string, named: NamedForm | undefined, reading: Reading): Promise<Source> {
  if (named !== undefined) return { name: word, spec: build(word, named, reading), form: named };
  if (word.trimStart().startsWith("{")) return { name: "spec", spec: await parseText(word, "spec", "guess") };
  if (word === "-") {
    if (reading.io.terminals.in) reading.io.tell("Reading a spec from the terminal; end it with Ctrl-D.\n");
    return { name: "stdin", spec: await parseText(await readChunks(reading.io.stdin, "stdin"), "stdin", "guess") };
  }
  if (existsSync(word)) return { name: word, spec: await parseText(await readTextFile(word), word) };
  if (looksLikeFile(word)) throw missing(word);
  if (isReacting(word)) {
    throw new UsageError(
      `${word} reacts to the run, so it has no curve to draw`,
      "in code it is a controller that multiplies a schedule: anneal/control",
    );
  }
  const near = nearestWord(word, reading.forms);
  throw new UsageError(
    `expected a file, - or a recipe, received ${JSON.stringify(word)}`,
    near === undefined ? "anneal kinds lists the recipes" : `did you mean ${near}?`,
  );
}

/** Flags that no named recipe takes are refused: they would change nothing. */
function refuseLoneFlags(words: readonly string[], named: readonly (NamedForm | undefined)[], { forms, options }: Reading): void {
  const taken = new Set(named.flatMap((each) => (each === undefined ? [] : Object.keys(each.form.fields))));
  const given = new Set(forms.flatMap((form) => Object.keys(form.fields)).filter((field) => options[optionName(flagOf(field))] !== undefined));
  for (const field of given) {
    if (taken.has(field)) continue;
    const flag = flagOf(field);
    const used = named.flatMap((each, i) => (each === undefined ? [] : [{ word: words[i], form: each.form }]));
    if (used.length === 0) throw new UsageError(`${flag} is for recipes; ${words[0]} holds its own numbers`);
    const takes = used.map(({ word, form }) => `${word} takes ${Object.keys(form.fields).map(flagOf).join(", ")}`);
    throw new UsageError(`${used.map(({ word }) => word).join(" and ")}: no flag ${flag}`, takes.join("; "));
  }
}

/** The spec that a recipe makes of its flags. */
function build(word: string, { form, preset }: NamedForm, { options }: Reading): unknown {
  const given: { [field: string]: unknown } = { ...preset };
  const problems: Problem[] = [];
  for (const [field, item] of Object.entries(form.fields)) {
    const text = options[optionName(flagOf(field))];
    if (text === undefined) continue;
    const value = parseField(String(text), item, flagOf(field));
    if (isProblem(value)) problems.push(value);
    else given[field] = value;
  }
  if (problems.length > 0) throw new AnnealError(problems as [Problem]);
  refuseMissing(word, form, given);
  try {
    return form.build(given);
  } catch (error) {
    throw error instanceof AnnealError ? inFlagsOf(error, form) : error;
  }
}

function inFlagsOf(error: AnnealError, form: Form): AnnealError {
  const [first, ...rest] = error.problems.map((each) => inFlags(each, form));
  return new AnnealError([first, ...rest]);
}

function refuseMissing(word: string, form: Form, given: { readonly [field: string]: unknown }): void {
  const lacking = Object.entries(form.fields).flatMap(([field, item]) => {
    const needed = item.default === undefined && item.optional !== true;
    const synonym = synonymOf(form, field);
    const there = given[field] !== undefined || (synonym !== undefined && given[synonym] !== undefined);
    return needed && !there ? [`${flagOf(synonym ?? field)} ${sample(item)}`] : [];
  });
  if (lacking.length > 0) {
    throw new UsageError(`${word} needs ${lacking.map((each) => each.split(" ")[0]).join(" and ")}`, `add ${lacking.join(" ")}`);
  }
}

/** A value such as a field takes. */
function sample(item: Form["fields"][string]): string {
  switch (item.type) {
    case "number":
      return item.whole ? "16" : item.below !== undefined ? "0.9" : "3e-4";
    case "duration":
      return "10%";
    case "choice":
      return item.of[0];
    default:
      return item.type === "list" && item.of.type === "duration" ? "50%,75%" : item.type === "list" && item.of.type === "number" ? "0.1,0.01" : "0:0,100%:0.1";
  }
}

/** Names told apart: the second `cosine` becomes `cosine 2`. */
function distinct(sources: readonly Source[]): readonly Source[] {
  return sources.map((source, i) => {
    const before = sources.slice(0, i).filter((each) => each.name === source.name).length;
    return before === 0 ? source : { ...source, name: `${source.name} ${before + 1}` };
  });
}
