import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CsvSpec, Dataset, Task } from "../task.ts";
import { csvTask } from "./csv-task.ts";

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const everything = (data: Dataset) => data.batch(upTo(data.rows));
const fact = (task: Task, name: string): string | undefined =>
  task.facts.find((each) => each.name === name)?.value;

const towns = ["Rome", "Oslo", "Lima"];

/** 100 people; every cell can be told otherwise. */
const people = (
  cells: (row: number) => { age?: string; town?: string; pay?: string; fits?: string } = () => ({}),
) =>
  [
    "age,town,pay,fits",
    ...upTo(100).map((row) => {
      const {
        age = `${20 + (row % 50)}`,
        town = towns[row % 3],
        pay = `${1000 + 37 * row}`,
        fits = row % 4 ? "yes" : "no",
      } = cells(row);
      return [age, town, pay, fits].join(",");
    }),
  ].join("\n");

const make = (text: string, spec: Partial<CsvSpec> = {}): Task =>
  csvTask({ kind: "csv", path: "data/people.csv", target: "fits", text, ...spec });

describe("classification", () => {
  const task = make(people());

  test("has an MLP over all other columns, and defaults that suit it", () => {
    expect(task).toMatchObject({
      kind: "csv",
      name: "people.csv, target “fits”",
      loss: "cross-entropy",
      model: { kind: "mlp", inputs: 5, hidden: [64], outputs: 2, activation: "relu" },
      defaults: { optimizer: { kind: "momentum", momentum: 0.9 }, batchSize: 16 },
    });
    expect([task.train.rows, task.valid.rows, task.test.rows]).toEqual([70, 15, 15]);
  });

  test("keeps the shares of the classes in every part: a quarter is no", () => {
    for (const part of [task.train, task.valid, task.test]) {
      const noes = [...everything(part).y].filter((y) => y === 0).length;
      expect(Math.abs(noes - part.rows / 4)).toBeLessThan(1);
    }
  });

  test("the training part has mean 0 and deviation 1 in every column of numbers", () => {
    const { x } = everything(task.train);
    for (const column of [0, 4]) {
      const values = upTo(70).map((row) => x[row * 5 + column]);
      expect(values.reduce((a, b) => a + b) / 70).toBeCloseTo(0, 5);
      expect(values.reduce((a, b) => a + b * b, 0) / 70).toBeCloseTo(1, 5);
    }
  });

  test("a batch has the rows that were asked for, in that order", () => {
    const all = everything(task.train);
    const some = task.train.batch([7, 3, 7]);
    for (const [at, row] of [7, 3, 7].entries()) {
      expect(some.x.slice(at * 5, at * 5 + 5)).toEqual(all.x.slice(row * 5, row * 5 + 5));
      expect(some.y[at]).toBe(all.y[row]);
    }
  });

  test("says what was read", () => {
    expect(task.facts).toEqual([
      { name: "Data", value: "100 rows, 4 columns, separated by commas" },
      { name: "Target", value: "fits, 2 classes: no, yes" },
      { name: "Inputs", value: "5 numbers from 3 columns, standardised on the training part" },
      {
        name: "Split",
        value: "70 to train on, 15 to validate, 15 to test; every class in the same shares, split seed 0",
      },
    ]);
  });
});

test("a row that is not for training changes nothing for those that are", () => {
  const plain = make(people(), { splitSeed: 3 });
  const before = everything(plain.train);
  let changed = 0;
  for (const row of upTo(100)) {
    const odd = make(
      people((each) => (each === row ? { age: "99", town: "Paris", pay: "1e7" } : {})),
      { splitSeed: 3 },
    );
    const after = everything(odd.train);
    const isSame = after.x.every((value, i) => value === before.x[i]);
    if (!isSame) changed++;
    else expect(odd.model).toEqual(plain.model);
    expect(after.y).toEqual(before.y);
  }
  expect(changed).toBe(70);
});

describe("regression", () => {
  // Pay is 1000 + 37 * row: rows of the training part can be told from it.
  const task = make(people(), { target: "pay" });

  test("is chosen for a number with many values, and has one output", () => {
    expect(task).toMatchObject({ loss: "squared-error", model: { inputs: 6, outputs: 1 } });
    expect(everything(task.train).y).toBeInstanceOf(Float32Array);
  });

  test("the target has mean 0 and deviation 1 in the training part, and the fact says the scale", () => {
    const y = [...everything(task.train).y];
    expect(y.reduce((a, b) => a + b) / 70).toBeCloseTo(0, 5);
    expect(y.reduce((a, b) => a + b * b, 0) / 70).toBeCloseTo(1, 5);
    const [, deviation, mean] = /1 is ([\d.]+), 0 is ([\d.]+)$/.exec(fact(task, "Target") ?? "") ?? [];
    for (const part of [task.train, task.valid, task.test])
      for (const value of everything(part).y) {
        const row = (Number(mean) + value * Number(deviation) - 1000) / 37;
        expect(Math.abs(row - Math.round(row))).toBeLessThan(0.1);
      }
  });

  test("few whole numbers are classes, unless the spec says otherwise", () => {
    const graded = people((row) => ({ fits: String(row % 5) }));
    expect(make(graded)).toMatchObject({ loss: "cross-entropy", model: { outputs: 5 } });
    expect(make(graded, { predict: "number" })).toMatchObject({
      loss: "squared-error",
      model: { outputs: 1 },
    });
    expect(make(people((row) => ({ fits: String((row % 5) / 2) })))).toMatchObject({ loss: "squared-error" });
    expect(make(people((row) => ({ fits: String(row % 25) })))).toMatchObject({ loss: "squared-error" });
  });

  test("classes that are numbers are in order of size, and 1 is 1.0", () => {
    const task = make(people((row) => ({ fits: ["10", "9", "1.0", "1"][row % 4] })));
    expect(fact(task, "Target")).toBe("fits, 3 classes: 1, 9, 10");
  });
});

describe("what is left out is said", () => {
  test("constant and empty columns, words that all differ, numbers of rows", () => {
    const rows = upTo(100).map((row) => `${row},5,,n${row},${row % 7},${row % 2}`);
    const task = make(["id,same,none,name,x,fits", ...rows].join("\n"));
    expect(task.model).toMatchObject({ inputs: 1 });
    expect(task.facts.filter((each) => each.name === "Left out").map((each) => each.value)).toEqual([
      "id: only counts the rows",
      "same: constant",
      "none: empty",
      "name: every value differs",
    ]);
  });

  test("ignored columns are not even read", () => {
    const task = make(
      people((row) => (row === 50 ? { age: "abc" } : {})),
      { ignore: ["age"] },
    );
    expect(task.model).toMatchObject({ inputs: 4 });
  });

  test("rows without a target", () => {
    const task = make(people((row) => (row < 10 ? { fits: "NA" } : {})));
    expect(fact(task, "Data")).toBe(
      "90 rows, 4 columns, separated by commas; 10 rows without a target left out",
    );
    expect(task.train.rows + task.valid.rows + task.test.rows).toBe(90);
  });

  test("a class seen once is trained on only", () => {
    const task = make(people((row) => (row === 50 ? { fits: "maybe" } : {})));
    expect(fact(task, "Seen once")).toBe("maybe: only in the training part, so never tested");
    expect([...everything(task.train).y].filter((y) => y === 0)).toHaveLength(1);
  });
});

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
      "two targets",
      people().replace("pay", "fits"),
      {},
      'target: expected the name of one column, received "fits" (people.csv has two of that name)',
    ],
    [
      "no names",
      people()
        .replace(`${names}\n`, "")
        .replace(/Rome|Oslo|Lima|yes|no/g, "1"),
      {},
      'people.csv, line 1: expected the names of the columns, received "20" (numbers)',
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

test("the model of a spec wins", () => {
  const task = make(people(), { model: { hidden: [], activation: "tanh" } });
  expect(task.model).toEqual({ kind: "mlp", inputs: 5, hidden: [], outputs: 2, activation: "tanh" });
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

const digits = new URL("../../../../../../shared/data/digits.csv", import.meta.url);

if (existsSync(digits)) {
  test("the digits are 1,797 rows of 10 classes; the three pixels that are always 0 are left out", () => {
    const text = readFileSync(digits, "utf8");
    const task = csvTask({ kind: "csv", path: "digits.csv", target: "target", text });
    expect(task.model).toMatchObject({ inputs: 61, outputs: 10 });
    expect(fact(task, "Data")).toBe("1,797 rows, 65 columns, separated by commas");
    expect(fact(task, "Left out")).toBe("p0, p32, p39: constant");
    expect(task.train.rows + task.valid.rows + task.test.rows).toBe(1797);
    expect(task.defaults.batchSize).toBe(64);
  });
} else if (!process.env.CI) {
  // In CI a skipped test fails, and a clean clone never has that folder beside it.
  test.skip("the digits of ../shared/data, which this machine lacks", () => {});
}
