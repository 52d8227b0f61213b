import type { LogColumn, LogTable } from "../table/table.ts";

/** Between the name of a run and that of a metric, in a table that W&B exports. */
const between = " - ";

/**
 * The runs of a table that W&B exports as CSV, whose columns are called `run - metric`, each with the columns that
 * belong to all. Columns of least and greatest values are left out. Any other table is one run.
 */
export function splitRuns(table: LogTable): readonly LogTable[] {
  const parts = table.columns.map(({ name }) => name.lastIndexOf(between));
  const of = (i: number): string => table.columns[i].name.slice(0, Math.max(0, parts[i]));
  const names = [...new Set(parts.map((_, i) => of(i)))].filter((name) => name !== "");
  const named = parts.filter((part) => part > 0).length;
  if (names.length === 0 || named < parts.length - 2) return [table];
  return names.map((name) => ({
    ...table,
    name,
    format: "W&B export, CSV",
    columns: table.columns.flatMap((column, i): readonly LogColumn[] => {
      if (parts[i] <= 0) return [column];
      const metric = column.name.slice(parts[i] + between.length);
      return of(i) === name && !/__(MIN|MAX)$/.test(metric) ? [{ ...column, name: metric }] : [];
    }),
  }));
}
