import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { steps } from "./steps.ts";

test("at a milestone the next value already rules", () => {
  const curve = compile(steps({ at: [30, 60], values: [0.1, 0.01, 0.001] }), { steps: 90 });
  expect([0, 29, 29.9, 30, 59, 60, 1e15].map(curve.at)).toEqual([0.1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001]);
  expect(curve.span).toBe(60);
});

test("milestones may be shares and epochs, each from the start", () => {
  const curve = compile(steps({ at: ["50%", "3ep"], values: [1, 2, 3] }), { steps: 100, stepsPerEpoch: 25 });
  expect([49, 50, 74, 75].map(curve.at)).toEqual([1, 2, 2, 3]);
});

test("of equal milestones the last rules, a milestone at 0 rules from the start, and none is one value", () => {
  const curve = compile(steps({ at: [0, 5, 5], values: [1, 2, 3, 4] }), { steps: 10 });
  expect([0, 4, 5].map(curve.at)).toEqual([2, 2, 4]);
  expect(compile(steps({ at: [], values: [7] }), { steps: 10 }).at(3)).toBe(7);
});

test("one value more than milestones is asked for, and milestones in order", () => {
  expect(() => compile(steps({ at: [5], values: [1] }), { steps: 10 })).toThrow(
    /^steps\.values: expected 2 values/,
  );
  expect(() => compile(steps({ at: ["50%", 4], values: [1, 2, 3] }), { steps: 10 })).toThrow(
    /^steps\.at\[1\]: expected a milestone at or after 5, received 4$/,
  );
});
