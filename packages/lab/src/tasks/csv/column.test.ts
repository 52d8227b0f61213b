import { describe, expect, test } from "vitest";
import { parseNumber, readColumn } from "./column.ts";
import { readTable } from "./read-table.ts";
import { isRowNumber } from "./row-number.ts";

const column = (cells: readonly string[], { name = "age", by = "," } = {}) =>
  readColumn(
    readTable([`${name}${by}x`, ...cells.map((cell) => `${cell}${by}1`)].join("\n"), "people.csv"),
    0,
  );

const twenty = Array.from({ length: 20 }, (_, i) => String(i));

describe("a column is of numbers", () => {
  test("when all that is there is a number; what is missing is NaN", () => {
    const found = column([
      "1",
      "-2.5",
      "",
      "NA",
      "N/A",
      "NaN",
      "nan",
      "null",
      "NULL",
      "?",
      "+1e-3",
      ".5",
      "5.",
    ]);
    expect(found.kind).toBe("numbers");
    const gaps = new Array(8).fill(Number.NaN);
    expect([...(found.values as Float64Array)]).toEqual([1, -2.5, ...gaps, 0.001, 0.5, 5]);
  });

  test("with decimal commas where semicolons separate, but not beside points", () => {
    expect([...column(["3,5", "-4", "0,25"], { by: ";" }).values]).toEqual([3.5, -4, 0.25]);
    expect(column(["3,5", "4.5"], { by: ";" }).kind).toBe("words");
  });

  test("a text among at least 19 numbers is a mistake, named by line and column", () => {
    expect(() => column([...twenty.slice(1), "abc"])).toThrow(
      'people.csv, line 21, column "age": expected a number, received "abc"; correct it, empty the cell, or ignore the column',
    );
    expect(() => column([...twenty, ...twenty, "ten", "x"])).toThrow('received "ten" (and 1 more like it)');
  });

  test.each(["0x10", "Infinity", "1e999", "1,234", "12 kg", "--1", "1e", "١"])(
    "%j is not a number",
    (text) => {
      expect(Number.isFinite(parseNumber(text))).toBe(false);
    },
  );
});

test("a column is of words when more than 1 in 20 is no number, or all is missing", () => {
  expect(column(["red", "green", "", "red"])).toEqual({
    kind: "words",
    name: "age",
    values: ["red", "green", undefined, "red"],
  });
  expect(column([...twenty.slice(2), "a"]).kind).toBe("words");
  expect(column(["", "NA"]).kind).toBe("words");
});

test("only a column named like an index, or not at all, can be one that counts the rows", () => {
  expect(isRowNumber(column(twenty, { name: "" }))).toBe(true);
  expect(isRowNumber(column(twenty, { name: "ID" }))).toBe(true);
  expect(isRowNumber(column(["1", "2", "3"], { name: "index" }))).toBe(true);
  expect(isRowNumber(column(["1", "2", "2"], { name: "id" }))).toBe(false);
  expect(isRowNumber(column(["2", "3"], { name: "id" }))).toBe(false);
  expect(isRowNumber(column(twenty, { name: "year" }))).toBe(false);
});
