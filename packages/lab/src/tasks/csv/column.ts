import { show } from "anneal";
import { refuseData } from "../refuse.ts";
import type { Table } from "./read-table.ts";

/** A column of a table, read as what it is. */
export type Column = NumberColumn | WordColumn;

export interface NumberColumn {
  readonly kind: "numbers";
  readonly name: string;
  /** `NaN` where it is missing. */
  readonly values: Float64Array;
}

export interface WordColumn {
  readonly kind: "words";
  readonly name: string;
  /** `undefined` where it is missing. */
  readonly values: readonly (string | undefined)[];
}

const missing = new Set(["", "NA", "N/A", "NaN", "nan", "NULL", "null", "?"]);

/** Whether a cell has no value. */
export const isMissing = (cell: string): boolean => missing.has(cell);

/** From this share of numbers on, what is no number is a mistake. */
const numericShare = 0.95;

const orIgnore = "correct it, empty the cell, or ignore the column";

/** All values as numbers, and what is not one. */
interface Numbers {
  readonly values: Float64Array;
  readonly known: number;
  /** Rows whose text is no number. */
  readonly odd: readonly number[];
}

/**
 * Reads a column: numbers when at least 95% of what is not missing are numbers, else words.
 *
 * @param advice - what to do about a text among numbers
 * @throws AnnealError for a text among numbers, by line and column.
 */
export function readColumn(table: Table, index: number, advice: string = orIgnore): Column {
  const numbers = readNumbers(table, index);
  if (isNumeric(numbers))
    return {
      kind: "numbers",
      name: table.header[index],
      values: onlyNumbers(table, index, { ...numbers, advice }),
    };
  return readWordColumn(table, index);
}

/** A column whose cells are words, whatever they look like. */
export const readWordColumn = (table: Table, index: number): WordColumn => ({
  kind: "words",
  name: table.header[index],
  values: table.rows.map((cells) => (isMissing(cells[index]) ? undefined : cells[index])),
});

/** A column that must be of numbers. */
export const readNumberColumn = (table: Table, index: number): Float64Array =>
  onlyNumbers(table, index, { ...readNumbers(table, index), advice: "correct it, or leave it empty" });

const isNumeric = ({ known, odd }: Numbers): boolean => known > 0 && odd.length <= (1 - numericShare) * known;

function readNumbers(table: Table, index: number): Numbers {
  const texts = table.rows.map((cells) => cells[index]);
  const parse =
    table.delimiter !== "," && texts.some((text) => decimalComma.test(text)) && !texts.some(hasPoint)
      ? parseComma
      : parseNumber;
  const values = new Float64Array(texts.length).fill(Number.NaN);
  const odd: number[] = [];
  let known = 0;
  texts.forEach((text, row) => {
    if (isMissing(text)) return;
    known++;
    const value = parse(text);
    if (Number.isFinite(value)) values[row] = value;
    else odd.push(row);
  });
  return { values, known, odd };
}

function onlyNumbers(
  table: Table,
  index: number,
  { values, odd, advice }: Numbers & { readonly advice: string },
): Float64Array {
  const name = table.header[index];
  if (odd.length > 0)
    refuseData(place(table, odd[0], name), "a number", table.rows[odd[0]][index], {
      code: "type",
      note: odd.length > 1 ? `and ${odd.length - 1} more like it` : undefined,
      suggestion: advice,
    });
  return values;
}

/** `people.csv, line 7, column "age"`. */
export const place = (table: Table, row: number, column: string): string =>
  `${table.name}, line ${table.lines[row]}, column ${show(column)}`;

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const decimalComma = /^[+-]?\d+,\d+$/;
const hasPoint = (text: string): boolean => text.includes(".") && number.test(text);

/** A number in decimal notation; `NaN` for all else, also for hexadecimals and "Infinity". */
export const parseNumber = (text: string): number => (number.test(text) ? Number(text) : Number.NaN);

/** Where semicolons or tabs separate, 3,5 may be a number. */
const parseComma = (text: string): number => parseNumber(text.replace(",", "."));
