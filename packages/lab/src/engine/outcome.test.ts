import { expect, test } from "vitest";
import { meanLoss } from "./loss.ts";
import { outcome, softmaxRows } from "./outcome.ts";

test("cross-entropy of equal outputs is the log of their number, and the first of them is the guess", () => {
  const outputs = new Float32Array(8);
  const seen = outcome("cross-entropy", outputs, { y: Int32Array.of(0, 3), rows: 2, width: 4 });
  expect(seen.loss).toBeCloseTo(2 * Math.log(4), 12);
  expect(seen.right).toBe(1);
});

test("outputs in the hundreds neither overflow nor vanish", () => {
  const outputs = Float32Array.of(500, -500, -500, 500);
  const { loss } = outcome("cross-entropy", outputs, { y: Int32Array.of(0, 0), rows: 2, width: 2 });
  expect(loss).toBe(1000);
  expect([...softmaxRows(outputs, 2)]).toEqual([1, 0, 0, 1]);
});

test("squared error is the mean over the outputs of a row, and has no right answers", () => {
  const seen = outcome("squared-error", Float32Array.of(1, 2, 9, 9), {
    y: Float32Array.of(0, 4, 0, 0),
    rows: 1,
    width: 2,
  });
  expect(seen.loss).toBe((1 + 4) / 2);
  expect(seen.right).toBeNaN();
});

test("outputs that are not numbers give a loss that is none, and nothing right", () => {
  const seen = outcome("cross-entropy", Float32Array.of(Number.NaN, Number.NaN), {
    y: Int32Array.of(0),
    rows: 1,
    width: 2,
  });
  expect(seen.loss).toBeNaN();
  expect(seen.right).toBe(0);
});

test("the loss of a step is the mean of log-sum minus the output of the right class", () => {
  const logs = Float32Array.of(2, 3);
  expect(meanLoss("cross-entropy", [Float32Array.of(0, 1, 1, 2), logs], [1, 0])).toBe((2 - 1 + 3 - 1) / 2);
  expect(meanLoss("squared-error", [Float32Array.of(1, -3)], [])).toBe(5);
});
