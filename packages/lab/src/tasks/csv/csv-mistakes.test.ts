import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everything, make, people, upTo } from "../../../test/people.ts";
import type { CsvSpec, Task } from "../task.ts";

describe("a mistake is one sentence", () => {
  const names = "age,town,pay,fits";
  test.each<[string, string, Partial<CsvSpec>, string]>([
    [
      "a target that is not there",
      people(),
      { target: "Fitz" },
      'target: expected a column of people.csv, received "Fitz"; did you mean "fits"?',
    ],
    [
      "a target far from any",
      people(),
      { target: "salary" },
      'target: expected a column of people.csv, received "salary"; it has "age", "town", "pay", "fits"',
    ],
    [
      "no target",
      people(),
      { target: undefined },
      'target: expected a column of people.csv, received nothing; it has "age", "town", "pay", "fits"',
    ],
    [
      "an ignored column that is not there",
      people(),
      { ignore: ["age", "twon"] },
      'ignore[1]: expected a column of people.csv, received "twon"; did you mean "town"?',
    ],
    [
      "a target that is ignored",
      people(),
      { ignore: ["fits"] },
      'target: expected a column that is not ignored, received "fits"',
    ],
    [
      "two columns of one name",
      people().replace("pay", "fits"),
      {},
      'people.csv, line 1: expected a name of its own for every column, received "fits" (more than once)',
    ],
    [
      "no names",
      people()
        .replace(`${names}\n`, "")
        .replace(/Rome|Oslo|Lima|yes|no/g, "1"),
      {},
      'people.csv, line 1: expected the names of the columns, received "20" (numbers); the first line must name the columns: put a line such as x1,x2,y before it',
    ],
    [
      "no names, and a number twice",
      upTo(40)
        .map(() => "1,1,0")
        .join("\n"),
      {},
      'people.csv, line 1: expected the names of the columns, received "1" (numbers); the first line must name the columns: put a line such as x1,x2,y before it',
    ],
    [
      "a text among numbers",
      people((row) => (row === 41 ? { age: "abc" } : {})),
      {},
      'people.csv, line 43, column "age": expected a number, received "abc"; correct it, empty the cell, or ignore the column',
    ],
    [
      "a text among numbers to predict",
      people((row) => (row === 41 ? { pay: "lots" } : {})),
      { target: "pay" },
      'people.csv, line 43, column "pay": expected a number, received "lots"; correct it, or predict a class',
    ],
    [
      "words to predict as numbers",
      people(),
      { target: "town", predict: "number" },
      'people.csv, line 2, column "town": expected a number, received "Rome" (and 99 more like it); correct it, or leave it empty',
    ],
    [
      "a constant target",
      people(() => ({ fits: "yes" })),
      {},
      'target: expected a column whose values differ, received "fits" (always "yes")',
    ],
    [
      "a target without equals",
      people((row) => ({ fits: `w${row}` })),
      {},
      'target: expected classes that are seen more than once, received "fits" (100 of 100 rows are the only one of their class); predict a number, or choose another column',
    ],
    [
      "few rows",
      people().split("\n").slice(0, 20).join("\n"),
      {},
      "people.csv: expected at least 20 rows with a target, received 19",
    ],
    ["no rows", names, {}, "people.csv: expected at least 20 rows with a target, received 0"],
    [
      "nothing to learn from",
      people(() => ({ age: "1", town: "a", pay: "2" })),
      {},
      'people.csv: expected a column whose values differ, to learn from, received "age" (constant)',
    ],
    [
      "no other column",
      people(),
      { ignore: ["age", "town", "pay"] },
      "people.csv: expected a column to learn from beside the target, received 0",
    ],
    [
      "an unknown way to predict",
      people(),
      { predict: "classes" as "class" },
      'predict: expected "class" or "number", received "classes"',
    ],
    ["no content", people(), { text: undefined }, "text: expected the content of a table, received nothing"],
    [
      "a model that cannot be",
      people(),
      { model: { hidden: [64, 0] } },
      "model.hidden: expected a list of at most 8, each a whole number from 1 to 4096, received a list of 2",
    ],
    [
      "an unknown part of a model",
      people(),
      { model: { hiden: [64] } },
      'model: expected only hidden, activation, received "hiden"; did you mean "hidden"?',
    ],
    [
      "what the data decide",
      people(),
      { model: { inputs: 4 } },
      'model: expected only hidden, activation, received "inputs"',
    ],
  ])("%s", (_, text, spec, sentence) => {
    expect(() => make(text, spec)).toThrow(
      expect.objectContaining({ name: "AnnealError", message: sentence }),
    );
  });
});

test("any table is a task with finite numbers, or refused by one sentence", () => {
  const numbers = fc.oneof(fc.constantFrom("1", "2", "-1.5", "1e308", "", "NA"), fc.double().map(String));
  const words = fc.constantFrom("a", "b", "<img onerror=x>", "7", "");
  const anything = fc.oneof(fc.constantFrom("1", "2", "a"), fc.string({ maxLength: 6 }));
  const columns = fc.integer({ min: 15, max: 60 }).chain((rows) => {
    const cells = [numbers, words, anything].map((cell) =>
      fc.array(cell, { minLength: rows, maxLength: rows }),
    );
    return fc.array(fc.oneof(...cells), { minLength: 3, maxLength: 3 });
  });
  const table = fc.tuple(
    fc.array(fc.constantFrom("a", "b", "c", "", "id", "t"), { minLength: 2, maxLength: 2 }),
    columns.map((each) => each[0].map((_, row) => each.map((cells) => cells[row]))),
    fc.constantFrom(",", ";", "\t"),
  );
  let made = 0;
  fc.assert(
    fc.property(table, fc.constantFrom("class", "number", undefined), ([names, rows, by], predict) => {
      const text = [[...names, "y"], ...rows].map((each) => each.join(by)).join("\n");
      let task: Task;
      try {
        task = make(text, { target: "y", predict });
      } catch (error) {
        expect(error).toMatchObject({ name: "AnnealError" });
        expect((error as Error).message).toMatch(/^[^\n]+: expected [^\n]+, received [^\n]+$/);
        return;
      }
      made++;
      for (const part of [task.train, task.valid, task.test]) {
        const { x, y } = everything(part);
        expect(part.rows).toBeGreaterThan(0);
        expect(x.length).toBe(part.rows * (task.model as { inputs: number }).inputs);
        expect(x.every(Number.isFinite) && y.every(Number.isFinite)).toBe(true);
      }
    }),
    { seed: 8, numRuns: 400 },
  );
  expect(made).toBeGreaterThan(50);
});
