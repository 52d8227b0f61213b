import { expect, test } from "vitest";
import { compile, sample } from "../compile/index.ts";
import { warmupPolynomial } from "./warmup-polynomial.ts";

test.each([1, 0.9, 2])("with warmupFrom 0 and power %d it is transformers' polynomial schedule", (power) => {
  // get_polynomial_decay_schedule_with_warmup: (lr_init - lr_end) * (1 - (t - w) / (n - w)) ** power + lr_end
  const curve = compile(warmupPolynomial({ peak: 1e-3, warmup: 10, warmupFrom: 0, power, floor: 1e-5 }), {
    steps: 110,
  });
  sample(curve, 110).forEach((lr, t) => {
    const want = t < 10 ? (1e-3 * t) / 10 : (1e-3 - 1e-5) * (1 - (t - 10) / 100) ** power + 1e-5;
    expect(Math.abs(lr - want)).toBeLessThanOrEqual(1e-15);
  });
  expect(curve.at(110)).toBe(1e-5);
});
