import { expect, test } from "vitest";
import { roundestStep } from "./simple.ts";

test.each([
  [990, 1010, 1000],
  [1234, 1236, 1235],
  [19.5, 20.5, 20],
  [20.2, 20.8, 20.8],
  [3, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
])("the roundest step above %d and up to %d is %d", (low, high, step) => {
  expect(roundestStep(low, high)).toBe(step);
});
