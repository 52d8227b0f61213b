import { describe, expect, test } from "vitest";
import { everything, fact, make, people, upTo } from "../../test/people.ts";
import type { CsvEncoding, Encoding, ImagesEncoding, TextEncoding } from "./encoding.ts";
import { makeTask } from "./make-task.ts";

/** As it comes back from a checkpoint. */
const saved = <Each extends Encoding>(encoding: Encoding): Each => JSON.parse(JSON.stringify(encoding));

describe("a table", () => {
  const old = people((row) => (row === 8 ? { age: "" } : {}));
  const task = make(old);
  const encoding = saved<CsvEncoding>(task.encoding);

  test("has the columns, their figures and the classes in its encoding", () => {
    const [age, town, pay] = encoding.columns;
    expect(age).toMatchObject({ kind: "numbers", column: "age" });
    const words = expect.toSatisfy((found: string[]) => [...found].sort().join() === "Lima,Oslo,Rome");
    expect(town).toEqual({ kind: "words", column: "town", words, other: false });
    expect(pay).toMatchObject({ kind: "numbers", missing: false });
    expect(encoding.target).toEqual({ kind: "class", column: "fits", names: ["no", "yes"] });
  });

  test("encoded by its own encoding is the same to the last bit", () => {
    const again = make(old, { encoding });
    for (const part of ["train", "valid", "test"] as const)
      expect(everything(again[part])).toEqual(everything(task[part]));
    expect([again.model, again.encoding]).toEqual([task.model, task.encoding]);
  });

  test("encoded by another's encoding has its figures, categories and class numbers, in whatever order", () => {
    // All are 50 and from Rome or Cuzco; columns stand elsewhere, and one is new.
    const rows = upTo(60).map((row) => `yes,${row},${row % 2 ? "Rome" : "Cuzco"},50,2000`);
    const other = make(["fits,shoes,town,age,pay", ...rows].join("\n"), { encoding });
    const { train, model } = other;
    const { x, y } = everything(train);
    expect(model).toEqual(task.model);
    expect([...y]).toEqual(upTo(train.rows).map(() => 1));
    const [age, town, pay] = encoding.columns;
    if (age.kind !== "numbers" || pay.kind !== "numbers" || town.kind !== "words") throw new Error("kinds");
    const deviations = (value: number, of: typeof age): number => {
      const { scale, centre, width } = of.spread as NonNullable<typeof of.spread>;
      return (value - scale * centre) / (scale * width);
    };
    const inputs = model.kind === "mlp" ? model.inputs : 0;
    const first = age.missing ? 2 : 1;
    for (const row of upTo(train.rows)) {
      const own = x.slice(row * inputs, (row + 1) * inputs);
      expect(own[0]).toBeCloseTo(deviations(50, age), 5);
      const towns = [...own.slice(first, first + 3)];
      expect(towns.map((on, i) => (on === 1 ? town.words[i] : "")).join("")).toMatch(/^(Rome)?$/);
      expect(own[first + 3]).toBeCloseTo(deviations(2000, pay), 5);
    }
    expect(fact(other, "Left out")).toBe("shoes: the model was trained without");
    expect(fact(other, "Inputs")).toContain("encoded as the model was first trained");
  });

  test("a number to predict keeps its scale", () => {
    const first = make(people(), { target: "pay" });
    const doubled = people((row) => ({ pay: `${2 * (1000 + 37 * row)}` }));
    const second = make(doubled, { target: "pay", encoding: saved(first.encoding) });
    const { target } = first.encoding as CsvEncoding;
    if (target.kind !== "number") throw new Error(target.kind);
    const { scale, centre, width } = target.spread;
    const [mean, deviation] = [scale * centre, scale * width];
    const before = everything(first.test).y;
    // (2v - m) / d = 2 (v - m) / d + m / d
    everything(second.test).y.forEach((value, i) => {
      expect(value).toBeCloseTo(2 * before[i] + mean / deviation, 4);
    });
  });

  test("columns without a name are told by their order", () => {
    const rows = upTo(40).map((row) => `7,${row * row},${row % 3},${row % 2}`);
    const text = [",,b,t", ...rows].join("\n");
    const twice = makeTask({ kind: "csv", text, target: "t", predict: "class" });
    expect(saved<CsvEncoding>(twice.encoding).columns[0]).toMatchObject({ column: "", nth: 1 });
    const again = makeTask({ kind: "csv", text, target: "t", encoding: saved(twice.encoding) });
    expect(everything(again.train)).toEqual(everything(twice.train));
  });

  const refused =
    (text: string, spec: Parameters<typeof make>[1] = {}): (() => unknown) =>
    () =>
      make(text, { encoding, ...spec });

  test("that does not fit is refused in one sentence", () => {
    expect(refused(people().replace("age", "agee"))).toThrow(
      /^people\.csv: expected a column "age", as the model was trained with, received .*; is it "agee"\?$/,
    );
    expect(refused(people((row) => (row === 5 ? { fits: "perhaps" } : {})))).toThrow(
      'people.csv, line 7, column "fits": expected a class that the model has learnt (no, yes), received "perhaps"',
    );
    expect(refused(people((row) => (row === 5 ? { age: "old" } : {})))).toThrow(
      'people.csv, line 7, column "age": expected a number, received "old"',
    );
    expect(refused(people(), { target: "town" })).toThrow(
      'target: expected "fits", as the model has learnt to predict, received "town"',
    );
    expect(refused(people(), { predict: "number" })).toThrow('predict: expected "class"');
    expect(refused(people(), { ignore: ["age"] })).toThrow(
      'ignore: expected columns that the model has not learnt from, received "age"',
    );
    expect(() => makeTask({ kind: "text", text: "ab ".repeat(2000), encoding })).toThrow(
      'encoding.kind: expected "text", as the task has, received "csv"',
    );
  });
});

describe("a text", () => {
  const old = makeTask({ kind: "text", text: "the cat sat on the mat. ".repeat(200), model: { context: 4 } });
  const encoding = saved<TextEncoding>(old.encoding);

  test("encoded by another's encoding has its characters, and all others are one more", () => {
    expect(String.fromCodePoint(...encoding.characters)).toBe(" .acehmnost");
    expect(encoding.context).toBe(4);
    const task = makeTask({ kind: "text", text: "taz ".repeat(1000), encoding });
    expect(task.model).toEqual(old.model);
    const { x, y } = task.train.batch([0, 1, 2, 3]);
    // " " is 0, "a" 2, "t" 10, and "z", which is none of the eleven, 11.
    expect([...x.slice(0, 4)].sort((a, b) => a - b)).toEqual([0, 2, 10, 11]);
    expect([...y].sort((a, b) => a - b)).toEqual([0, 2, 10, 11]);
    expect(fact(task, "Vocabulary")).toBe(
      "11 characters that the model was trained with; 1,000 others (25%) are one more",
    );
  });

  test("of another context than the model's is refused", () => {
    const other = { kind: "text", text: "taz ".repeat(1000), encoding, model: { context: 9 } } as const;
    expect(() => makeTask(other)).toThrow("model.context: expected 4, as the encoding has, received 9");
  });
});

describe("images", () => {
  const header = (...sizes: number[]): number[] => [
    0,
    0,
    8,
    sizes.length,
    ...sizes.flatMap((size) => [0, 0, size >> 8, size & 255]),
  ];
  const idx = (sizes: number[], value: (i: number) => number): Uint8Array =>
    Uint8Array.from([...header(...sizes), ...upTo(sizes.reduce((a, b) => a * b)).map(value)]);
  const labels = (...names: number[]): Uint8Array => idx([40], (i) => names[i % names.length]);
  const old = makeTask({
    kind: "images",
    images: idx([40, 4, 4], (i) => i % 251),
    labels: labels(3, 5, 8),
  });
  const encoding = saved<ImagesEncoding>(old.encoding);

  test("encoded by another's encoding have its scale and its classes", () => {
    const task = makeTask({
      kind: "images",
      images: idx([40, 4, 4], () => 100),
      labels: labels(8, 5),
      encoding,
    });
    expect(encoding).toMatchObject({ height: 4, width: 4, channels: 1, classes: ["3", "5", "8"] });
    expect(task.model).toEqual(old.model);
    const { x, y } = everything(task.train);
    for (const value of x) expect(value).toBeCloseTo((100 - encoding.mean) / encoding.deviation, 5);
    expect([...new Set(y)].sort()).toEqual([1, 2]);
  });

  test("of another size or label are refused", () => {
    const other = (images: Uint8Array, names: Uint8Array) => (): unknown =>
      makeTask({ kind: "images", images, labels: names, encoding });
    expect(
      other(
        idx([40, 4, 5], (i) => i % 7),
        labels(3, 5),
      ),
    ).toThrow('the images: expected images of 4 × 4, as the model was trained with, received "4 × 5"');
    expect(
      other(
        idx([40, 4, 4], (i) => i % 7),
        labels(3, 9),
      ),
    ).toThrow("the labels, label 2: expected a label that the model has learnt (3, 5, 8), received 9");
  });
});
