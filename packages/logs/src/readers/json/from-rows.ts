import { createBuilder } from "../../table/builder.ts";
import type { LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { addFields, isFields } from "./add-fields.ts";

/** What is known of a log beside its numbers. */
export interface About {
  readonly format: string;
  readonly name?: string;
  readonly config?: { readonly [name: string]: unknown };
}

/** A table of rows, an object each. */
export function fromRows(rows: readonly unknown[], { name, wanted }: Reading, about: About): LogTable {
  const builder = createBuilder(wanted);
  let wrong = 0;
  for (const row of rows) {
    if (isFields(row) && !isTotal(row)) addFields(builder, row);
    else {
      if (!isFields(row)) wrong++;
      continue;
    }
    builder.next();
  }
  const says = wrong === 0 ? [] : [`${wrong} of ${rows.length} rows are no objects and are left out`];
  return { name, ...about, rows: builder.rows(), columns: builder.columns(), others: builder.others(), says };
}

/** The row that transformers ends a run with: means over all of it, no readings. */
const isTotal = (row: object): boolean => "train_runtime" in row && "train_loss" in row;
