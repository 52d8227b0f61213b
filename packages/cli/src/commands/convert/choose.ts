import { nearest } from "anneal";
import { targets } from "anneal/convert";
import { type Grouped, nameOfGrouped } from "../../input/group-sources.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Options } from "../context.ts";

/** What is printed: a framework's code, plain Python, the spec, or a table of every LR. */
export type Output = string;

const tables = ["spec", "csv", "json"] as const;

/** Whether an output is none of a framework: the spec, or a table. */
export const isOwnOutput = (output: Output): output is (typeof tables)[number] =>
  (tables as readonly string[]).includes(output);

/** Every framework, and plain Python. */
export const codeTargets = (): readonly string[] => targets;

/**
 * The output that `--to` names.
 *
 * @throws UsageError for a word that names none, with the nearest one.
 */
export function outputOf({ to }: Options): Output | undefined {
  if (to === undefined) return undefined;
  const words = [...codeTargets(), ...tables];
  const word = String(to).toLowerCase();
  const found = words.find((each) => each === (otherNames[word] ?? word));
  if (found !== undefined) return found;
  const near = nearest(word, [...words, ...Object.keys(otherNames)]);
  throw new UsageError(
    `--to: expected one of ${words.join(", ")}, received ${JSON.stringify(to)}`,
    near === undefined ? undefined : `did you mean ${near}?`,
  );
}

/** Other words for a target. */
const otherNames: { readonly [word: string]: string } = {
  pytorch: "torch",
  hf: "transformers",
  huggingface: "transformers",
  jax: "optax",
  tensorflow: "keras",
  tf: "keras",
  "megatron-lm": "megatron",
  py: "python",
  table: "csv",
  anneal: "spec",
};

/**
 * The schedules to convert: all with `--all`, else the only one.
 *
 * @throws UsageError where there are several, with their names.
 */
export function chosen(all: readonly Grouped[], { all: every, group }: Options): readonly Grouped[] {
  if (all.length > 1 && every !== true) {
    const names = all.map((each, i) => `${i + 1} ${nameOfGrouped(each)}${whose(each)}`);
    throw new UsageError(
      `expected one schedule, received ${all.length}: ${names.join("; ")}`,
      all[0][0].foreign === undefined
        ? "convert them one by one"
        : "--pick takes one, by its name or number; --all converts all",
    );
  }
  return group === undefined ? all : all.map((each) => ofGroup(each, String(group)));
}

/** ` (StepLR, torch, line 12)`. */
function whose([{ foreign }]: Grouped): string {
  if (foreign === undefined) return "";
  const { scheduler, title, framework, place } = foreign;
  return ` (${scheduler === title ? "" : `${scheduler}, `}${framework}, line ${place.line})`;
}

function ofGroup(sources: Grouped, group: string): Grouped {
  const number = Number(group);
  if (Number.isInteger(number) && number >= 1 && number <= sources.length) return [sources[number - 1]];
  throw new UsageError(
    `--group: expected a parameter group from 1 to ${sources.length} of ${nameOfGrouped(sources)}, received ${JSON.stringify(group)}`,
  );
}
