import { createBuilder } from "../../table/builder.ts";
import { numberOf } from "../../table/number-of.ts";
import type { LogTable } from "../../table/table.ts";
import type { Reading } from "../reading.ts";
import { type CellFault, faultSentences } from "./faults.ts";
import { headerOf } from "./header.ts";
import { rowsOf } from "./rows.ts";
import { separatorOf, separators } from "./separator.ts";

/**
 * Reads a table of text: cells between commas, tabs, semicolons or bars, quoted or not, with names in its first row. A
 * file with semicolons has commas before its fractions, where it has commas.
 */
export async function readCsv(
  texts: AsyncIterable<string>,
  head: string,
  { name, wanted }: Reading,
): Promise<LogTable> {
  const separator = separatorOf(head);
  const newline = !head.includes("\n") && head.includes("\r") ? "\r" : "\n";
  const builder = createBuilder(wanted);
  const says: string[] = [];
  const fault = { longer: 0, again: 0, firstLonger: 0 };
  let header: readonly string[] | undefined;
  let first: readonly string[] = [];
  let places: readonly number[] = [];
  let faults: readonly CellFault[] = [];
  let seen = 0;
  let torn = false;

  const take = (cells: readonly string[]): void => {
    const { length } = places;
    for (let i = 0; i < cells.length && i < length; i++) {
      if (places[i] < 0) continue;
      const value = numberOf(cells[i], separator === ";");
      if (value === undefined) continue;
      if (value === null) {
        const of = faults[i];
        of.count++;
        of.first ??= { cell: cells[i], row: seen };
      } else builder.set(places[i], value);
    }
    if (cells.length > length) {
      fault.longer++;
      fault.firstLonger ||= seen;
    }
    builder.next();
  };
  for await (const { rows, torn: cut, open } of rowsOf(texts, separator, newline)) {
    for (const cells of rows) {
      seen++;
      if (open && cells.length < places.length) {
        says.push(`the file ends within row ${seen}, which is left out`);
        continue;
      }
      if (cells.length === 1 && cells[0].trim() === "") continue;
      if (header === undefined) {
        const found = headerOf(cells, says);
        header = found.names;
        first = found.data ? [] : cells;
        places = header.map((each) => (wanted(each) ? builder.column(each) : -1));
        faults = header.map((each) => ({ name: each, count: 0, first: undefined }));
        if (!found.data) continue;
      }
      if (cells[0] === first[0] && cells.every((cell, i) => cell === first[i])) fault.again++;
      else take(cells);
    }
    torn ||= cut === true;
  }
  const columns = builder.columns();
  if (torn)
    says.push(`the file ends inside of quotes that begin after row ${seen}; what follows is left out`);
  if (fault.longer > 0) {
    const rows = fault.longer === 1 ? "1 row has" : `${fault.longer} rows have`;
    says.push(
      `${rows} more cells than the first, row ${fault.firstLonger} before others; those cells are left out`,
    );
  }
  if (fault.again > 0) says.push(`the names of the columns stand there again ${times(fault.again)}`);
  says.push(...faultSentences(faults, columns));
  return {
    name,
    format: `table of text, cells between ${separators[separator]}`,
    rows: builder.rows(),
    columns,
    says,
  };
}

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);
