import { existsSync } from "node:fs";
import { whyNone } from "../names/aliases.ts";
import { flagOf } from "../names/flags.ts";
import { type Form, findForm, type NamedForm, nearestWord } from "../names/forms.ts";
import type { Io } from "../output/io.ts";
import { tellNote } from "../output/messages.ts";
import { UsageError } from "../output/usage-error.ts";
import { refuseForeignFlags } from "./foreign/flags.ts";
import type { Foreign } from "./foreign/foreign.ts";
import { type Read, readText } from "./foreign/read-text.ts";
import { isFlags, isPython, looksLikeFile } from "./foreign/recognise.ts";
import { buildFromFlags, type Flags, refuseLoneFlags } from "./from-flags.ts";
import { missing, readChunks, readTextFile } from "./read-text.ts";
import { optionName } from "./run-facts.ts";

/** A spec as the command line gave it; nothing in it is checked yet. */
export interface Source {
  /** What to call it: a file's name, the word of a recipe, `spec` for text on the command line. */
  readonly name: string;
  readonly spec: unknown;
  /** The words of its flags, when it was built from some. */
  readonly form?: NamedForm;
  /** It was read from a file, which is its name. */
  readonly file?: true;
  /** What its flags stand for, by field, when it was built from some. */
  readonly values?: Flags;
  /** The scheduler of a framework that it was read from. */
  readonly foreign?: Foreign;
  /** Which parameter group of that scheduler it is, from 0. */
  readonly group?: number;
}

/** What reading a spec needs beside the words of the command line. */
export interface Reading {
  readonly io: Io;
  readonly forms: readonly Form[];
  /** Flags as commander parsed them. */
  readonly options: Flags;
  /** What to say of flags that no named recipe takes, by flag. */
  readonly hints?: { readonly [flag: string]: string };
  /** One word may stand twice: a schedule is compared with itself. */
  readonly twice?: boolean;
  /** Flags about schedulers of frameworks have another meaning as well: they may stand beside anything. */
  readonly shared?: boolean;
  /** What is neither a spec nor a config that is known is rather a config. */
  readonly config?: boolean;
}

/**
 * The specs that words name: a file, `-` for standard input, JSON, a recipe or kind with its flags, or a framework's
 * scheduler as its users write it, in a file or on the command line.
 *
 * @throws UsageError or AnnealError with what is wrong.
 */
export async function readSources(words: readonly string[], reading: Reading): Promise<readonly Source[]> {
  if (words.length === 0) {
    throw new UsageError(
      "expected a spec, received nothing",
      "name a file, - for standard input, or a recipe such as cosine",
    );
  }
  if (words.filter((word) => word === "-").length > 1) {
    throw new UsageError("expected - once, received it twice: standard input can be read once");
  }
  const named = words.map((word) => formOf(word, reading.forms));
  words.forEach((word, i) => {
    if (named[i] === undefined) refuseUnknown(word, reading.forms);
  });
  const { forms, options, hints, io } = reading;
  const used = named.flatMap((each, i) => (each === undefined ? [] : [{ word: words[i], form: each.form }]));
  const partly = refuseLoneFlags(used, { forms, options, hints, other: nameOf(words[0]) });
  for (const sentence of partly) tellNote(io, sentence);
  if (reading.twice !== true) refuseTwice(words);
  const sources: Source[] = [];
  for (const [i, word] of words.entries()) {
    const each = named[i];
    if (each === undefined) sources.push(...(await readSource(word, reading)));
    else sources.push(...eachValue(word, each, reading));
  }
  const isOwn = sources.every(({ foreign }) => foreign === undefined);
  if (isOwn && reading.shared !== true) refuseForeignFlags(options, nameOf(words[0]));
  return distinct(sources);
}

/** Nothing can be compared with itself. */
function refuseTwice(words: readonly string[]): void {
  const twice = words.find((word, i) => word !== "-" && words.indexOf(word) < i);
  if (twice === undefined) return;
  throw new UsageError(
    `expected different specs, received ${nameOf(twice)} twice`,
    looksLikeFile(twice) || isJson(twice) || isPython(twice)
      ? undefined
      : `a flag given several times draws one ${twice} each: --peak 1e-4 --peak 3e-4`,
  );
}

/** The spec that a form makes of its flags; one for each value of a flag that is given several times. */
function eachValue(word: string, named: NamedForm, { options }: Reading): readonly Source[] {
  const several = Object.keys(named.form.fields)
    .map((field) => optionName(flagOf(field)))
    .filter((name) => Array.isArray(options[name]));
  if (several.length === 0) return [{ name: word, form: named, ...buildFromFlags(word, named, options) }];
  if (several.length > 1) {
    const flags = several.map(flagOf).join(" and ");
    throw new UsageError(`expected one flag to be given several times, received ${flags}`);
  }
  const [name] = several;
  return (options[name] as readonly string[]).map((value) => ({
    name: `${word} ${flagOf(name).slice(2)} ${value}`,
    form: named,
    ...buildFromFlags(word, named, { ...options, [name]: value }),
  }));
}

/** A spec or a config on the command line. */
const isJson = (word: string): boolean => /^\s*[{[]/.test(word);

const nameOf = (word: string): string =>
  word === "-" ? "stdin" : isJson(word) ? "a spec" : isPython(word) || isFlags(word) ? "a scheduler" : word;

function formOf(word: string, forms: readonly Form[]): NamedForm | undefined {
  return word === "-" || isJson(word) || looksLikeFile(word) || isPython(word) || isFlags(word)
    ? undefined
    : findForm(word, forms);
}

async function readSource(word: string, reading: Reading): Promise<readonly Source[]> {
  const { io, options } = reading;
  const tell = (sentence: string): void => tellNote(io, sentence);
  const readAs = (text: string, how: Omit<Read, "options" | "tell">): Promise<readonly Source[]> =>
    readText(text, { ...how, options, tell, config: reading.config });
  if (isPython(word) || isFlags(word))
    return await readAs(word.trimStart(), { name: "scheduler", is: "script" });
  if (isJson(word)) return await readAs(word, { name: "spec", is: "guess" });
  if (word === "-") {
    if (io.terminals.in) io.tell("Reading a spec or a scheduler from the terminal; end it with Ctrl-D.\n");
    return await readAs(await readChunks(io.stdin, "stdin"), { name: "stdin", is: "guess" });
  }
  return await readAs(await readTextFile(word), { name: word, file: true });
}

/** Refuses a word that names neither a recipe nor a file. */
function refuseUnknown(word: string, forms: readonly Form[]): void {
  if (word === "-" || isJson(word) || isPython(word) || isFlags(word) || existsSync(word)) return;
  if (looksLikeFile(word)) throw missing(word);
  const none = whyNone(word);
  if (none !== undefined) throw new UsageError(none.sentence, none.hint);
  const near = nearestWord(word, forms);
  throw new UsageError(
    `expected a file, - or a recipe, received ${JSON.stringify(word)}`,
    near === undefined ? "anneal kinds lists the recipes" : `did you mean ${near}?`,
  );
}

/** Names told apart: the second `cosine` becomes `cosine 2`. */
function distinct(sources: readonly Source[]): readonly Source[] {
  return sources.map((source, i) => {
    const before = sources.slice(0, i).filter((each) => each.name === source.name).length;
    return before === 0 ? source : { ...source, name: `${source.name} ${before + 1}` };
  });
}
