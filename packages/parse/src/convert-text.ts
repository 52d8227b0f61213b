import { AnnealError } from "anneal";
import { type Converted, from } from "anneal/convert";
import { withoutUnknown } from "./leave-out.ts";
import { locate } from "./locate.ts";
import { read } from "./read.ts";
import type { Found, LeftOut, Reading, ReadOptions } from "./reading.ts";
import { mostProblems } from "./text/mistake.ts";

/** A scheduler of a text, and what it really does. */
export interface ConvertedText {
  readonly found: Found;
  readonly converted: Converted;
}

/** Every scheduler of a text, converted. */
export interface TextConversion {
  readonly reading: Reading;
  readonly converted: readonly ConvertedText[];
  /** What was left out, in reading and in converting; nothing without `partial`. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads a text and converts every scheduler in it. Errors have the line and column of what they are about.
 *
 * With `partial`, an argument that is not understood is left out, so that its default holds; a scheduler that cannot do
 * without it is left out as a whole.
 *
 * @throws AnnealError with every mistake; with `partial` only if nothing at all can be converted.
 */
export function convertText(text: string, options: ReadOptions = {}): TextConversion {
  const reading = read(text, options);
  const results = reading.found.map((found) => convertOne(found, options.partial ?? false));
  const converted = results.flatMap((each) => each.converted ?? []);
  const errors = results.flatMap(({ found, error }) => (error ? [{ found, error }] : []));
  const [first, ...rest] = errors.flatMap(({ error }) => error.problems).slice(0, mostProblems);
  if (first && (!options.partial || converted.length === 0)) throw new AnnealError([first, ...rest]);
  const whole = errors.map(({ found, error }) => ({ place: found.place, says: error.message }));
  return {
    reading,
    converted,
    leftOut: [...reading.leftOut, ...results.flatMap(({ leftOut }) => leftOut), ...whole],
  };
}

interface Result {
  readonly found: Found;
  readonly converted?: ConvertedText;
  readonly error?: AnnealError;
  readonly leftOut: readonly LeftOut[];
}

/** How often a scheduler is tried again without what was wrong. */
const tries = 8;

function convertOne(found: Found, partial: boolean): Result {
  let now = found;
  const leftOut: LeftOut[] = [];
  for (let i = 0; ; i++) {
    try {
      const converted = now.converted ?? from(now.framework, now.call, now.context);
      return { found: now, converted: { found: now, converted }, leftOut };
    } catch (error) {
      if (!(error instanceof AnnealError)) throw error;
      const located = locate(error, now);
      const less = partial && i < tries ? withoutUnknown(now, error, located) : undefined;
      if (!less) return { found, error: located, leftOut: [] };
      now = less.found;
      leftOut.push(...less.leftOut);
    }
  }
}
