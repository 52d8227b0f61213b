import { parse } from "node:path";
import type { Compiler } from "anneal";
import { type Layer, layerOf } from "../input/layers.ts";
import { readRunFacts } from "../input/run-facts.ts";
import { readSources, type Source } from "../input/sources.ts";
import type { Form } from "../names/forms.ts";
import type { Io } from "../output/io.ts";
import { type Look, lookOf } from "../output/look.ts";
import { tellNote } from "../output/messages.ts";
import { tellNotes } from "../output/notes.ts";

/** What every command gets. */
export interface Context {
  readonly io: Io;
  readonly compiler: Compiler;
  readonly forms: readonly Form[];
}

/** Flags as commander parsed them: texts, and true for those without a value. */
export type Options = { readonly [name: string]: unknown };

/** Reads and compiles the specs that words name. A file's layer has its name without folder and extension, if no other has. Throws what is wrong with them. */
export async function readLayers(
  words: readonly string[],
  options: Options,
  { io, forms, compiler, hints }: Context & { readonly hints?: { readonly [flag: string]: string } },
): Promise<readonly Layer[]> {
  const facts = readRunFacts(options);
  const sources = await readSources(words, { io, forms, options, hints });
  const layers = sources.map((source) => layerOf(source, facts, compiler));
  tellRun(layers, io);
  tellForeign(layers, io);
  const short = layers.map(({ name }, i) => (sources[i].file === true ? parse(name).name : name));
  return layers.map((layer, i) => {
    const unique = short.indexOf(short[i]) === short.lastIndexOf(short[i]);
    return { ...layer, name: unique ? short[i] : layer.name };
  });
}

/** Says how the length of the run was found, each sentence once. */
export function tellRun(layers: readonly Pick<Layer, "says">[], io: Io): void {
  for (const line of new Set(layers.flatMap((layer) => layer.says))) tellNote(io, line);
}

/** Says what was assumed of schedulers of frameworks, and what to know of them; each scheduler once. */
export function tellForeign(layers: readonly Pick<Source, "name" | "foreign">[], io: Io): void {
  const told = new Map(
    layers.map(({ name, foreign }) => [foreign, parse(name).base.replace(/ group \d+$/, "")]),
  );
  told.delete(undefined);
  for (const [foreign, name] of told) {
    for (const sentence of foreign?.assumed ?? []) tellNote(io, sentence);
    tellNotes(io, foreign?.converted.notes ?? [], told.size > 1 ? name : undefined);
  }
}

/** The look of standard output, as flags may have changed it. */
export function lookFor(options: Options, io: Io): Look {
  const look = lookOf(io);
  return { ...look, ascii: options.ascii === true || (look.ascii && options.braille !== true) };
}
