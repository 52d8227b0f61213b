import { AnnealError, type ErrorCode, type Problem } from "anneal";
import { problem } from "anneal/convert";
import type { Place } from "../reading.ts";
import { atPlace, inWords } from "./places.ts";

/** What went wrong at a place of a text. */
export interface Mistake {
  readonly place: Place;
  readonly code?: ErrorCode;
  /** The argument that is meant, as `from` names it. */
  readonly path?: string;
  readonly expected: string;
  /** As it is written in the text, or in words. */
  readonly received: string;
  readonly suggestion?: string;
}

/** The sentence `line 3, column 41: expected rule, received text`, with the path before it where there is one. */
export function mistake({ place, code = "type", path, expected, received, suggestion }: Mistake): Problem {
  const where = path === undefined ? inWords(place) : atPlace(path, place);
  // A ref is shown as it is written, without quotes.
  return problem(code, where, expected, { ref: received }, suggestion === undefined ? {} : { suggestion });
}

/** How many mistakes of a text are told: who mends fifty reads again. */
export const mostProblems = 50;

/** Throws one mistake. */
export function fail(found: Mistake): never {
  throw new AnnealError([mistake(found)]);
}
