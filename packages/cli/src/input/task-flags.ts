import type { OptimizerSpec, TaskSpec } from "@anneal/lab";
import { AnnealError, nearest, problem } from "anneal";
import { UsageError } from "../output/usage-error.ts";
import { parseAmount, parseCount } from "./amounts.ts";
import type { Flags } from "./from-flags.ts";

/** A flag as commander takes it, and what help says of it. */
export type FlagWords = readonly [flag: string, says: string];

/** What is learnt. */
export const taskFlags: readonly FlagWords[] = [
  ["--text <path>", "learn the characters of a text, or of all texts in a folder"],
  ["--csv <file>", "learn a table: needs --target"],
  ["--target <column>", "the column of the table to predict"],
  ["--predict <what>", "class or number; left out, the target decides"],
  ["--ignore <columns>", "columns not to learn from, with commas between them"],
  ["--images <file>", "learn images in IDX files, as MNIST has them"],
  ["--labels <file>", "their labels; left out, the file that lies beside them"],
  ["--split-seed <n>", "which rows are for training, validation and test (default: 0)"],
  ["--hidden <sizes>", "hidden layers of the model: 64, or 128,64 for a table"],
];

/** What learns. */
export const optimizerFlags: readonly FlagWords[] = [
  ["--optimizer <name>", "sgd, momentum, nesterov, adam or adamw; left out, what suits the task"],
  ["--batch <rows>", "rows in one forward and backward pass"],
  ["--momentum <share>", "momentum, or beta1 of adam and adamw (default: 0.9)"],
  ["--beta2 <share>", "beta2 of adam and adamw (default: 0.999)"],
  ["--weight-decay <number>", "weight decay (default: 0)"],
  ["--clip <norm>", "longest gradient; a longer one is shortened"],
];

/**
 * The task that the flags name, or `undefined` when they name none.
 *
 * @throws UsageError when they contradict each other; AnnealError for a value that is none.
 */
export function readTaskFlags(options: Flags): TaskSpec | undefined {
  const kinds = (["text", "csv", "images"] as const).filter((kind) => options[kind] !== undefined);
  if (kinds.length > 1) throw new UsageError(`expected one task, received --${kinds.join(" and --")}`);
  const [kind] = kinds;
  refuseStrayFlags(kind, options);
  if (kind === undefined) return undefined;
  const path = String(options[kind]);
  const common = { path, ...splitSeed(options), ...hidden(kind, options) };
  if (kind === "text") return { kind, ...common };
  if (kind === "images") {
    return { kind, ...common, ...(options.labels !== undefined && { labelsPath: String(options.labels) }) };
  }
  if (options.exec !== undefined) throw new UsageError(`expected --csv or --exec, received both`);
  if (options.target === undefined) {
    throw new UsageError("--csv needs --target", `add --target and the name of the column to predict`);
  }
  return {
    kind,
    ...common,
    target: String(options.target),
    ...(options.predict !== undefined && {
      predict: oneOf("--predict", options.predict, ["class", "number"]),
    }),
    ...(options.ignore !== undefined && { ignore: String(options.ignore).split(",") }),
  };
}

const onlyFor = { target: "csv", predict: "csv", ignore: "csv", labels: "images" } as const;

function refuseStrayFlags(kind: TaskSpec["kind"] | undefined, options: Flags): void {
  for (const [flag, owner] of Object.entries(onlyFor)) {
    if (options[flag] !== undefined && kind !== owner) {
      throw new UsageError(`--${flag} belongs to --${owner}`, `add --${owner} and a file`);
    }
  }
}

const splitSeed = ({ splitSeed: seed }: Flags): { readonly splitSeed?: number } =>
  seed === undefined ? {} : { splitSeed: wholeNumber("--split-seed", seed) };

function hidden(kind: TaskSpec["kind"], options: Flags): Pick<TaskSpec, "model"> {
  if (options.hidden === undefined) return {};
  const sizes = String(options.hidden)
    .split(",")
    .map((text) => counted("--hidden", text));
  if (kind !== "csv" && sizes.length > 1) {
    throw new UsageError(`--hidden: expected one size for --${kind}, received ${sizes.length}`);
  }
  return { model: { hidden: kind === "csv" ? sizes : sizes[0] } };
}

/** What learns, where flags say it. `usual` is what suits the task; a flag changes only what it names. */
export function readOptimizer(options: Flags, usual: OptimizerSpec | undefined): OptimizerSpec | undefined {
  const kind =
    options.optimizer === undefined
      ? usual?.kind
      : oneOf("--optimizer", options.optimizer, ["sgd", "momentum", "nesterov", "adam", "adamw"]);
  if (kind === undefined) return undefined;
  const base: OptimizerSpec = usual?.kind === kind ? usual : { kind };
  const adam = kind === "adam" || kind === "adamw";
  const { momentum, beta2, weightDecay, clip } = options;
  if (kind === "sgd" && momentum !== undefined) {
    throw new UsageError("--momentum: sgd has none", "take --optimizer momentum or nesterov");
  }
  if (!adam && beta2 !== undefined)
    throw new UsageError(`--beta2: ${kind} has none`, "take --optimizer adamw");
  return {
    ...base,
    ...(momentum !== undefined && { [adam ? "beta1" : "momentum"]: share("--momentum", momentum) }),
    ...(beta2 !== undefined && { beta2: share("--beta2", beta2) }),
    ...(weightDecay !== undefined && { weightDecay: atLeast0("--weight-decay", weightDecay) }),
    ...(clip !== undefined && { clip: above0("--clip", clip) }),
  };
}

/** A whole number of at least 1 that a flag may have. */
export const countFlag = (options: Flags, name: string, flag: string): number | undefined =>
  options[name] === undefined ? undefined : counted(flag, options[name]);

/** A seed: a whole number of at least 0. */
export const seedFlag = (options: Flags): number =>
  options.seed === undefined ? 0 : wholeNumber("--seed", options.seed);

function counted(flag: string, value: unknown): number {
  const count = parseCount(String(value), flag);
  if (typeof count === "number") return count;
  throw new AnnealError([count]);
}

function numberWhere(
  flag: string,
  value: unknown,
  { rule, holds }: { readonly rule: string; readonly holds: (number: number) => boolean },
): number {
  const number = parseAmount(String(value));
  if (number !== undefined && Number.isFinite(number) && holds(number)) return number;
  throw new AnnealError([problem("range", flag, rule, String(value))]);
}

const wholeNumber = (flag: string, value: unknown): number =>
  numberWhere(flag, value, {
    rule: "a whole number of at least 0",
    holds: (number) => Number.isSafeInteger(number) && number >= 0,
  });
const share = (flag: string, value: unknown): number =>
  numberWhere(flag, value, {
    rule: "a number from 0 to below 1",
    holds: (number) => number >= 0 && number < 1,
  });
const atLeast0 = (flag: string, value: unknown): number =>
  numberWhere(flag, value, { rule: "a number of at least 0", holds: (number) => number >= 0 });

/** A number above 0. */
export const above0 = (flag: string, value: unknown): number =>
  numberWhere(flag, value, { rule: "a number above 0", holds: (number) => number > 0 });

/** One of a few words, with the nearest one suggested. */
export function oneOf<const Word extends string>(flag: string, value: unknown, words: readonly Word[]): Word {
  const text = String(value);
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const near = nearest(text, words);
  throw new UsageError(
    `${flag}: expected ${words.slice(0, -1).join(", ")} or ${words.at(-1)}, received ${JSON.stringify(text)}`,
    near === undefined ? undefined : `did you mean ${near}?`,
  );
}
