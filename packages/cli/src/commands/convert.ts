import type { Note } from "anneal/convert";
import { type Grouped, groupSources, nameOfGrouped } from "../input/group-sources.ts";
import { type Layer, layerOf } from "../input/layers.ts";
import { readRunFacts } from "../input/run-facts.ts";
import { readSources } from "../input/sources.ts";
import { tellMistake, tellNote } from "../output/messages.ts";
import { tellNotes } from "../output/notes.ts";
import { type Content, saveFile } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { type Context, type Options, tellRun } from "./context.ts";
import { chosen, codeTargets, isOwnOutput, type Output, outputOf } from "./convert/choose.ts";
import { Refused, type Written, write } from "./convert/export.ts";
import { asJson } from "./convert/machine.ts";
import { overview } from "./convert/overview.ts";
import { csvTable, jsonTable, specText } from "./convert/tables.ts";

/** A schedule to convert, compiled: a layer for each parameter group. */
export interface Chosen {
  readonly name: string;
  readonly layers: readonly [Layer, ...Layer[]];
}

/** `anneal convert`: what a scheduler really does, or the same schedule in another language. Status 1 when it is refused. */
export async function convert(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io, forms } = context;
  const output = outputOf(options);
  refuseFlags(options, output);
  if (words.length !== 1) throw wrongCount(words.length);
  const { from = options.framework, ...rest } = options;
  const sources = await readSources(words, { io, forms, options: { ...rest, framework: from } });
  const all = chosen(groupSources(sources), options).map((each) => compiled(each, options, context));
  tellRun(
    all.flatMap(({ layers }) => layers),
    io,
  );
  for (const {
    layers: [{ foreign }],
  } of all)
    for (const sentence of foreign?.assumed ?? []) tellNote(io, sentence);
  try {
    await print(all, { options, output, context });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tellMistake(io, error.message, error.hint);
    return 1;
  }
  return 0;
}

function wrongCount(count: number): UsageError {
  return count === 0
    ? new UsageError(
        "expected a scheduler, received nothing",
        "anneal convert 'OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)'; or a script, a config, - for standard input",
      )
    : new UsageError(
        `expected one text, received ${count}`,
        "quote a line of Python; anneal diff compares two schedules",
      );
}

function refuseFlags({ format, json, out }: Options, output: Output | undefined): void {
  const code = output !== undefined && !isOwnOutput(output);
  if (format !== undefined && !code)
    throw new UsageError("--format needs --to and a framework", `--to is one of ${codeTargets().join(", ")}`);
  if (out !== undefined && output === undefined && json !== true) {
    throw new UsageError("--out needs --to", "--to spec writes the spec");
  }
}

function compiled(sources: Grouped, options: Options, { compiler }: Context): Chosen {
  const facts = readRunFacts(options);
  const [first, ...others] = sources.map((source) => layerOf(source, facts, compiler));
  return { name: nameOfGrouped(sources), layers: [first, ...others] };
}

interface Printing {
  readonly options: Options;
  readonly output: Output | undefined;
  readonly context: Context;
}

async function print(all: readonly Chosen[], { options, output, context }: Printing): Promise<void> {
  const { io } = context;
  const isCode = output !== undefined && !isOwnOutput(output);
  const written = all.map(({ layers }) =>
    isCode ? write(layers, targetOf(output, options, context)) : undefined,
  );
  if (options.json === true) {
    const schedules = all.map(({ name, layers }, i) => asJson(name, layers, written[i]));
    await deliver([`${JSON.stringify({ schedules }, null, 2)}\n`], options, context);
    return;
  }
  if (output === undefined && io.terminals.out) {
    for (const [i, each] of all.entries()) {
      if (i > 0) await io.write("\n");
      await overview(each, options, context);
    }
    return;
  }
  const texts = all.map((each, i) => textOf(each, output ?? "spec", { written: written[i], context }));
  await deliver(texts, options, context);
  all.forEach(({ name, layers: [{ foreign }] }, i) => {
    tellNotes(
      io,
      allNotes(foreign?.converted.notes ?? [], written[i]?.notes ?? [], output),
      all.length > 1 ? name : undefined,
    );
  });
}

/** What to know of the source, then of the code: what is the same for both once. */
function allNotes(
  read: readonly Note[],
  written: readonly Note[],
  output: Output | undefined,
): readonly Note[] {
  const isSame = (one: Note, other: Note): boolean =>
    one.text === other.text || (one.code === other.code && one.step === other.step && one.step !== undefined);
  const fresh = written.filter((each) => !read.some((known) => isSame(known, each)));
  const whose = read.length === 0 || output === undefined ? "" : `${output}: `;
  return [...read, ...fresh.map((each) => ({ ...each, text: whose + each.text }))];
}

const targetOf = (target: string, { format }: Options, { compiler }: Context) => ({
  target,
  compiler,
  ...(format !== undefined && { format: String(format) }),
});

function textOf(
  { layers }: Chosen,
  output: Output,
  { written, context }: { readonly written: Written | undefined; readonly context: Context },
): Content {
  if (written !== undefined) return written.exported.text;
  if (output === "csv") return csvTable(layers, context.compiler);
  if (output === "json") return jsonTable(layers, context.compiler);
  return specText(layers);
}

/** Texts one after the other, to standard output or into a file. */
async function deliver(texts: readonly Content[], { out }: Options, { io }: Context): Promise<void> {
  if (out !== undefined) {
    const [first, ...more] = texts;
    if (more.length > 0) throw new UsageError("--out: a file holds one schedule", "--pick takes one");
    await saveFile(String(out), first);
    tellNote(io, `→ ${String(out)}`);
    return;
  }
  for (const [i, text] of texts.entries()) {
    if (i > 0) await io.write("\n");
    if (typeof text === "string") await io.write(text);
    else for (const piece of text as Iterable<string>) await io.write(piece);
  }
}
