import { AnnealError, type ErrorCode, type Problem, problem } from "anneal";
import type { Place } from "../reading.ts";

/** `learning_rate (line 3, column 16)`. */
export const at = (name: string, { line, column }: Place): string =>
  `${name} (line ${line}, column ${column})`;

/** Refuses a text: `name (line L, column C): expected rule, received value`. */
export function decline(
  [name, place]: readonly [name: string, place: Place],
  expected: string,
  received: unknown,
  { code = "range", ...more }: { readonly code?: ErrorCode } & More = {},
): never {
  throw new AnnealError([problem(code, at(name, place), expected, received, more)]);
}

type More = Pick<Problem, "suggestion" | "words"> & { readonly note?: string };

/** Where offsets of a text are: lines and columns count from 1. */
export function placesOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}
