import fc from "fast-check";
import { expect, test } from "vitest";
import { discriminative } from "./index.ts";

const rates = (options: Parameters<typeof discriminative>[0]): number[] =>
  discriminative(options).map(({ multiplier = Number.NaN }) => multiplier);

/** fastai's even_mults, which gives `slice(start, stop)` its LRs. */
function evenMults(start: number, stop: number, n: number): number[] {
  const step = (stop / start) ** (1 / (n - 1));
  return Array.from({ length: n }, (_, i) => start * step ** i);
}

test("the LRs are those of fastai's slice: evenly spaced in the logarithm", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 30 }),
      fc.double({ min: 1e-7, max: 1e-3, noNaN: true }),
      fc.double({ min: 1e-3, max: 1, noNaN: true }),
      (n, low, high) => {
        const groups = Array.from({ length: n }, (_, i) => `g${i}.**`);
        const expected = evenMults(low, high, n);
        const got = rates({ groups, low, high });
        got.forEach((rate, i) => {
          expect(Math.abs(rate * high - expected[i])).toBeLessThanOrEqual(1e-12 * expected[i]);
        });
        expect([got[0], got[n - 1]]).toEqual([low / high, 1]);
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
});

test("slice(1e-5, 1e-3) over three groups is 1e-5, 1e-4, 1e-3", () => {
  const got = rates({ groups: ["a", "b", "c"], low: 1e-5, high: 1e-3 });
  expect(got[0]).toBe(1e-5 / 1e-3);
  expect(got[1]).toBeCloseTo(0.1, 15);
  expect(got[2]).toBe(1);
});

test("without a range each group has the next one's LR over 2.6, as in ULMFiT", () => {
  expect(rates({ groups: ["a", "b", "c"] })).toEqual([1 / 2.6 ** 2, 1 / 2.6, 1]);
  expect(rates({ groups: ["a", "b"], factor: 10 })).toEqual([0.1, 1]);
});

test("one group trains at the plan's LR", () => {
  expect(rates({ groups: ["**"], low: 1e-5, high: 1e-3 })).toEqual([1]);
});

test.each([
  [{ groups: [] }, "discriminative.groups: expected a list with the patterns of each group, received "],
  [{ groups: ["a"], high: 1 }, "discriminative.low: expected a number above 0, received nothing"],
  [{ groups: ["a"], low: 0 }, "discriminative.low: expected a number above 0, received 0"],
  [
    { groups: ["a"], low: 1, factor: 2 },
    "discriminative.factor: expected no factor beside low and high, received 2",
  ],
  [
    { groups: ["a"], lo: 1 },
    'discriminative.lo: expected one of groups, low, high, factor, received "lo"; did you mean "low"?',
  ],
])("%j is refused by a sentence", (options, sentence) => {
  expect(() => discriminative(options as unknown as Parameters<typeof discriminative>[0])).toThrow(sentence);
});
