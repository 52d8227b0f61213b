import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDescent, rank } from "./lookup.ts";

test("the rank of a time is how many times are at or before it", () => {
  expect([-1, 0, 4, 5, 5.5, 9].map((t) => rank([0, 5, 5, 9], t))).toEqual([0, 1, 1, 3, 3, 4]);
  expect(rank([], 3)).toBe(0);
});

test("the rank agrees with counting", () => {
  const times = fc.array(fc.integer({ min: 0, max: 30 })).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(times, fc.integer({ min: -2, max: 32 }), (all, t) => {
      expect(rank(all, t)).toBe(all.filter((each) => each <= t).length);
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test("the first descent is the first time below the one before it", () => {
  expect(firstDescent([1, 2, 2, 1, 0])).toBe(3);
  expect(firstDescent([1, 1, 2])).toBe(-1);
  expect(firstDescent([])).toBe(-1);
});
