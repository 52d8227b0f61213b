import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "./read-table.ts";

const read = (text: string) => readTable(text, "people.csv");

describe("reading a table", () => {
  test("quotes hold delimiters, line breaks and doubled quotes; cells lose the space around them", () => {
    const table = read('name, note\r\n"Rossi, Ada","said ""no""\nand left"\r\n Bo , x \r\n');
    expect(table.header).toEqual(["name", "note"]);
    expect(table.rows).toEqual([
      ["Rossi, Ada", 'said "no"\nand left'],
      ["Bo", "x"],
    ]);
    expect(table.lines).toEqual([2, 4]);
  });

  test.each([
    [",", "a,b;c,d\n1,2,3\n"],
    [";", "a;b\n1,5;2\n"],
    ["\t", "a\tb, c\n1\t2\n"],
    [",", 'a,"x;y;z;w"\n1,2\n'],
    [",", "a\n1\n"],
  ])("the delimiter %j is found in %j", (delimiter, text) => {
    expect(read(text).delimiter).toBe(delimiter);
  });

  test("a byte order mark is no part of the first name, and empty lines are skipped", () => {
    const table = read("\uFEFFa,b\n\n1,2\n   \n\n3,4");
    expect(table.header).toEqual(["a", "b"]);
    expect(table.rows).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(table.lines).toEqual([3, 6]);
  });

  test("a quote inside a cell is itself", () => {
    expect(read('size,n\n5" disc,1\n').rows).toEqual([['5" disc', "1"]]);
  });
});

test.each([
  ["", 'people.csv: expected a first line with the names of the columns, received "" (it is empty)'],
  [" \n ", 'people.csv: expected a first line with the names of the columns, received "" (it is empty)'],
  ["a,b\n1,2\n\n1,2,3\n", "people.csv, line 4: expected 2 cells, as the first line has, received 3"],
  [
    'a,b\n"x\ny",2\n1\n',
    "people.csv, line 4: expected 2 cells, as the first line has, received 1 (is the file cut off here?)",
  ],
  ['a,b\n1,2\n3,"4\n5,6\n', 'people.csv, line 3: expected a quote to be closed, received "\\"4\\n5,6\\n"'],
  [
    'a,b\n"x"y,2\n',
    'people.csv, line 2: expected the end of the cell after a closed quote, received "y,2\\n"',
  ],
])("%j is refused by a sentence", (text, sentence) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ name: "AnnealError", message: sentence }));
});

test("what is written by the rules is read back, with any delimiter and any line ends", () => {
  const cell = fc.string({
    maxLength: 8,
    unit: fc.constantFrom("a", "1", ",", ";", "\t", '"', "\n", "\r\n", "é", "."),
  });
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\n", "\r\n", "\r"),
      (cells, by, end) => {
        const quoted = cells.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(by));
        const table = read([`a${by}b${by}c`, ...quoted].join(end));
        expect(table.rows).toEqual(cells.map((row) => row.map((each) => each.trim())));
      },
    ),
    { seed: 4, numRuns: 300 },
  );
});
