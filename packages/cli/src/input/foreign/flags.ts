import type { ReadOptions } from "@anneal/parse";
import { AnnealError, type Problem, problem } from "anneal";
import type { ConvertContext } from "anneal/convert";
import { isProblem } from "../../names/flags.ts";
import { UsageError } from "../../output/usage-error.ts";
import { parseAmount, parsePositive } from "../amounts.ts";
import type { Flags } from "../from-flags.ts";
import { horizonOf, optionName, readRunFacts, saysLength } from "../run-facts.ts";

/** A flag about a scheduler of a framework: as commander takes it, and what help says of it. */
export type ForeignFlag = readonly [flag: string, says: string];

/** What the text of a scheduler may leave open. */
export const foreignFlags: readonly ForeignFlag[] = [
  ["--framework <name>", "whose scheduler it is; left out, names and keys tell"],
  ["--base-lr <numbers>", "LR of the optimizer, where the text does not say it; with commas, one a group"],
  ["--optimizer <name>", "optimizer, where the text does not say it: SGD, AdamW"],
  ["--framework-version <number>", "release of the framework, where releases differ"],
  ["--max-duration <time>", "max_duration of Composer's trainer: 10ep, 1000ba"],
  ["--per-epoch", "it is stepped once an epoch: a schedule of updates, with --steps-per-epoch"],
  ["--set <name=value>", "a number for what the text leaves open: --set 'len(loader)=500'; repeatable"],
  ["--pick <name>", "one scheduler of several in a text, by its name or number"],
  ["--partial", "leave out what is not understood, and say so"],
];

/** Those that change nothing where no framework's scheduler is read. */
const facts = foreignFlags.map(([flag]) => flag.split(" ")[0]);

/** Refuses flags about schedulers of frameworks where none is named. */
export function refuseForeignFlags(options: Flags, other: string): void {
  const lone = facts.find((flag) => options[optionName(flag)] !== undefined);
  if (lone !== undefined)
    throw new UsageError(`${lone} is for schedulers of frameworks; ${other} holds its own numbers`);
}

/**
 * How texts of frameworks are read, as the flags say.
 *
 * @throws AnnealError or UsageError with what is wrong with a flag.
 */
export function foreignOptions(options: Flags): ReadOptions {
  const { framework: from } = options;
  const names = namesOf(options.set as readonly string[] | undefined);
  return {
    ...(from !== undefined && { from: String(from) as ReadOptions["from"] }),
    ...(names !== undefined && { names }),
    partial: options.partial === true,
    facts: factsOf(options),
  };
}

function factsOf(options: Flags): ConvertContext {
  const { baseLr, optimizer, frameworkVersion, maxDuration } = options;
  const baseLrs = baseLr === undefined ? undefined : numbersOf(String(baseLr), "--base-lr");
  const run = readRunFacts(options);
  const horizon = saysLength(run)
    ? horizonOf(run).horizon
    : run.stepsPerEpoch === undefined
      ? undefined
      : { stepsPerEpoch: run.stepsPerEpoch };
  const duration = maxDuration ?? (horizon && "steps" in horizon ? `${horizon.steps}ba` : undefined);
  return {
    ...(baseLrs && { baseLrs }),
    ...(optimizer !== undefined && { optimizer: { name: String(optimizer) } }),
    ...(frameworkVersion !== undefined && { version: String(frameworkVersion) }),
    ...(horizon && { horizon }),
    ...(duration !== undefined && { maxDuration: String(duration) }),
  };
}

/**
 * The updates of an epoch, for `--per-epoch`.
 *
 * @throws UsageError where no flag tells them.
 */
export function updatesPerEpoch(options: Flags): number {
  const run = readRunFacts(options);
  const updates = saysLength(run) ? horizonOf(run).horizon.stepsPerEpoch : run.stepsPerEpoch;
  if (updates !== undefined) return updates;
  throw new UsageError("--per-epoch needs the updates of an epoch", "add --steps-per-epoch");
}

function numbersOf(text: string, flag: string): readonly number[] {
  const read = text.split(",").map((each) => parsePositive(each, flag));
  const problems = read.filter(isProblem);
  if (problems.length > 0) throw new AnnealError(problems as unknown as [Problem, ...Problem[]]);
  return read as readonly number[];
}

/** `len(loader)=500` as a name and its number; the name may hold signs of its own. */
function namesOf(sets: readonly string[] | undefined): { readonly [name: string]: number } | undefined {
  if (sets === undefined) return undefined;
  const named = sets.map((text): readonly [string, number] => {
    const at = text.lastIndexOf("=");
    const [name, value] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1)];
    const number = parseAmount(value);
    if (name !== "" && number !== undefined && Number.isFinite(number)) return [name, number];
    throw new AnnealError([
      problem("type", "--set", "a name, = and a number, such as 'len(loader)=500'", text),
    ]);
  });
  return Object.fromEntries(named);
}
