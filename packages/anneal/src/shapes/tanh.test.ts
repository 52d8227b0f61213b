import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { tanhShape } from "./tanh.ts";

/** The paper's tangent, from exponentials. */
const tangent = (x: number): number => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1);

test("the hyperbolic tangent decay is the paper's (1 - tanh(L + (U - L) t/T)) / 2", () => {
  for (const [lower, upper] of [
    [-6, 3],
    [-7, 3],
    [-2, 2],
  ]) {
    for (const p of [0, 0.1, 0.5, 0.8, 1]) {
      const want = (1 - tangent(lower + (upper - lower) * p)) / 2;
      expectClose(tanhShape(lower, upper)(p, 1, 0), want, 1e-15);
      expectClose(tanhShape(lower, upper)(p, 0, 1), 1 - want, 1e-15);
    }
  }
});

test("the ends are a little inside: tanh never reaches 1", () => {
  expectClose(tanhShape(-3, 3)(0, 1, 0), 1 / (1 + Math.exp(-6)));
  expect(tanhShape(-3, 3)(1, 1, 0)).toBeGreaterThan(0.002);
});
