import { type Grouped, groupSources, nameOfGrouped } from "../input/group-sources.ts";
import { type Layer, layerOf } from "../input/layers.ts";
import { readRunFacts } from "../input/run-facts.ts";
import { readSources } from "../input/sources.ts";
import { tellMistake, tellNote, tellWarning } from "../output/messages.ts";
import { tellNotes } from "../output/notes.ts";
import type { Content } from "../output/save.ts";
import { UsageError } from "../output/usage-error.ts";
import { type Context, type Options, tellRun } from "./context.ts";
import { allNotes } from "./convert/all-notes.ts";
import { chosen, codeTargets, isOwnOutput, type Output, outputOf } from "./convert/choose.ts";
import { deliver } from "./convert/deliver.ts";
import { type Written, write, writeControl } from "./convert/export.ts";
import { asJson } from "./convert/machine.ts";
import { overview } from "./convert/overview.ts";
import { Refused } from "./convert/refused.ts";
import { printSpecs } from "./convert/specs.ts";
import { csvTable, jsonTable } from "./convert/tables.ts";

/** A schedule to convert: its sources, and a layer for each, compiled for the run. */
interface Chosen {
  readonly sources: Grouped;
  readonly name: string;
  readonly layers: readonly [Layer, ...Layer[]];
  /** Its code, where some was asked for. */
  readonly written?: Written;
}

/**
 * `anneal convert`: what a scheduler really does, or the same schedule in another language. Status 1 when it cannot be
 * written there.
 */
export async function convert(words: readonly string[], options: Options, context: Context): Promise<number> {
  const { io, forms } = context;
  const output = outputOf(options);
  refuseFlags(options, output);
  if (words.length !== 1) throw wrongCount(words.length);
  const { from = options.framework, ...rest } = options;
  const reading = { io, forms, options: { ...rest, framework: from }, config: true };
  const all = chosen(groupSources(await readSources(words, reading)), options);
  for (const [{ foreign }] of all) for (const sentence of foreign?.assumed ?? []) tellNote(io, sentence);
  const isCode = output !== undefined && !isOwnOutput(output);
  // A person at a terminal still sees the LR without readings, and the notes beside it.
  const draws = output === undefined && io.terminals.out;
  const reacting = all.find(([{ foreign }]) => foreign?.converted.control !== undefined);
  if (reacting !== undefined && isCode) return await printReacting(all, { options, output, context });
  if (reacting !== undefined && options.json !== true && !draws)
    return tellReacting(nameOfGrouped(reacting), io);
  if (options.json === true && !isCode)
    await printJson(
      all.map((sources) => ({ sources })),
      options,
      context,
    );
  else if (output === "spec" || (output === undefined && !io.terminals.out))
    await printSpecs(all, options, context);
  else return await printCompiled(all, { options, output, context });
  return 0;
}

/** Whatever the length of the run, it has no curve. */
function tellReacting(name: string, io: Context["io"]): number {
  tellMistake(
    io,
    `${name} reacts to the run: its LR is no function of the step`,
    "--to torch and the like write it for another framework; --json has its options",
  );
  return 1;
}

/** The code of schedules of which some react to the run. */
async function printReacting(all: readonly Grouped[], printing: Printing): Promise<number> {
  const { options, output = "", context } = printing;
  const facts = readRunFacts(options);
  try {
    const made = all.map((sources): Pick<Chosen, "sources" | "name" | "written"> => {
      const converted = sources[0].foreign?.converted;
      const way = target(output, printing);
      if (converted?.control)
        return { sources, name: nameOfGrouped(sources), written: writeControl(converted, way) };
      const [first, ...others] = sources.map((source) => layerOf(source, facts, context.compiler));
      return { sources, name: nameOfGrouped(sources), written: write([first, ...others], way) };
    });
    await printCode(made, { options, output, context });
    return 0;
  } catch (error) {
    return tellRefused(error, context);
  }
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

interface Printing {
  readonly options: Options;
  readonly output: Output | undefined;
  readonly context: Context;
}

/** What needs the length of the run: code, tables, the picture. */
async function printCompiled(grouped: readonly Grouped[], printing: Printing): Promise<number> {
  const { options, output, context } = printing;
  const { io } = context;
  const facts = readRunFacts(options);
  const all = grouped.map((sources): Chosen => {
    const [first, ...others] = sources.map((source) => layerOf(source, facts, context.compiler));
    return { sources, name: nameOfGrouped(sources), layers: [first, ...others] };
  });
  tellRun(
    all.flatMap(({ layers }) => layers),
    io,
  );
  if (output === undefined) {
    for (const [i, each] of all.entries()) {
      if (i > 0) await io.write("\n");
      await overview(each, options, context);
    }
    return 0;
  }
  try {
    await print(
      all.map((each) =>
        isOwnOutput(output) ? each : { ...each, written: write(each.layers, target(output, printing)) },
      ),
      { ...printing, output },
    );
  } catch (error) {
    return tellRefused(error, context);
  }
  return 0;
}

/** That it cannot be written there, with the reason. */
function tellRefused(error: unknown, { io }: Context): number {
  if (!(error instanceof Refused)) throw error;
  tellMistake(io, error.message, error.hint);
  return 1;
}

const target = (name: string, { options: { format }, context: { compiler } }: Printing) => ({
  target: name,
  compiler,
  ...(format !== undefined && { format: String(format) }),
});

async function print(
  all: readonly Chosen[],
  { options, output, context }: Printing & { readonly output: Output },
): Promise<void> {
  if (options.json === true) return await printJson(all, options, context);
  if (!isOwnOutput(output)) return await printCode(all, { options, output, context });
  const { compiler } = context;
  const texts = all.map(
    ({ layers }): Content => (output === "csv" ? csvTable(layers, compiler) : jsonTable(layers, compiler)),
  );
  await deliver(texts, options, context);
  tellAll(all, output, context);
}

/** Code, and what to know of it beside it. */
async function printCode(
  all: readonly Pick<Chosen, "sources" | "name" | "written">[],
  { options, output, context }: Printing & { readonly output: Output },
): Promise<void> {
  if (options.json === true) return await printJson(all, options, context);
  await deliver(
    all.map(({ written }) => written?.exported.text ?? ""),
    options,
    context,
  );
  tellAll(all, output, context);
}

function tellAll(
  all: readonly Pick<Chosen, "sources" | "name" | "written">[],
  output: Output,
  { io }: Context,
): void {
  for (const { sources, name, written } of all) {
    const notes = allNotes(sources[0].foreign?.converted.notes ?? [], written?.notes ?? [], output);
    tellNotes(io, notes, all.length > 1 ? name : undefined);
    if (
      written !== undefined &&
      notes.some(({ code, text }) => code === "unit" && /steps are epochs/i.test(text))
    ) {
      tellWarning(
        io,
        "the code counts what the scheduler counts, epochs; for updates add --per-epoch and --steps-per-epoch",
      );
    }
  }
}

/** Everything for programs. */
async function printJson(
  all: readonly Pick<Chosen, "sources" | "written">[],
  options: Options,
  context: Context,
): Promise<void> {
  const facts = readRunFacts(options);
  const schedules = all.map((each) => asJson(each, facts, context.compiler));
  await deliver([`${JSON.stringify({ schedules }, null, 2)}\n`], options, context);
}
