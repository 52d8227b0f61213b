import { toSteps } from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeLength } from "./lengths.ts";

const horizon = { steps: 25_000, stepsPerEpoch: 312.5, samplesPerStep: 512, tokensPerStep: 1_048_576 };

test.each([
  [5000, "20%", "20%"],
  [5000, "1%", "20%"],
  [5250, "20%", "21%"],
  [5001, "20%", "20.004%"],
  [938, "3ep", "3ep"],
  [1024, 500, 1024],
  [1024.4, 500, 1024],
  [2000, "rest", 2000],
  [1000, "1e9tok", "1.049e9tok"],
])("%d steps, written as %s is, are %s", (steps, like, written) => {
  expect(writeLength(steps, like, horizon)).toBe(written);
});

test("a length that is written means the very step, in every unit and for every run", () => {
  const runs = fc.record({
    steps: fc.integer({ min: 1, max: 5_000_000 }),
    stepsPerEpoch: fc.double({ min: 0.5, max: 1e5, noNaN: true }),
    samplesPerStep: fc.integer({ min: 1, max: 100_000 }),
    tokensPerStep: fc.integer({ min: 1, max: 10_000_000 }),
  });
  fc.assert(
    fc.property(
      runs,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom("5%", "3ep", "1e6sample", "1e9tok", 7),
      (run, share, like) => {
        const steps = Math.round(share * run.steps);
        expect(toSteps(writeLength(steps, like, run), run)).toBe(steps);
      },
    ),
    { seed: 7, numRuns: 1000 },
  );
});

test("without the rate that a unit needs, a length is in steps", () => {
  expect(writeLength(10, "3ep", { steps: 100 })).toBe(10);
});
