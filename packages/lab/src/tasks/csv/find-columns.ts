import { nearest, show } from "anneal";
import { refuseData } from "../refuse.ts";
import type { CsvSpec } from "../task.ts";
import { parseNumber } from "./column.ts";
import type { Table } from "./read-table.ts";

/** Indices of the column to predict and of those to learn from. */
export interface Roles {
  readonly target: number;
  readonly inputs: readonly number[];
}

/**
 * Finds the columns that a spec names.
 *
 * @throws AnnealError when one is not there, with the nearest name, and when no column is left to learn from.
 */
export function findColumns(table: Table, spec: CsvSpec): Roles {
  const { header } = table;
  const ignored = new Set(
    (spec.ignore ?? []).map((name, i) => header[findColumn(table, name, `ignore[${i}]`)]),
  );
  const target = findColumn(table, spec.target, "target");
  if (ignored.has(spec.target)) refuseData("target", "a column that is not ignored", spec.target);
  const inputs = [...header.keys()].filter((i) => i !== target && !ignored.has(header[i]));
  if (inputs.length === 0) refuseData(table.name, "a column to learn from beside the target", 0);
  return { target, inputs };
}

/**
 * Refuses two columns of one name. Those without a name may be several: exports of spreadsheets end in empty ones.
 *
 * @throws AnnealError with the name.
 */
export function refuseTwins({ header, name: file }: Table): void {
  const twin = header.find((name, i) => name !== "" && header.indexOf(name) < i);
  if (twin === undefined) return;
  if (isUnnamed(header)) refuseUnnamed(header, file);
  refuseData(`${file}, line 1`, "a name of its own for every column", twin, { note: "more than once" });
}

/** A first line of numbers alone is a row of the table. */
const isUnnamed = (header: readonly string[]): boolean =>
  header.every((name) => name === "" || !Number.isNaN(parseNumber(name)));

const refuseUnnamed = (header: readonly string[], file: string): never =>
  refuseData(`${file}, line 1`, "the names of the columns", header[0], {
    note: "numbers",
    suggestion: "the first line must name the columns: put a line such as x1,x2,y before it",
  });

function findColumn({ header, name: file }: Table, wanted: string, path: string): number {
  const found = header.indexOf(wanted);
  if (found >= 0) return found;
  if (isUnnamed(header)) refuseUnnamed(header, file);
  const near = typeof wanted === "string" ? nearest(wanted, header) : undefined;
  const names = `it has ${header.slice(0, 10).map(show).join(", ")}${header.length > 10 ? " …" : ""}`;
  const suggestion = near === undefined ? names : `did you mean ${show(near)}?`;
  return refuseData(path, `a column of ${file}`, wanted, { code: "unknown", suggestion });
}
