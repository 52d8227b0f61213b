import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { everything, fact, make, people, upTo } from "../../../test/people.ts";
import { csvTask } from "./csv-task.ts";

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

test("the model of a spec wins", () => {
  const task = make(people(), { model: { hidden: [], activation: "tanh" } });
  expect(task.model).toEqual({ kind: "mlp", inputs: 5, hidden: [], outputs: 2, activation: "tanh" });
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
