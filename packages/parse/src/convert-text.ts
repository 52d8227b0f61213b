import { AnnealError } from "anneal";
import { type Converted, from } from "anneal/convert";
import { locate } from "./locate.ts";
import { read } from "./read.ts";
import type { Found, LeftOut, Reading, ReadOptions } from "./reading.ts";

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
 * @throws AnnealError with every mistake; with `partial` only if nothing at all can be converted.
 */
export function convertText(text: string, options: ReadOptions = {}): TextConversion {
  const reading = read(text, options);
  const converted: ConvertedText[] = [];
  const errors: { readonly found: Found; readonly error: AnnealError }[] = [];
  for (const found of reading.found) {
    try {
      converted.push({
        found,
        converted: found.converted ?? from(found.framework, found.call, found.context),
      });
    } catch (error) {
      if (!(error instanceof AnnealError)) throw error;
      errors.push({ found, error: locate(error, found) });
    }
  }
  const problems = errors.flatMap(({ error }) => error.problems);
  const [first, ...rest] = problems;
  if (first && (!options.partial || converted.length === 0)) throw new AnnealError([first, ...rest]);
  const leftOut = errors.map(({ found, error }) => ({ place: found.place, says: error.message }));
  return { reading, converted, leftOut: [...reading.leftOut, ...leftOut] };
}
