import { expect, test } from "vitest";
import { compile, sample } from "../compile/index.ts";
import { chebyshev } from "./chebyshev.ts";

const lengths = [1, 2, 4, 8, 16, 64, 256];
const [largest, smallest] = [20, 1]; // curvatures M and m
const draw = (length: number, steps = length): number[] => [
  ...sample(compile(chebyshev({ low: 1 / largest, peak: 1 / smallest, length }), { steps }), steps),
];

/** The Chebyshev nodes of the paper, t from 1 to T: (M + m)/2 - (M - m)/2 cos((t - 1/2) pi / T). */
const node = (t: number, total: number): number =>
  (largest + smallest) / 2 - ((largest - smallest) / 2) * Math.cos(((t - 0.5) * Math.PI) / total);

/** The fractal permutation of the paper: sigma_2T = interlace(sigma_T, 2T + 1 - sigma_T), from sigma_1 = [1]. */
function sigma(total: number): number[] {
  if (total === 1) return [1];
  const half = sigma(total / 2);
  return half.flatMap((s) => [s, total + 1 - s]);
}

test.each(lengths)("%d steps are one over the Chebyshev nodes, in fractal order", (length) => {
  const want = sigma(length).map((t) => 1 / node(t, length));
  expect(draw(length)).toEqual(want.map((lr) => expect.closeTo(lr, 13)));
});

test("the order for 8 steps is the paper's", () => {
  expect(sigma(8)).toEqual([1, 8, 4, 5, 2, 7, 3, 6]);
  const rank = [...draw(8)].sort((a, b) => b - a);
  expect(draw(8).map((lr) => rank.indexOf(lr) + 1)).toEqual([1, 8, 4, 5, 2, 7, 3, 6]);
});

test.each(lengths)(
  "%d steps of gradient descent shrink a quadratic as the Chebyshev polynomial says",
  (length) => {
    // max over curvatures of |product of (1 - lr_k * curvature)| is 1 / T_n((M + m) / (M - m)).
    const rates = draw(length);
    const shrinks = Array.from({ length: 4001 }, (_, i) => {
      const curvature = smallest + ((largest - smallest) * i) / 4000;
      return Math.abs(rates.reduce((all, lr) => all * (1 - lr * curvature), 1));
    });
    const bound = 1 / Math.cosh(length * Math.acosh((largest + smallest) / (largest - smallest)));
    expect(Math.max(...shrinks) / bound).toBeCloseTo(1, 4);
  },
);

test("every rate lies between the lowest and the highest, and the cycle repeats", () => {
  const rates = draw(16, 48);
  expect(Math.min(...rates)).toBeGreaterThan(1 / largest);
  expect(Math.max(...rates)).toBeLessThan(1 / smallest);
  expect(rates.slice(16, 32)).toEqual(rates.slice(0, 16));
  expect(rates.slice(32)).toEqual(rates.slice(0, 16));
});

test.each([3, 6, 100, 65_535])("a cycle of %d steps, no power of two, is refused", (length) => {
  expect(() => chebyshev({ low: 0.1, peak: 1, length })).toThrow(
    `chebyshev.length: expected a power of two, received ${length}`,
  );
});
