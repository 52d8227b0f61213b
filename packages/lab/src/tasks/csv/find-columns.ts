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
 * @throws AnnealError when one is not there, with the nearest name; when two have the target's name; and when no column
 * is left to learn from.
 */
export function findColumns(table: Table, spec: CsvSpec): Roles {
  const { header } = table;
  const ignored = new Set(
    (spec.ignore ?? []).map((name, i) => header[findColumn(table, name, `ignore[${i}]`)]),
  );
  const target = findColumn(table, spec.target, "target");
  if (header.indexOf(spec.target, target + 1) >= 0)
    refuseData("target", "the name of one column", spec.target, {
      note: `${table.name} has two of that name`,
    });
  if (ignored.has(spec.target)) refuseData("target", "a column that is not ignored", spec.target);
  const inputs = [...header.keys()].filter((i) => i !== target && !ignored.has(header[i]));
  if (inputs.length === 0) refuseData(table.name, "a column to learn from beside the target", 0);
  return { target, inputs };
}

function findColumn({ header, name: file }: Table, wanted: string, path: string): number {
  const found = header.indexOf(wanted);
  if (found >= 0) return found;
  const isUnnamed = header.every((name) => name === "" || !Number.isNaN(parseNumber(name)));
  if (isUnnamed) refuseData(`${file}, line 1`, "the names of the columns", header[0], { note: "numbers" });
  const near = typeof wanted === "string" ? nearest(wanted, header) : undefined;
  const names = `it has ${header.slice(0, 10).map(show).join(", ")}${header.length > 10 ? " …" : ""}`;
  const suggestion = near === undefined ? names : `did you mean ${show(near)}?`;
  return refuseData(path, `a column of ${file}`, wanted, { code: "unknown", suggestion });
}
