import { AnnealError, type Horizon, horizonFrom, problem, type RunFacts } from "anneal";
import { isProblem } from "../names/flags.ts";
import { UsageError } from "../output/usage-error.ts";
import { parseCount, parsePositive } from "./amounts.ts";

/** A flag that says something about the run. */
export interface RunFlag {
  readonly fact: keyof RunFacts;
  readonly flag: string;
  readonly says: string;
  /** Whole numbers only. */
  readonly whole?: true;
  /** Says how long the run is. */
  readonly length?: true;
  /** Takes no value. */
  readonly bare?: true;
}

/** Every flag about the run, in the order in which help shows them. */
export const runFlags: readonly RunFlag[] = [
  {
    fact: "steps",
    flag: "--steps",
    whole: true,
    length: true,
    says: "optimizer steps of the run: 500, 10k, 1.2M",
  },
  {
    fact: "epochs",
    flag: "--epochs",
    length: true,
    says: "its length in passes over the data; with --dataset and --batch, or --steps-per-epoch",
  },
  { fact: "samples", flag: "--samples", length: true, says: "its length in samples seen; with --batch" },
  { fact: "tokens", flag: "--tokens", length: true, says: "its length in tokens; with --tokens-per-step" },
  {
    fact: "stepsPerEpoch",
    flag: "--steps-per-epoch",
    says: "optimizer steps in one pass: len(loader) without accumulation",
  },
  { fact: "dataset", flag: "--dataset", whole: true, says: "samples in one pass over the data" },
  {
    fact: "microBatch",
    flag: "--batch",
    whole: true,
    says: "samples in one forward and backward pass on one device",
  },
  { fact: "accumulation", flag: "--accumulation", whole: true, says: "micro-batches per optimizer step" },
  { fact: "devices", flag: "--devices", whole: true, says: "devices that each see other samples" },
  { fact: "tokensPerSample", flag: "--tokens-per-sample", says: "tokens in one sample" },
  { fact: "tokensPerStep", flag: "--tokens-per-step", says: "tokens in one optimizer step" },
  {
    fact: "dropLast",
    flag: "--drop-last",
    bare: true,
    says: "leave out the incomplete last micro-batch of an epoch",
  },
];

/** The facts in parsed options: numbers read, mistakes thrown all at once. */
export function readRunFacts(options: { readonly [name: string]: unknown }): RunFacts {
  const facts: { [fact: string]: unknown } = {};
  const problems = runFlags.flatMap(({ fact, flag, whole, bare }) => {
    const given = options[optionName(flag)];
    if (given === undefined) return [];
    const text = String(given);
    const value = bare
      ? given
      : whole
        ? parseCount(text, flag)
        : parsePositive(text, flag, fact !== "epochs");
    if (isProblem(value)) return [value];
    facts[fact] = value;
    return [];
  });
  if (problems.length > 0) throw new AnnealError(problems as [(typeof problems)[0]]);
  return facts;
}

/** The name under which commander keeps a flag. */
export const optionName = (flag: string): string =>
  flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Whether the facts say how long the run is. */
export const saysLength = (facts: RunFacts): boolean =>
  runFlags.some(({ fact, length }) => length === true && facts[fact] !== undefined);

/**
 * The horizon of the facts, and how it was found. Mistakes are told in the words of the flags.
 */
export function horizonOf(facts: RunFacts): { readonly horizon: Horizon; readonly says: readonly string[] } {
  if (facts.epochs !== undefined && facts.samples !== undefined && facts.dataset === undefined) {
    throw new UsageError(
      "--samples: expected one length, received --epochs and --samples",
      "the samples in one pass over the data are --dataset",
    );
  }
  try {
    return horizonFrom(facts);
  } catch (error) {
    throw error instanceof AnnealError ? inFlags(error) : error;
  }
}

/** The same mistakes with the flags' names for the facts. */
function inFlags(error: AnnealError): AnnealError {
  const words = (text: string): string =>
    runFlags.reduce(
      (line, { fact, flag }) => line.replace(new RegExp(`(?<![\\w-])${fact}(?![\\w])`, "g"), flag),
      text,
    );
  const [first, ...rest] = error.problems.map(({ code, path, expected, received }) => {
    const place = path === "run" ? "the run" : words(path);
    const made = problem(
      code,
      place,
      path === "run" || / beside it$/.test(expected) ? words(expected) : expected,
      "",
    );
    return { ...made, received, message: `${place}: expected ${made.expected}, received ${received}` };
  });
  return new AnnealError([first, ...rest]);
}
