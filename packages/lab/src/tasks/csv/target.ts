import { show } from "anneal";
import { type Classes, checkClasses } from "../classes.ts";
import { refuseData } from "../refuse.ts";
import type { CsvSpec } from "../task.ts";
import { parseNumber, readColumn, readNumberColumn } from "./column.ts";
import type { Table } from "./read-table.ts";

/** What is predicted, row by row. */
export type Target = ClassTarget | NumberTarget;

/** Names in order of the numbers, or of the words. */
export interface ClassTarget extends Classes {
  readonly kind: "class";
}

export interface NumberTarget {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** More classes than this are taken for a mistake. */
const mostClasses = 1000;

/** Whole numbers of at most so many different values, each seen five times on average, are classes. */
const mostNumberClasses = 20;
const rowsPerClass = 5;

/**
 * Reads the target of rows that all have one: classes, or numbers.
 *
 * @throws AnnealError when all values are the same, most classes are seen once, there are more than 1,000 classes, or a
 * number to predict is none.
 */
export function readTarget(table: Table, index: number, predict: CsvSpec["predict"]): Target {
  if (predict !== undefined && predict !== "class" && predict !== "number")
    refuseData("predict", '"class" or "number"', predict);
  const texts = table.rows.map((cells) => cells[index]);
  const isNumber = predict ? predict === "number" : looksLikeNumbers(table, index);
  const target: Target = isNumber
    ? { kind: "number", values: readNumberColumn(table, index) }
    : { kind: "class", ...readClasses(texts) };
  checkVaries(table, index, target);
  return target;
}

function looksLikeNumbers(table: Table, index: number): boolean {
  const column = readColumn(table, index, "correct it, or predict a class");
  if (column.kind === "words") return false;
  const different = new Set(column.values).size;
  const few = different <= Math.min(mostNumberClasses, table.rows.length / rowsPerClass);
  return !(few && column.values.every(Number.isInteger));
}

/** `1` and `1.0` are one class. */
function readClasses(texts: readonly string[]): Classes {
  const numbers = texts.map(parseNumber);
  const areNumbers = numbers.every(Number.isFinite);
  const names = areNumbers ? numbers.map(String) : texts;
  const inOrder = areNumbers
    ? (a: string, b: string) => Number(a) - Number(b)
    : (a: string, b: string) => (a < b ? -1 : 1);
  const classes = [...new Set(names)].sort(inOrder);
  const numberOf = new Map(classes.map((name, i) => [name, i]));
  return { names: classes, values: Int32Array.from(names, (name) => numberOf.get(name) as number) };
}

function checkVaries(table: Table, index: number, target: Target): void {
  const name = table.header[index];
  const [first] = table.rows;
  const isConstant = target.values.every((value) => value === target.values[0]);
  if (isConstant)
    refuseData("target", "a column whose values differ", name, { note: `always ${show(first[index])}` });
  if (target.kind === "number") return;
  const { length } = target.names;
  const suggestion = "predict a number, or choose another column";
  if (length > mostClasses)
    refuseData("target", `at most ${mostClasses} classes`, name, {
      note: `${length} different values`,
      suggestion,
    });
  checkClasses(target, "target", name);
}

/** The rows that have a target. */
export const rowsWithTarget = (
  table: Table,
  index: number,
  missing: (cell: string) => boolean,
): readonly number[] => [...table.rows.keys()].filter((row) => !missing(table.rows[row][index]));
