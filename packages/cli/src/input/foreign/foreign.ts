import type { LeftOut, Place, ReadOptions } from "@anneal/parse";
import { AnnealError, nearest, type Problem } from "anneal";
import type { ConvertContext, Converted, Framework } from "anneal/convert";
import { UsageError } from "../../output/usage-error.ts";

/** A scheduler of a framework, and what it really does. */
export interface Foreign {
  /** What the text turned out to be: `"Python"`, `"DeepSpeed JSON"`. */
  readonly format: string;
  readonly framework: Framework;
  /** The scheduler's own name, without its module. */
  readonly scheduler: string;
  /** What the text calls it. */
  readonly title: string;
  readonly place: Place;
  readonly context: ConvertContext;
  readonly converted: Converted;
  /** What was assumed while reading, one sentence each. */
  readonly assumed: readonly string[];
  /** What its text holds beside it and was left out. */
  readonly leftOut: readonly LeftOut[];
}

/** Every scheduler of a text. */
export interface ForeignText {
  readonly format: string;
  readonly schedulers: readonly Foreign[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads the schedulers of frameworks in a text.
 *
 * @param name of the file, told before the line and column; nothing for a text on the command line.
 * @throws AnnealError with every mistake.
 */
export async function readForeign(
  text: string,
  name: string | undefined,
  options: ReadOptions,
): Promise<ForeignText> {
  const { convertText } = await import("@anneal/parse");
  await refuseFramework(options.from);
  try {
    const { reading, converted, leftOut } = convertText(text, options);
    return {
      format: reading.format,
      schedulers: converted.map(({ found, converted: made }) => ({
        format: reading.format,
        framework: found.framework,
        scheduler: found.call.name.slice(found.call.name.lastIndexOf(".") + 1),
        title: found.title,
        place: found.place,
        context: found.context,
        converted: made,
        assumed: found.assumed,
        leftOut,
      })),
      leftOut,
    };
  } catch (error) {
    throw error instanceof AnnealError && name !== undefined ? inFile(error, name) : error;
  }
}

/** Whether an error says that a text is no config that is known, rather than that one is wrong. */
export const isUnrecognised = (error: unknown): boolean =>
  error instanceof AnnealError && error.code === "unknown" && /(^|[,:] )config\b/.test(error.path);

function inFile(error: AnnealError, name: string): AnnealError {
  const [first, ...rest] = error.problems.map((each): Problem => {
    const path = `${name}: ${each.path}`;
    return { ...each, path, message: `${name}: ${each.message}` };
  });
  return new AnnealError([first, ...rest]);
}

async function refuseFramework(from: string | undefined): Promise<void> {
  if (from === undefined || from === "auto") return;
  const { frameworks } = await import("anneal/convert");
  const names = Object.keys(frameworks);
  if (names.includes(from)) return;
  const near = nearest(from, names);
  throw new UsageError(
    `expected a framework, one of ${names.join(", ")}, received ${JSON.stringify(from)}`,
    near === undefined ? undefined : `did you mean ${near}?`,
  );
}

/**
 * The schedulers that `--pick` leaves: by what the text calls it, by its own name, or by its number from 1.
 *
 * @throws UsageError when none has that name.
 */
export function picked(schedulers: readonly Foreign[], pick: string | undefined): readonly Foreign[] {
  if (pick === undefined) return schedulers;
  const number = Number(pick);
  if (Number.isInteger(number) && number >= 1 && number <= schedulers.length) return [schedulers[number - 1]];
  const named = schedulers.filter(({ title, scheduler }) => [title, scheduler].includes(pick));
  if (named.length > 0) return named;
  const names = schedulers.flatMap(({ title, scheduler }) => [title, scheduler]);
  const near = nearest(pick, names);
  throw new UsageError(
    `--pick: expected ${[...new Set(schedulers.map(({ title }) => title))].join(", ")}, or a number up to ${schedulers.length}, received ${JSON.stringify(pick)}`,
    near === undefined ? undefined : `did you mean ${near}?`,
  );
}
