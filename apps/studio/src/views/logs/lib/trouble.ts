import type { Torn } from "@anneal/logs";
import type { Problem } from "anneal";
import { formatSteps } from "anneal/describe";

/** What of a log can be told by a menu or a field, rather than guessed. */
export type ChoiceName =
  | "step"
  | "lr"
  | "loss"
  | "valLoss"
  | "stepsPerEpoch"
  | "tokensPerStep"
  | "samplesPerStep";

export const choiceWords: Readonly<Record<ChoiceName, string>> = {
  step: "Step",
  lr: "Learning rate",
  loss: "Training loss",
  valLoss: "Validation loss",
  stepsPerEpoch: "Steps per epoch",
  tokensPerStep: "Tokens per step",
  samplesPerStep: "Samples per step",
};

/** The flags of the command line that the library's sentences name. */
const flags: readonly (readonly [flag: string, choice: ChoiceName])[] = [
  ["--step-column", "step"],
  ["--lr-column", "lr"],
  ["--val-loss-column", "valLoss"],
  ["--loss-column", "loss"],
  ["--steps-per-epoch", "stepsPerEpoch"],
  ["--tokens-per-step", "tokensPerStep"],
  ["--samples-per-step", "samplesPerStep"],
];

/** What has to be chosen so that a log can be read. */
export function neededBy({ suggestion = "", path }: Problem): readonly ChoiceName[] {
  const named = flags
    .filter(([flag]) => new RegExp(`${flag}(?![\\w-])`).test(suggestion))
    .map(([, name]) => name);
  if (named.length > 0) return named;
  return /: step$/.test(path) ? ["step"] : [];
}

const rates: Partial<Record<ChoiceName, string>> = {
  stepsPerEpoch: "steps an epoch",
  tokensPerStep: "tokens a step",
  samplesPerStep: "samples a step",
};

/** The plain sentence for a log that needs a choice, or is none. */
export function plainWords(name: string, problem: Problem, isTable: boolean): string {
  if (problem.received === '"an empty file"') return `${name}: the file is empty.`;
  if (problem.expected === "at least one row of numbers") return `${name}: it has no row of numbers yet.`;
  if (!isTable) return `${name}: not a log anneal can read.`;
  const [first] = neededBy(problem);
  const what = first === undefined ? "" : choiceWords[first].toLowerCase();
  if (problem.code === "unknown" && (problem.words?.length ?? 0) > 1)
    return `${name}: several columns could be the ${what || "one"}. Choose one.`;
  const rate = first && rates[first];
  if (rate !== undefined) return `${name}: it does not count steps. Say how many ${rate} has.`;
  if (first === "step") return `${name}: no column counts the steps. Choose the one that does.`;
  if (first !== undefined) return `${name}: no column is a learning rate or a loss by its name. Choose them.`;
  return `${name}: its columns do not make a run.`;
}

/** The sentence for a file that breaks off. */
export function tornWords(name: string, { line, inside }: Torn, rows: number): string {
  const where =
    inside === "nothing"
      ? `Line ${formatSteps(line)} is no JSON`
      : `Line ${formatSteps(line)} ends inside a ${inside}`;
  // A file of one long line has no lines before it: its rows are counted then.
  const kept =
    line > 1
      ? `the ${formatSteps(line - 1)} before it were kept`
      : `the ${formatSteps(rows)} rows before that were kept`;
  return `${name}: not a log anneal can read. ${where}; ${kept}.`;
}
