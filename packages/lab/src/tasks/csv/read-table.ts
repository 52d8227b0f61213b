import { dsvFormat } from "d3-dsv";
import { refuseData } from "../refuse.ts";

/** A table of texts, as the file has it. */
export interface Table {
  /** What messages call it: `people.csv`. */
  readonly name: string;
  readonly header: readonly string[];
  /** Every row has as many cells as the header. Cells have no space around them. */
  readonly rows: readonly (readonly string[])[];
  /** The line of the file on which each row begins, from 1. */
  readonly lines: readonly number[];
  readonly delimiter: Delimiter;
}

export type Delimiter = "," | ";" | "\t";

/** Of two that are equally frequent, the one that is rarer in names. */
const delimiters: readonly Delimiter[] = ["\t", ";", ","];

/**
 * Reads delimited text (RFC 4180): its first line names the columns. The delimiter is the one of comma, semicolon and
 * tab that is most frequent there outside quotes. Empty lines are skipped.
 *
 * @throws AnnealError for an empty text, a quote that is never closed, and a row with more or fewer cells, by its line.
 */
export function readTable(content: string, name: string): Table {
  const text = content.replace(/^\uFEFF/, "");
  if (text.trim() === "")
    refuseData(name, "a first line with the names of the columns", "", { note: "it is empty" });
  const delimiter = delimiterOf(text);
  checkQuotes(text, delimiter, name);
  const records = dsvFormat(delimiter).parseRows(text);
  const rows: string[][] = [];
  const lines: number[] = [];
  let header: string[] | undefined;
  let line = 1;
  for (const record of records) {
    const cells = record.map((cell) => cell.trim());
    const isEmpty = cells.length === 1 && cells[0] === "";
    if (!isEmpty && header) {
      const note = cells.length === 1 && header.length > 1 ? "is the file cut off here?" : undefined;
      if (cells.length !== header.length)
        refuseData(`${name}, line ${line}`, `${header.length} cells, as the first line has`, cells.length, {
          note,
        });
      rows.push(cells);
      lines.push(line);
    } else if (!isEmpty) header = cells;
    line += 1 + record.reduce((sum, cell) => sum + lineBreaks(cell), 0);
  }
  return { name, header: header ?? [], rows, lines, delimiter };
}

/**
 * The names of the columns of delimited text, in order: one of them is the target of a table.
 *
 * @param name what messages call the table.
 * @throws AnnealError where the text is no table, by its line.
 */
export const columnsOf = (content: string, name: string): readonly string[] =>
  readTable(content, name).header;

const lineBreaks = (cell: string): number => (/[\r\n]/.test(cell) ? cell.split(/\r\n|\r|\n/).length - 1 : 0);

function delimiterOf(text: string): Delimiter {
  const first = /^\s*([^\r\n]*)/.exec(text)?.[1].replace(/"[^"]*"/g, "") ?? "";
  const counts = delimiters.map((each) => first.split(each).length);
  const most = Math.max(...counts);
  return most === 1 ? "," : delimiters[counts.indexOf(most)];
}

/** d3-dsv takes all that follows an open quote as one cell, and drops what follows a closed one. */
function checkQuotes(text: string, delimiter: Delimiter, name: string): void {
  const ends = new Set([delimiter, "\n", "\r", undefined]);
  const lineAt = (place: number): string => `${name}, line ${1 + lineBreaks(text.slice(0, place))}`;
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', open + 1)) {
    if (open > 0 && !ends.has(text[open - 1])) continue; // a quote inside a cell is itself
    let close = text.indexOf('"', open + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) refuseData(lineAt(open), "a quote to be closed", text.slice(open, open + 20));
    if (!ends.has(text[close + 1]))
      refuseData(
        lineAt(close),
        "the end of the cell after a closed quote",
        text.slice(close + 1, close + 20),
      );
    open = close;
  }
}

/** The table with only these rows. */
export const pickRows = (table: Table, rows: readonly number[]): Table => ({
  ...table,
  rows: rows.map((row) => table.rows[row]),
  lines: rows.map((row) => table.lines[row]),
});
