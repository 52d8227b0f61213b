import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { table, tableOf } from "./table.ts";

test("each value rules for its count of steps, and the last one holds", () => {
  const curve = compile(
    table({
      runs: [
        [0.1, 3],
        [0.01, 1],
        [0.001, 2],
      ],
    }),
    { steps: 6 },
  );
  expect([0, 1, 2, 2.9, 3, 3.5, 4, 5, 6, 1e15].map(curve.at)).toEqual([
    0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001, 0.001, 0.001,
  ]);
  expect(curve.span).toBe(6);
});

test("a table without runs of equal values is read without a search, with the same result", () => {
  const curve = compile(
    table({
      runs: [
        [3, 1],
        [1, 1],
        [2, 1],
      ],
    }),
    { steps: 3 },
  );
  expect([0, 0.9, 1, 2, 2.9, 3, 1e15].map(curve.at)).toEqual([3, 3, 1, 2, 2, 2, 2]);
});

test("any list of values comes back from its table, entry k at step k, also through JSON", () => {
  const value = fc.oneof(fc.constantFrom(0, 1e-3, 0.5), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
      const plain = values.map((each) => each + 0); // JSON has no -0
      const spec = JSON.parse(JSON.stringify(tableOf(plain)));
      const curve = compile(spec, { steps: 100 });
      expect(plain.map((_, k) => curve.at(k))).toEqual(plain);
      expect(curve.at(1e9)).toBe(plain[plain.length - 1]);
      expect(curve.span).toBe(plain.length);
    }),
    { seed: 7, numRuns: 500 },
  );
});

test("equal neighbours share a run, and an array of numbers will do", () => {
  expect(tableOf(Float64Array.of(1, 1, 2, 1)).runs).toEqual([
    [1, 2],
    [2, 1],
    [1, 1],
  ]);
});
