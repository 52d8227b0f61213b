import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseOf } from "../runs/course.ts";
import { convex4, noiseOf } from "./convex4.ts";
import { laws } from "./laws.ts";
import { annealingOf } from "./tissue.ts";

/** N as the bound of arXiv 2501.18965 writes it: two nested sums. */
function bound(lr: ArrayLike<number>, t: number): number {
  const sum = (from: number, power: number): number => {
    let total = 0;
    for (let j = from; j <= t; j++) total += lr[j] ** power;
    return total;
  };
  let noise = sum(0, 2) / (2 * sum(0, 1));
  for (let k = 0; k < t; k++) noise += ((lr[k] / sum(k + 1, 1)) * sum(k, 2)) / sum(k, 1) / 2;
  return noise;
}

const rates = fc
  .array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 })
  .map((values) => Float64Array.from(values));

describe("convex4", () => {
  test("the telescoped sum is the bound as published", () => {
    fc.assert(
      fc.property(rates, (lr) => {
        const want = bound(lr, lr.length - 1);
        expect(Math.abs(noiseOf(courseOf(lr), [lr.length - 1])[0] / want - 1)).toBeLessThan(1e-10);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test("of a constant LR, N is half the LR times 1 + the harmonic number", () => {
    const lr = new Float64Array(1000).fill(0.2);
    const harmonic = Array.from({ length: 999 }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b);
    expect(noiseOf(courseOf(lr), [999])[0]).toBeCloseTo(0.1 * (1 + harmonic), 12);
    const loss = new Float64Array(1);
    convex4.prepare(courseOf(lr), [999]).evaluate([2, 3, 0.5, 4], loss);
    expect(loss[0]).toBeCloseTo(2 + 3 / Math.sqrt(200) + 0.4 * (1 + harmonic), 12);
  });

  test("of a line to almost 0, N tends to the height of the line", () => {
    const n = 20_000;
    const lr = Float64Array.from({ length: n }, (_, k) => (n - k) / n);
    // sum_r r^2 / (r (r - 1) / 2) / n / 2 over the remaining steps, and the last one
    let want = 1 / n;
    for (let r = 2; r <= n; r++) want += (r * r) / n / n / ((r * (r - 1)) / 2 / n);
    expect(noiseOf(courseOf(lr), [n - 1])[0]).toBeCloseTo(want / 2, 10);
  });

  test("fast and exact sums agree to 1e-8", () => {
    const lr = Float64Array.from({ length: 9000 }, (_, k) =>
      k < 500 ? (k + 1) / 500 : k < 6000 ? 1 : k < 6400 ? 0.2 : 0.2 * (1 - (k - 6400) / 2601),
    );
    const steps = Float64Array.from({ length: 60 }, (_, i) => 150 * i + 149);
    const exact = noiseOf(courseOf(lr), steps, { exact: true });
    noiseOf(courseOf(lr), steps).forEach((each, i) => {
      expect(Math.abs(each - exact[i])).toBeLessThan(1e-8);
    });
  });

  test("updates at LR 0 change nothing", () => {
    const noise = noiseOf(courseOf(Float64Array.of(1, 0.5, 0.25, 0, 0)), [2, 3, 4]);
    expect(noise[1]).toBe(noise[0]);
    expect(noise[2]).toBe(noise[0]);
  });
});

test("annealing sums the falls, each kept with 0.999 an update", () => {
  const lr = Float64Array.of(1, 1, 0.5, 0.5, 0.25);
  const kept = 0.999;
  const direct = 0.5 + 0.5 * kept + (0.25 + 0.5 * kept ** 2);
  expect(annealingOf(courseOf(lr), [4])[0]).toBeCloseTo(direct, 12);
});

describe.each(["convex4", "tissue", "level", "steps"] as const)("%s", (name) => {
  const law = laws[name];
  const lr = Float64Array.from({ length: 400 }, (_, k) => (k < 40 ? (k + 1) / 40 : 1 - (k - 40) / 400));
  const values = [2, 3, 0.45, 0.7].slice(0, law.parameters.length);

  test("the gradient is that of finite differences", () => {
    const steps = [50, 200, 399];
    const prepared = law.prepare(courseOf(lr), steps);
    const at = (given: readonly number[]): Float64Array => {
      const loss = new Float64Array(3);
      prepared.evaluate(given, loss);
      return loss;
    };
    const jacobian = new Float64Array(3 * values.length);
    prepared.evaluate(values, new Float64Array(3), jacobian);
    values.forEach((value, j) => {
      const moved = (by: number): Float64Array => at(values.map((each, k) => (k === j ? value + by : each)));
      const [up, down] = [moved(1e-5), moved(-1e-5)];
      steps.forEach((_, i) => {
        expect(jacobian[i * values.length + j]).toBeCloseTo((up[i] - down[i]) / 2e-5, 7);
      });
    });
  });

  test("rescaled parameters say the same of an LR in another unit", () => {
    const loss = new Float64Array(1);
    const scaled = new Float64Array(1);
    law.prepare(courseOf(lr.map((each) => each / 50)), [399]).evaluate(values, scaled);
    law.prepare(courseOf(lr), [399]).evaluate(law.rescale(values, { sum: 50, unit: 3 }), loss);
    expect(loss[0]).toBeCloseTo(scaled[0], 12);
  });
});

test("rescaled parameters of mpl too, whose powers of the LR have a unit of their own", () => {
  const lr = Float64Array.from({ length: 400 }, (_, k) => 1e-3 * (1 - k / 500));
  const values = [2, 3, 0.45, 5, 20, 0.6, 0.7];
  const [loss, scaled] = [new Float64Array(1), new Float64Array(1)];
  const options = { unit: 1e-3 / 0.3 };
  laws.mpl.prepare(courseOf(lr.map((each) => each / 0.3)), [399], options).evaluate(values, scaled);
  laws.mpl.prepare(courseOf(lr), [399]).evaluate(laws.mpl.rescale(values, { sum: 0.3, unit: 1e-3 }), loss);
  expect(loss[0]).toBeCloseTo(scaled[0], 12);
});
