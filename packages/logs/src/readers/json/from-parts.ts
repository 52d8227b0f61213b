import { stepNameIn } from "../../run/step-names.ts";
import type { LogColumn, LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { isFields } from "./add-fields.ts";
import { fromColumns } from "./from-columns.ts";
import type { About } from "./from-rows.ts";

/**
 * A history in parts, `{ train: { iter: [...], loss: [...] }, val: { ... } }`: each part is a table with a column of
 * steps of its own. `undefined` where it is none.
 */
export function fromParts(
  history: { readonly [part: string]: unknown },
  reading: Reading,
  about: About,
): LogTable | undefined {
  const says: string[] = [];
  const columns: LogColumn[] = [];
  const others: string[] = [];
  let rows = 0;
  let parts = 0;
  for (const [part, fields] of Object.entries(history)) {
    if (!isFields(fields)) continue;
    const table = fromColumns(fields, { name: part, wanted: () => true }, about);
    const step = stepNameIn(Object.keys(fields));
    if (table === undefined || step === undefined) continue;
    parts++;
    const steps = table.columns.find(({ name }) => name === step)?.values;
    if (steps === undefined) continue;
    rows += table.rows;
    for (const column of table.columns) {
      const name = `${part}/${column.name}`;
      if (column.name === step) continue;
      if (!reading.wanted(name)) {
        others.push(name);
        continue;
      }
      const own = column.rows === undefined ? steps : Float64Array.from(column.rows, (row) => steps[row]);
      if (column.values.length === own.length) columns.push({ name, values: column.values, steps: own });
      else {
        says.push(
          `${JSON.stringify(name)} has ${column.values.length} values for ${steps.length} steps and is left out`,
        );
      }
    }
  }
  return parts === 0 ? undefined : { name: reading.name, ...about, rows, columns, others, says };
}
