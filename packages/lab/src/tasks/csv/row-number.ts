import type { Column } from "./column.ts";

const names = ["", "id", "index", "row", "rownames", "unnamed: 0"];

/** Whether a column without a name, or named `id` or `index`, only counts the rows from 0 or 1. */
export function isRowNumber(column: Column): boolean {
  if (column.kind !== "numbers" || !names.includes(column.name.toLowerCase())) return false;
  const [first] = column.values;
  return (first === 0 || first === 1) && column.values.every((value, row) => value === first + row);
}
