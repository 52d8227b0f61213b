import { AnnealError, type ErrorCode, problem } from "anneal";

interface More {
  /** Follows what was received, in brackets. */
  readonly note?: string;
  readonly suggestion?: string;
  /** Default: `range`. */
  readonly code?: ErrorCode;
}

/**
 * Throws an `AnnealError` with one sentence, `path: expected rule, received value`.
 *
 * @param path - a field of the spec (`target`), or a place in the data (`people.csv, line 7, column "age"`)
 * @param received - shown in a few words, texts in quotes: it may come from the data
 */
export function refuseData(
  path: string,
  expected: string,
  received: unknown,
  { code = "range", ...more }: More = {},
): never {
  throw new AnnealError([problem(code, path, expected, received, more)]);
}
