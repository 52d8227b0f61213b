import { AnnealError, type ErrorCode, type Problem } from "anneal";
import { problem } from "anneal/convert";
import type { Place } from "../../reading.ts";
import { inWords } from "../../text/places.ts";

/** `line 3, column 16, learning_rate`. */
export const at = (name: string, place: Place): string => `${inWords(place)}, ${name}`;

/** Refuses a text: `line L, column C, name: expected rule, received value`. */
export function decline(
  [name, place]: readonly [name: string, place: Place],
  expected: string,
  received: unknown,
  { code = "range", ...more }: { readonly code?: ErrorCode } & More = {},
): never {
  throw new AnnealError([problem(code, at(name, place), expected, received, more)]);
}

type More = Pick<Problem, "suggestion" | "words"> & { readonly note?: string };
