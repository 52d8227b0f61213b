import { refuseData } from "../refuse.ts";
import { readColumn } from "./column.ts";
import { type Encoder, encode, type LeftOut } from "./encode.ts";
import type { Table } from "./read-table.ts";
import { isRowNumber } from "./row-number.ts";

/** Columns as inputs of a model, and those that are not learnt from. */
export interface EncodedColumns {
  readonly encoders: readonly Encoder[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Fits the encoding of each column on the training rows.
 *
 * @throws AnnealError when no column is left, and for a text among numbers.
 */
export function fitColumns(
  table: Table,
  columns: readonly number[],
  train: ArrayLike<number>,
): EncodedColumns {
  const encoders: Encoder[] = [];
  const leftOut: LeftOut[] = [];
  for (const index of columns) {
    const column = readColumn(table, index);
    const encoded = isRowNumber(column)
      ? { column: column.name, why: "only counts the rows" }
      : encode(column, train);
    if ("why" in encoded) leftOut.push(encoded);
    else encoders.push(withPlace(encoded, table.header.slice(0, index)));
  }
  if (encoders.length === 0)
    refuseData(table.name, "a column whose values differ, to learn from", table.header[columns[0]], {
      note: leftOut[0].why,
    });
  return { encoders, leftOut };
}

/** Where columns before it have no name either, the encoding says which one it is. */
function withPlace(encoder: Encoder, before: readonly string[]): Encoder {
  const nth = before.filter((name) => name === encoder.column).length;
  return nth === 0 ? encoder : { ...encoder, encoding: { ...encoder.encoding, nth } };
}
