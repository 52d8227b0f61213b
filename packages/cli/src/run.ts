import { nearest } from "anneal";
import { type Command, CommanderError } from "commander";
import { isFlags } from "./input/foreign/recognise.ts";
import { loadCompiler } from "./input/own-kinds.ts";
import { allForms } from "./names/forms.ts";
import type { Io } from "./output/io.ts";
import { UsageError } from "./output/usage-error.ts";
import { createProgram } from "./program.ts";

/** Parses arguments and runs the command that they name; gives its status. */
export async function run(argv: readonly string[], version: string, io: Io): Promise<number> {
  const compiler = await loadCompiler(modulesIn(argv));
  let status = 0;
  const program = createProgram(version, { io, compiler, forms: allForms(compiler) }, (ended) => {
    status = ended;
  });
  let printed = "";
  quieten(program, (text) => {
    printed += text;
  });
  try {
    if (argv.length === 0) program.outputHelp();
    // A space keeps commander from taking flags of a framework, given as one word, for a flag of ours.
    else
      await program.parseAsync(
        argv.map((word) => (isFlags(word) ? ` ${word}` : word)),
        { from: "user" },
      );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== "commander.help") throw inOurWords(error, program, argv);
  }
  if (printed !== "") await io.write(printed);
  return status;
}

/** The modules of own kinds: they are needed before the flags are known. */
function modulesIn(argv: readonly string[]): readonly string[] {
  return argv.flatMap((word, i) => {
    if (word.startsWith("--kinds=")) return [word.slice("--kinds=".length)];
    return word === "--kinds" && argv[i + 1] !== undefined ? [argv[i + 1]] : [];
  });
}

/** Commander's text goes through us: help to standard output at the end, its errors nowhere. */
function quieten(command: Command, print: (text: string) => void): void {
  const output = { writeOut: print, writeErr: print, outputError: () => {} };
  command.configureOutput(output).exitOverride().showSuggestionAfterError(false);
  for (const each of command.commands) quieten(each, print);
}

/** Flags that other tools have in the place of ours. */
const otherFlags: { readonly [flag: string]: string } = {
  "--every": "rows are chosen with --each",
  "--lr": "the highest LR is --peak",
  "--max-lr": "the highest LR is --peak",
  "--min-lr": "the lowest LR is --floor",
  "--total-steps": "the length of the run is --steps",
  "--micro-batch": "samples in one forward and backward pass are --batch",
  "convert --lr": "the LR of the optimizer is --base-lr; the highest of a recipe is --peak",
  "diff --lr": "the LR of the optimizer is --base-lr; the highest of a recipe is --peak",
  "--from": "whose scheduler it is: --framework",
  "table --out": "anneal show writes every LR into a file: anneal show cosine --out lr.csv",
  "--output": "a file is written with --out",
};

/** A mistake that commander found, as one sentence. */
function inOurWords(error: CommanderError, program: Command, argv: readonly string[]): UsageError {
  const sentence = error.message
    .replace(/^error: /, "")
    .split("\n")[0]
    .replace(/'([^']*)'/g, "$1");
  const group = commandCalled(program, argv[0]);
  const within = group && commandCalled(group, argv[1]);
  const command = within ?? group;
  const name = within === undefined ? argv[0] : `${argv[0]} ${argv[1]}`;
  const wrong = /'(-{0,2}[^' ]+)/.exec(error.message)?.[1] ?? "";
  if (error.code === "commander.unknownCommand") {
    const near = nearest(
      wrong,
      (group ?? program).commands.map((each) => each.name()),
    );
    const list = group === undefined ? "anneal --help" : `anneal ${argv[0]} --help`;
    return new UsageError(
      group === undefined ? sentence : `${argv[0]}: ${sentence}`,
      near === undefined ? `${list} lists the commands` : `did you mean ${near}?`,
    );
  }
  if (error.code === "commander.unknownOption" && command !== undefined) {
    const flags = command.options.flatMap((option) => (option.long === undefined ? [] : [option.long]));
    const near = nearest(wrong, flags);
    const elsewhere = otherFlags[`${name} ${wrong}`] ?? otherFlags[wrong];
    const hint = elsewhere ?? (near === undefined ? undefined : `did you mean ${near}?`);
    return new UsageError(`${name}: ${sentence}`, hint ?? `anneal ${name} --help lists them`);
  }
  return new UsageError(command === undefined ? sentence : `${name}: ${sentence}`);
}

const commandCalled = (program: Command, name: string | undefined): Command | undefined =>
  program.commands.find((each) => each.name() === name);
