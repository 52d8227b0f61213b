import { nearest, show } from "anneal";
import { checkClasses } from "../classes.ts";
import type { ColumnEncoding, CsvEncoding, TargetEncoding } from "../encoding.ts";
import { refuseData } from "../refuse.ts";
import type { CsvSpec } from "../task.ts";
import { listed } from "../words.ts";
import { parseNumber, place, readNumberColumn, readWordColumn } from "./column.ts";
import { encodeNumbers, encodeWords } from "./encode.ts";
import type { Roles } from "./find-columns.ts";
import type { EncodedColumns } from "./fit-columns.ts";
import type { Table } from "./read-table.ts";
import type { ClassTarget, Target } from "./target.ts";

/**
 * Finds the columns of an encoding in another table.
 *
 * @throws AnnealError when one is not there, with the nearest name, and when the spec wants another one to be predicted or
 * one to be ignored that the model learns from.
 */
export function givenColumns(table: Table, spec: CsvSpec, { columns, target }: CsvEncoding): Roles {
  if (spec.target !== target.column)
    refuseData("target", `${show(target.column)}, as the model has learnt to predict`, spec.target);
  if (spec.predict !== undefined && spec.predict !== target.kind)
    refuseData("predict", `"${target.kind}", as the model has learnt to`, spec.predict);
  const ignored = spec.ignore?.find((name) => columns.some(({ column }) => column === name));
  if (ignored !== undefined) refuseData("ignore", "columns that the model has not learnt from", ignored);
  return { target: columnOf(table, target), inputs: columns.map((each) => columnOf(table, each)) };
}

function columnOf(
  { header, name: file }: Table,
  { column, nth = 0 }: Pick<ColumnEncoding, "column" | "nth">,
): number {
  const places = [...header.keys()].filter((i) => header[i] === column);
  if (nth < places.length) return places[nth];
  const near = nearest(column, header);
  const many = nth > 0 ? `${nth + 1} columns ${show(column)}` : `a column ${show(column)}`;
  return refuseData(
    file,
    `${many}, as the model was trained with`,
    header.map(show).slice(0, 10).join(", "),
    {
      code: "missing",
      suggestion: near === undefined || near === column ? undefined : `is it ${show(near)}?`,
    },
  );
}

/**
 * Columns as inputs, by their encoding.
 *
 * @throws AnnealError for a text where the encoding has numbers, by line and column.
 */
export function givenEncoders(
  table: Table,
  { inputs, target }: Roles,
  { columns }: CsvEncoding,
): EncodedColumns {
  const encoders = columns.map((encoding, i) =>
    encoding.kind === "numbers"
      ? encodeNumbers(
          { kind: "numbers", name: encoding.column, values: readNumberColumn(table, inputs[i]) },
          encoding,
        )
      : encodeWords(readWordColumn(table, inputs[i]), encoding),
  );
  const leftOut = table.header.flatMap((column, i) =>
    i === target || inputs.includes(i) ? [] : [{ column, why: "the model was trained without" }],
  );
  return { encoders, leftOut };
}

/**
 * The target by its encoding.
 *
 * @throws AnnealError for a class that the encoding does not have, or a number that is none, by line and column.
 */
export function givenTarget(table: Table, index: number, target: TargetEncoding): Target {
  if (target.kind === "number") return { kind: "number", values: readNumberColumn(table, index) };
  const classes = { names: target.names, values: classesIn(table, index, target.names) };
  checkClasses(classes, table.name, target.column);
  return { kind: "class", ...classes };
}

/** `1.0` is the class `1`, as where the classes were first read. */
function classesIn(table: Table, index: number, names: readonly string[]): ClassTarget["values"] {
  const numberOf = new Map(names.map((name, i) => [name, i]));
  return Int32Array.from(table.rows, (cells, row) => {
    const text = cells[index];
    const found = numberOf.get(text) ?? numberOf.get(String(parseNumber(text)));
    if (found !== undefined) return found;
    const rule = `a class that the model has learnt (${listed(names)})`;
    return refuseData(place(table, row, table.header[index]), rule, text, { code: "unknown" });
  });
}
