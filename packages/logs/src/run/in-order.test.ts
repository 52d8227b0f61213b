import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrder } from "./in-order.ts";

const order = (steps: readonly number[], values: readonly number[] = steps) =>
  inOrder({ steps: Float64Array.from(steps), values: Float64Array.from(values) });

const stepsOf = (given: readonly number[]): readonly number[] => [...order(given).series.steps];

test("ascending steps stay as they are", () => {
  expect(order([0, 5, 9])).toMatchObject({ says: [], resumes: [] });
});

test("a resume that has not come as far as the run was before drops what is beyond", () => {
  const { series, says } = order([0, 1, 2, 3, 4, 5, 6, 7, 3, 4, 5], [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
  expect([...series.steps]).toEqual([0, 1, 2, 3, 4, 5]);
  expect([...series.values]).toEqual([0, 0, 0, 1, 1, 1]);
  expect(says).toEqual([
    "the run resumed at step 3: 5 values logged before, from there on, are replaced; it has come to step 5, and was at 7 before",
  ]);
});

test("a second run in the same log replaces the first", () => {
  const { series, says } = order([0, 1, 2, 3, 0, 1, 2, 3, 4], [9, 9, 9, 9, 5, 5, 5, 5, 5]);
  expect([...series.values]).toEqual([5, 5, 5, 5, 5]);
  expect(says).toEqual(["the log begins again at step 0, after step 3: 4 values before it are left out"]);
});

test("parts in the wrong order are put in order, and repeated parts count once", () => {
  expect(stepsOf([5, 6, 7, 8, 9, 0, 1, 2, 3, 4])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const twice = order([0, 1, 2, 3, 0, 1, 2, 3]);
  expect([...twice.series.steps]).toEqual([0, 1, 2, 3]);
  expect(twice.says).toEqual(["the values from step 0 to 3 stand there twice, and count once"]);
});

test("a few late values between others are put among them", () => {
  expect(stepsOf([0, 10, 20, 30, 25, 40, 50, 60])).toEqual([0, 10, 20, 25, 30, 40, 50, 60]);
});

test("shuffled values are sorted, none is lost", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        Array.from({ length: 12 }, (_, i) => i),
        { minLength: 12 },
      ),
      (steps) => {
        const found = order(steps);
        if (found.says.some((say) => /resumed|again|twice/.test(say))) return;
        expect([...found.series.steps]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        expect([...found.series.values]).toEqual([...found.series.steps]);
      },
    ),
    { seed: 4 },
  );
});

test("whatever the steps, they come out ascending, each once", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: -2, max: 30 }), fc.constant(Number.NaN))), (steps) => {
      const out = stepsOf(steps);
      for (let i = 1; i < out.length; i++) expect(out[i]).toBeGreaterThan(out[i - 1]);
      expect(out.every((step) => step >= 0 && steps.includes(step))).toBe(true);
    }),
    { seed: 4 },
  );
});
