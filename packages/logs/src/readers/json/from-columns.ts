import { createBuilder } from "../../table/builder.ts";
import { numberOf } from "../../table/number-of.ts";
import type { LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { isFields } from "./add-fields.ts";
import type { About } from "./from-rows.ts";

/** A table of lists, one a column, as Keras and pandas write them; `undefined` where there are none. */
export function fromColumns(
  fields: { readonly [name: string]: unknown },
  { name, wanted }: Reading,
  about: About,
): LogTable | undefined {
  const lists = Object.entries(fields).flatMap(([key, value]) => {
    const list = listOf(value);
    return list === undefined ? [] : [{ key, list }];
  });
  if (lists.length === 0) return undefined;
  const rows = Math.max(...lists.map(({ list }) => list.length));
  const builder = createBuilder(wanted);
  const places = lists.map(({ key }) => builder.column(key));
  for (let row = 0; row < rows; row++) {
    for (const [i, { list }] of lists.entries()) {
      const value = list[row];
      const number = typeof value === "string" ? numberOf(value, false) : value;
      if (typeof number === "number") builder.set(places[i], number);
    }
    builder.next();
  }
  const short = lists.filter(({ list }) => list.length < rows);
  const says = short.map(
    ({ key, list }) => `column ${JSON.stringify(key)} has ${list.length} of ${rows} values`,
  );
  return { name, ...about, rows, columns: builder.columns(), others: builder.others(), says };
}

/** A list of values, also as pandas writes it: an object with the keys 0, 1, 2 ... */
function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value.some((each) => typeof each === "object" && each) ? undefined : value;
  if (!isFields(value)) return undefined;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key, i) => key === String(i)) ? Object.values(value) : undefined;
}
