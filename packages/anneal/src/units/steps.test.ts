import fc from "fast-check";
import { expect, test } from "vitest";
import type { Duration } from "./duration.ts";
import { toSteps } from "./steps.ts";

const horizon = { steps: 10_000, stepsPerEpoch: 312.5, samplesPerStep: 256, tokensPerStep: 2 ** 20 };

test.each<[Duration, number]>([
  [500, 500],
  [0.25, 0.25],
  [0, 0],
  [1e15, 1e15],
  ["5%", 500],
  ["0.5%", 50],
  [".5%", 50],
  ["100%", 10_000],
  ["1e1%", 1000],
  ["3ep", 938], // 937.5
  ["0.01ep", 3], // 3.125
  ["2e6sample", 7813], // 7812.5
  ["1e9tok", 954], // 953.67
  ["0%", 0],
  ["0ep", 0],
  ["rest", 10_000],
])("%s is %d steps", (duration, steps) => {
  expect(toSteps(duration, horizon)).toBe(steps);
});

test("a bare number is never rounded, a written unit always is, to the nearest step and up from a half", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (n) => toSteps(n, horizon) === n),
    { seed: 3 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 2, max: 1e6 }), (permille, steps) => {
      const exact = (permille * steps) / 10_000;
      fc.pre(exact >= 0.5);
      const got = toSteps(`${permille / 100}%`, { steps });
      return Number.isInteger(got) && Math.abs(got - exact) <= 0.5 + 1e-9;
    }),
    { seed: 3 },
  );
});

test.each([
  ["-1", -1],
  ["NaN", Number.NaN],
  ["Infinity", Infinity],
  ["too short to be meant", 1e-10],
  ["beyond 1e15", 1e16],
  ["a negative share", "-5%"],
  ["more than the whole", "101%"],
  ["a number in a text", "500"],
  ["a space", "5 %"],
  ["another unit", "5min"],
  ["a word", "half"],
  ["nothing", undefined],
  ["null", null],
  ["a list", [5]],
])("%s is not a length", (_, duration) => {
  expect(() => toSteps(duration as Duration, horizon)).toThrow(/^duration: expected .+, received .+/);
});

test("a length that rounds to no step at all is refused, as is one of more than 1e15 steps", () => {
  expect(() => toSteps("1%", { steps: 49 })).toThrow(
    /^duration: expected at least half a step.*"1%" \(0\.49 steps\)$/,
  );
  expect(toSteps("1%", { steps: 50 })).toBe(1);
  expect(() => toSteps("1e9ep", { steps: 10, stepsPerEpoch: 1e9 })).toThrow(/at most 1e15/);
});

test.each([
  ["3ep", "stepsPerEpoch"],
  ["3sample", "samplesPerStep"],
  ["3tok", "tokensPerStep"],
] as const)("%s needs horizon.%s", (duration, rate) => {
  expect(() => toSteps(duration, { steps: 10 })).toThrow(
    `duration: expected horizon.${rate} to be given, received "${duration}"`,
  );
});
