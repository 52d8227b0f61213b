import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { rangeTest } from "./index.ts";

test("the ends of a closed sweep are exact, and neighbours keep one ratio", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-12, max: 1e-2, noNaN: true }),
      fc.double({ min: 2, max: 1e9, noNaN: true }),
      fc.integer({ min: 2, max: 300 }),
      (from, times, steps) => {
        const to = from * times;
        const curve = compile(rangeTest({ from, to, steps }), { steps });
        expect(curve.at(0)).toBe(from);
        expect(curve.at(steps - 1)).toBe(to);
        for (let i = 0; i + 1 < steps; i++) {
          const ratio = curve.at(i + 1) / curve.at(i);
          expect(Math.abs(ratio / times ** (1 / (steps - 1)) - 1)).toBeLessThan(1e-12);
        }
      },
    ),
    { seed: 3, numRuns: 50 },
  );
});

test("an open sweep would reach its end one step later", () => {
  const curve = compile(rangeTest({ from: 1e-7, to: 10, grid: "open" }), { steps: 101 });
  expect(curve.at(99)).toBeCloseTo(10 ** (-7 + 8 * 0.99), 12);
  expect(curve.at(100)).toBe(10);
});

test("a linear sweep keeps one difference", () => {
  const curve = compile(rangeTest({ from: 0.1, to: 1, steps: 10, scale: "linear" }), { steps: 10 });
  expect([0, 1, 5, 9].map(curve.at)).toEqual([0.1, 0.2, 0.6, 1]);
});

test("mistakes are named all at once", () => {
  expect(() => rangeTest({ from: 0, steps: 1 })).toThrow(
    "rangeTest.from: expected a number above 0, received 0\n" +
      "rangeTest.steps: expected a whole number of at least 2 and of at most 1000000000, received 1",
  );
  expect(() => rangeTest({ from: 1, to: 1 })).toThrow("rangeTest.to: expected a number above from (1)");
  expect(() => rangeTest({ scale: "log" as "linear" })).toThrow('one of "exponential", "linear"');
  expect(() => rangeTest({ form: 1 } as object)).toThrow('did you mean "from"?');
});
