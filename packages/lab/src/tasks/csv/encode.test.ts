import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Column } from "./column.ts";
import { type Encoder, encode, encodeRows, type LeftOut } from "./encode.ts";
import { median, spreadOf, standardise } from "./statistics.ts";

const numbers = (...values: number[]): Column => ({
  kind: "numbers",
  name: "age",
  values: Float64Array.from(values),
});
const words = (...values: (string | undefined)[]): Column => ({ kind: "words", name: "town", values });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const gap = Number.NaN;

/** The inputs of all rows, fitted on the first few. */
function inputs(column: Column, train: number): { names: readonly string[]; rows: number[][] } {
  const encoder = encode(column, upTo(train)) as Encoder;
  const { x, width } = encodeRows([encoder], column.values.length);
  const rows = upTo(column.values.length).map((row) => [...x.slice(row * width, (row + 1) * width)]);
  return { names: encoder.inputs, rows };
}

describe("numbers", () => {
  test("are standardised by mean and deviation of the training rows", () => {
    // 1, 3, 5, 7 has mean 4 and variance (9 + 1 + 1 + 9) / 4 = 5.
    const { names, rows } = inputs(numbers(1, 3, 5, 7, 4, 4 + Math.sqrt(5), 1e9), 4);
    expect(names).toEqual(["age"]);
    expect(rows.flat().slice(0, 4)).toEqual([-3, -1, 1, 3].map((v) => Math.fround(v / Math.sqrt(5))));
    expect(rows[4][0]).toBeCloseTo(0, 7);
    expect(rows[5][0]).toBeCloseTo(1, 7);
  });

  test("that are missing become the median of the training rows, and an input says so", () => {
    // The median of 0, 0, 9 is 0; with it in the gap, the mean is 9/4.
    const { names, rows } = inputs(numbers(0, 0, 9, gap, gap, 0), 4);
    expect(names).toEqual(["age", "age missing"]);
    expect(rows.map((row) => row[1])).toEqual([0, 0, 0, 1, 1, 0]);
    expect(rows[3][0]).toBe(rows[0][0]);
    expect(rows[4][0]).toBe(rows[0][0]);
    expect(rows[2][0] - rows[0][0]).toBeCloseTo(9 / Math.sqrt(243 / 16), 6);
  });

  test("missing outside the training rows only have no input of their own", () => {
    const { names, rows } = inputs(numbers(1, 2, 3, gap), 3);
    expect(names).toEqual(["age"]);
    expect(rows[3][0]).toBe(0);
  });

  test("that never differ are left out, unless some are missing", () => {
    expect(encode(numbers(0.1, 0.1, 0.1, 5), [0, 1, 2])).toEqual({ column: "age", why: "constant" });
    expect(encode(numbers(gap, gap, 5), [0, 1])).toEqual({ column: "age", why: "empty" });
    expect(inputs(numbers(2, gap, 2), 3)).toEqual({ names: ["age missing"], rows: [[0], [1], [0]] });
  });

  test("are finite at any size", () => {
    const double = fc.double({ noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(double, { minLength: 4, maxLength: 12 }), (values) => {
        const found = encode(numbers(...values), [0, 1, 2]) as Encoder | LeftOut;
        if ("why" in found) return;
        const { x } = encodeRows([found], values.length);
        expect(x.every(Number.isFinite)).toBe(true);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});

describe("words", () => {
  test("have an input each, most frequent first, and one for those missing", () => {
    const { names, rows } = inputs(words("Rome", "Oslo", "Rome", undefined, "Oslo", "Rome", undefined), 7);
    // Among two of a kind the missing come first, as an empty word would.
    expect(names).toEqual(["town = Rome", "town missing", "town = Oslo"]);
    expect(rows.every((row) => row.reduce((a, b) => a + b) === 1)).toBe(true);
    expect(rows.map((row) => names[row.indexOf(1)])).toEqual([
      "town = Rome",
      "town = Oslo",
      "town = Rome",
      "town missing",
      "town = Oslo",
      "town = Rome",
      "town missing",
    ]);
  });

  test("seen once in training, or never, are other", () => {
    const { names, rows } = inputs(words("a", "b", "a", "b", "c", "new", "a"), 5);
    expect(names).toEqual(["town = a", "town = b", "town = other"]);
    expect(rows).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
      [1, 0, 0],
    ]);
  });

  test("never seen in training are all zeros where training has no others", () => {
    expect(inputs(words("a", "b", "a", "b", "new"), 4).rows[4]).toEqual([0, 0]);
  });

  test("beyond the 32 most frequent are other", () => {
    const many = upTo(40).flatMap((i) =>
      new Array<string>(i < 35 ? 3 : 2).fill(`w${String(i).padStart(2, "0")}`),
    );
    const { names } = inputs(words(...many), many.length);
    expect(names).toHaveLength(33);
    expect(names[0]).toBe("town = w00");
    expect(names[31]).toBe("town = w31");
    expect(names[32]).toBe("town = other");
  });

  test("that say nothing are left out", () => {
    expect(encode(words("a", "a", "b"), [0, 1])).toEqual({ column: "town", why: "constant" });
    expect(encode(words(undefined, undefined), [0, 1])).toEqual({ column: "town", why: "empty" });
    expect(encode(words("a", "b", "c"), [0, 1, 2])).toEqual({ column: "town", why: "every value differs" });
  });
});

test("inputs of several columns lie beside each other", () => {
  const encoders = [numbers(1, 2), words("a", "b", "a", "b")].map(
    (each) => encode(each, [0, 1, 0, 1]) as Encoder,
  );
  const { x, width } = encodeRows(encoders, 2);
  expect(width).toBe(3);
  expect([...x]).toEqual([-1, 1, 0, 1, 0, 1]);
});

test("statistics have their closed forms", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([1.7e308, 1.6e308])).toBeCloseTo(1.65e308, -300);
  const spread = spreadOf([2, 4, 4, 4, 5, 5, 7, 9]); // mean 5, deviation 2
  for (const [value, deviations] of [
    [5, 0],
    [7, 1],
    [1, -2],
  ])
    expect(spread && standardise(value, spread)).toBeCloseTo(deviations, 12);
  expect(spreadOf([7, 7])).toBeUndefined();
  expect(spreadOf([])).toBeUndefined();
});
