import { Command, Option } from "commander";
import { commands } from "./command-list.ts";
import type { Context } from "./commands/context.ts";
import type { Described, Group } from "./described.ts";
import { foreignFlags } from "./input/foreign/flags.ts";
import { runFlags } from "./input/run-facts.ts";
import { formFlags } from "./names/flags.ts";

/** The command line as commander sees it. `done` gets the status of the command that ran. */
export function createProgram(version: string, context: Context, done: (status: number) => void): Command {
  const program = new Command("anneal")
    .description("Learning-rate schedules as data: see them, check them, print their numbers.")
    .version(version)
    .helpCommand("help [command]", "help for a command")
    .addHelpText("after", examples);
  for (const described of commands) addTo(program, described, { context, done });
  return program;
}

interface Wiring {
  readonly context: Context;
  readonly done: (status: number) => void;
}

function addTo(program: Command, described: Described | Group, { context, done }: Wiring): void {
  const command = program.command(described.name).description(described.says);
  if ("commands" in described) {
    for (const each of described.commands) addTo(command, each, { context, done });
    return;
  }
  for (const [name, says] of described.words) command.argument(name, says);
  const own = [...described.flags, ["--kinds <module>", "a module of your own kinds; it is run"] as const];
  for (const [flag, says] of own) {
    if (repeatable.includes(flag)) command.option(flag, says, collect);
    else command.option(flag, says);
  }
  if (described.recipes !== undefined) addFlags(command, described.recipes, context);
  command.action(async () => {
    const action = await described.load();
    done(await action(command.args, command.opts(), context));
  });
}

/** Flags that may be given several times. */
const repeatable: readonly string[] = [
  "--out <file>",
  "--kinds <module>",
  "--set <name=value>",
  "--spec <spec>",
];

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

/** One value as it is; several of one flag as a list: each draws a layer. */
const collectSeveral = (value: string, before: unknown): unknown =>
  before === undefined ? value : [before, value].flat();

/** The flags of recipes that most people need. Help shows these; `anneal kinds <name>` shows the others. */
const commonFlags: readonly string[] = ["peak", "warmup", "floor", "cooldown", "shape", "times"];

function addFlags(command: Command, run: NonNullable<Described["recipes"]>, { forms }: Context): void {
  const own = command.options.map((option) => option.long);
  const about = runFlags.map((each) => each.flag);
  for (const { field, flag, value, says } of formFlags(forms)) {
    if (own.includes(flag) || about.includes(flag)) continue;
    const option = new Option(`${flag} ${value}`, says).argParser(collectSeveral);
    option.helpGroup("A recipe (anneal kinds <name> shows all its flags):");
    command.addOption(commonFlags.includes(field) ? option : option.hideHelp());
  }
  for (const [flag, says] of foreignFlags) {
    if (own.includes(flag.split(" ")[0])) continue;
    const option = new Option(flag, says).helpGroup("A scheduler of another framework:");
    if (repeatable.includes(flag)) option.argParser(collect);
    // Beside --from, which says the same, it needs no words.
    const twice = flag.startsWith("--framework ") && command.name() === "convert";
    command.addOption(run === "with the run" && !twice ? option : option.hideHelp());
  }
  if (run === "with its own run") return;
  for (const { flag, says, bare } of runFlags) {
    const option = new Option(bare ? flag : `${flag} <number>`, says).helpGroup("The run:");
    command.addOption(run === "with the run" ? option : option.hideHelp());
  }
}

const examples = `
Examples:
  anneal show cosine --peak 3e-4 --steps 10k --warmup 5%
  anneal show cosine wsd linear --peak 3e-4 --steps 10k --warmup 500
  anneal show cosine --peak 1e-4 --peak 3e-4 --steps 10k
  anneal show wsd.yaml --tokens 10B --tokens-per-step 0.5M --out wsd.svg
  anneal new wsd wsd.json --peak 1e-3 --warmup 1000
  anneal check wsd.json --steps 25k
  anneal table wsd.json --steps 25k --json
  anneal convert 'OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)' --to optax
  anneal diff train.py config.yaml --steps 10k

Lengths are steps (500, 10k), shares of the run (5%), epochs (3ep), samples
(2Msample) or tokens (1Btok).`;
