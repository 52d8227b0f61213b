import { show } from "anneal";
import type { LogColumn } from "../../table/table.ts";

/** Cells of one column that are no numbers. */
export interface CellFault {
  readonly name: string;
  count: number;
  first: { readonly cell: string; readonly row: number } | undefined;
}

/** A sentence for each column that has numbers and something else; one with words only is no fault. */
export function faultSentences(
  faults: readonly CellFault[],
  columns: readonly LogColumn[],
): readonly string[] {
  const numeric = new Set(columns.map(({ name }) => name));
  return faults.flatMap(({ name, count, first }) =>
    first === undefined || !numeric.has(name)
      ? []
      : [
          `${count === 1 ? "1 cell" : `${count} cells`} of column ${JSON.stringify(name)} ${count === 1 ? "is no number and is" : "are no numbers and are"} left out, ${show(first.cell)} in row ${first.row}${count === 1 ? "" : " before others"}`,
        ],
  );
}
