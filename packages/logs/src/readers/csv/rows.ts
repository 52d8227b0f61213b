import Papa from "papaparse";
import type { Separator } from "./separator.ts";

/** Rows of cells, many at a time. */
export interface Rows {
  readonly rows: readonly (readonly string[])[];
  /** The file ended inside of quotes: that row is left out. */
  readonly torn?: boolean;
  /** The file ended without the end of a line: its last row may be cut. */
  readonly open?: boolean;
}

/** More text than any row has: a quote that is never closed would take in the whole file. */
export const longestRow: number = 1 << 22;

/** The rows of a table, piece by piece. */
export async function* rowsOf(
  texts: AsyncIterable<string>,
  separator: Separator,
  newline: "\n" | "\r",
): AsyncGenerator<Rows> {
  const parser = new Papa.Parser({ delimiter: separator, newline });
  let rest = "";
  for await (const text of texts) {
    const input = rest + text;
    const { data, meta } = parser.parse(input, 0, true) as Parsed;
    rest = input.slice(meta.cursor);
    if (data.length > 0) yield { rows: data };
    if (rest.length > longestRow) {
      yield { rows: [], torn: true };
      return;
    }
  }
  if (rest === "") return;
  const { data, errors } = parser.parse(rest, 0, false) as Parsed;
  const torn = errors.some(({ code }) => code === "MissingQuotes");
  yield { rows: torn ? data.slice(0, -1) : data, torn, open: true };
}

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string }[];
  readonly meta: { readonly cursor: number };
}
