import { Command, Option } from "commander";
import type { Context, Options } from "./commands/context.ts";
import { runFlags } from "./input/run-facts.ts";
import { formFlags } from "./names/flags.ts";

/** What a command does, and the status it ends with. */
type Action = (words: readonly string[], options: Options, context: Context) => Promise<number>;

/** The flags of recipes that most people need. Help shows these; `anneal kinds <name>` shows the others. */
const commonFlags = ["peak", "warmup", "floor", "cooldown", "shape", "times"];

/** The command line as commander sees it. `done` gets the status of the command that ran. */
export function createProgram(version: string, context: Context, done: (status: number) => void): Command {
  const program = new Command("anneal")
    .description("Learning-rate schedules as data: see them, check them, print their numbers.")
    .version(version)
    .helpCommand("help [command]", "help for a command")
    .showSuggestionAfterError(false)
    .addHelpText("after", examples);
  const act =
    (load: () => Promise<Action>) =>
    async (...args: unknown[]): Promise<void> => {
      const command = args[args.length - 1] as Command;
      const action = await load();
      done(await action(command.args, command.opts(), context));
    };

  const show = specCommand(program, "show", "draw schedules, with the numbers that matter", context)
    .option("--log", "logarithmic LR axis")
    .option(
      "--out <file>",
      "write a chart (.svg, .png, .html), every LR (.csv) or the spec (.json); repeatable",
      collect,
    )
    .option("--expand", "print the spec that a recipe becomes")
    .option("--json", "facts as JSON")
    .action(act(async () => (await import("./commands/show.ts")).show));
  addPictureFlags(show);
  specCommand(program, "table", "print the LR of each update", context)
    .option("--each <length>", "only every n-th update: 100, 1%, 1ep")
    .option("--from <length>", "first update to print")
    .option("--to <length>", "update before which to stop")
    .option("--json", "one array of numbers: entry k is the LR of update k")
    .action(act(async () => (await import("./commands/table.ts")).table));
  specCommand(program, "check", "find every mistake in specs, and what is legal but usually wrong", context)
    .option("--strict", "warnings count as a negative result: status 1")
    .option("--json", "problems and warnings as JSON")
    .action(act(async () => (await import("./commands/check.ts")).check));
  specCommand(program, "explain", "say in plain words what a schedule does and why", context)
    .option("--json", "the same as JSON")
    .action(act(async () => (await import("./commands/explain.ts")).explain));
  const create = program
    .command("new")
    .argument("<recipe>", "a recipe or kind: anneal kinds lists them")
    .argument("<file>", "where to write: .json, .yaml or .yml")
    .description("write a spec file that editors complete")
    .option("--schema <address>", "what the file names as its schema; left out: anneal.schema.json beside it")
    .option("--force", "write over an existing file")
    .action(act(async () => (await import("./commands/new.ts")).create));
  addFlags(create, context);
  program
    .command("kinds")
    .argument("[name]", "a recipe, a kind, or another word for one: SGDR, StepLR, k-decay")
    .description("list recipes and kinds, or the fields of one")
    .option("--json", "the same as JSON")
    .addOption(kindsOption())
    .action(
      act(
        async () =>
          async ([word], options, given) =>
            (await import("./commands/kinds.ts")).kinds(word, options, given),
      ),
    );
  program
    .command("schema")
    .description("print the JSON Schema of spec files")
    .option("--out <file>", "write it into a file")
    .addOption(kindsOption())
    .action(
      act(
        async () => async (_, options, given) =>
          (await import("./commands/schema.ts")).schema(options, given),
      ),
    );
  return program;
}

function specCommand(program: Command, name: string, says: string, context: Context): Command {
  const command = program
    .command(name)
    .argument("[spec...]", "a file (JSON or YAML), - for standard input, JSON, or a recipe such as cosine")
    .description(says);
  addFlags(command, context);
  return command;
}

function addFlags(command: Command, { forms }: Context): void {
  for (const { flag, says, bare } of runFlags) {
    command.addOption(new Option(bare ? flag : `${flag} <number>`, says).helpGroup("The run:"));
  }
  const taken = new Set(command.options.map((option) => option.long));
  for (const { field, flag, value, says } of formFlags(forms)) {
    if (taken.has(flag)) continue;
    const option = new Option(`${flag} ${value}`, says).helpGroup(
      "A recipe (anneal kinds <name> shows all its flags):",
    );
    command.addOption(commonFlags.includes(field) ? option : option.hideHelp());
  }
  command.addOption(kindsOption());
}

const kindsOption = (): Option =>
  new Option("--kinds <module>", "a module of your own kinds; it is run").argParser(collect);

function addPictureFlags(command: Command): void {
  command
    .option("--ascii", "draw with ASCII only")
    .option("--braille", "draw with braille dots, into pipes, too");
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

const examples = `
Examples:
  anneal show cosine --peak 3e-4 --steps 10k --warmup 5%
  anneal show cosine wsd linear --peak 3e-4 --steps 10k --warmup 500
  anneal show wsd.yaml --tokens 10B --tokens-per-step 0.5M --out wsd.svg
  anneal new wsd wsd.json --peak 1e-3 --warmup 1000
  anneal check wsd.json --steps 25k
  anneal table wsd.json --steps 25k --json

Lengths are steps (500, 10k), shares of the run (5%), epochs (3ep), samples
(2Msample) or tokens (1Btok).`;
