import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldOut, publishedLr, publishedRun } from "../../../test/forecast/published.ts";
import { compile, sample } from "../../compile/index.ts";
import { knots } from "../../schedules/index.ts";
import { courseOf } from "../runs/course.ts";
import { mpl } from "./mpl.ts";

const published = [3.04045406, 0.52468604, 0.50786857, 363.78751622, 2.06560812, 0.58279013, 0.64142257];

function evaluated(
  lr: Float64Array,
  steps: ArrayLike<number>,
  { values = published, exact = false }: { values?: readonly number[]; exact?: boolean } = {},
) {
  const prepared = mpl.prepare(courseOf(lr), steps, { exact });
  const [loss, jacobian] = [new Float64Array(steps.length), new Float64Array(7 * steps.length)];
  prepared.evaluate(values, loss, jacobian);
  return { loss, jacobian };
}

test("the published parameters reproduce the published figures for 25M parameters", () => {
  const scores = heldOut.map((name) => {
    const { lr, steps, losses } = publishedRun(name);
    const { loss } = evaluated(lr, steps);
    const n = losses.length;
    const mean = losses.reduce((a, b) => a + b) / n;
    const off = losses.map((each, i) => Math.abs(each - loss[i]));
    const square = off.reduce((a, b) => a + b * b, 0);
    return {
      r2: 1 - square / losses.reduce((a, b) => a + (b - mean) ** 2, 0),
      mae: off.reduce((a, b) => a + b) / n,
      rmse: Math.sqrt(square / n),
      worst: Math.max(...off.map((each, i) => each / losses[i])),
    };
  });
  const over = (key: keyof (typeof scores)[0]): number =>
    scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  expect(over("r2").toFixed(4)).toBe("0.9988");
  expect(over("mae").toFixed(5)).toBe("0.00376");
  expect(over("rmse").toFixed(5)).toBe("0.00465");
  expect(over("worst").toFixed(5)).toBe("0.00409");
});

test("at a constant LR the law is the power law", () => {
  const { loss } = evaluated(new Float64Array(500).fill(1e-3), [9, 99, 499], {
    values: [2, 3, 0.4, 500, 1, 0.5, 0.5],
  });
  for (const [i, n] of [10, 100, 500].entries()) {
    expect(loss[i]).toBeCloseTo(2 + 3 * (1e-3 * n) ** -0.4, 12);
  }
});

test("two stages are the power law less one term", () => {
  const lr = Float64Array.from({ length: 300 }, (_, k) => (k < 100 ? 1e-3 : 2e-4));
  const [L0, A, alpha, B, C, beta, gamma] = [2, 3, 0.4, 100, 1.5, 0.6, 0.7];
  const { loss } = evaluated(lr, [50, 299], { values: [L0, A, alpha, B, C, beta, gamma] });
  const gain = B * 8e-4 * (1 - (1 + C * 2e-4 ** -gamma * 2e-4 * 200) ** -beta);
  expect(loss[0]).toBeCloseTo(L0 + A * 51e-3 ** -alpha, 12);
  expect(loss[1]).toBeCloseTo(L0 + A * 0.14 ** -alpha - gain, 12);
});

describe("fast against exact sums", () => {
  const close = (lr: Float64Array, steps: ArrayLike<number>, values?: readonly number[]): void => {
    const [fast, exact] = [false, true].map((each) =>
      evaluated(lr, steps, { exact: each, ...(values && { values }) }),
    );
    for (let j = 0; j < 7; j++) {
      let [most, off] = [0, 0];
      for (let i = 0; i < steps.length; i++) {
        most = Math.max(most, Math.abs(exact.jacobian[7 * i + j]));
        off = Math.max(off, Math.abs(exact.jacobian[7 * i + j] - fast.jacobian[7 * i + j]));
        expect(Math.abs(exact.loss[i] - fast.loss[i])).toBeLessThanOrEqual(1e-8);
      }
      expect(off).toBeLessThanOrEqual(1e-5 * most + 1e-9);
    }
  };

  test.each(["cosine_24000", "wsd_20000_24000", "wsdld_20000_24000", "wsdcon_3"])(
    "of %s agree to 1e-8 in the loss and 1e-5 in the gradient",
    (name) => {
      const lr = publishedLr(name);
      close(
        lr,
        Float64Array.from({ length: 40 }, (_, i) => Math.round(((lr.length - 1) * (i + 1)) / 40)),
      );
    },
  );

  test("also where the LR falls to 0 and is asked for behind it, jumps, or is drawn at random", () => {
    const level = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true }));
    const points = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), level), {
      minLength: 2,
      maxLength: 6,
    });
    const exponents = fc.record({
      C: fc.double({ min: 0.05, max: 5, noNaN: true }),
      beta: fc.double({ min: 0.2, max: 1.2, noNaN: true }),
      gamma: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(points, exponents, (drawn, { C, beta, gamma }) => {
        const times = drawn.map((_, i) => drawn.slice(0, i + 1).reduce((sum, [gap]) => sum + gap, 0));
        const time = times[times.length - 1];
        const spec = knots({
          points: [[0, 1], ...drawn.map(([, y], i): [number, number] => [times[i], y])],
        });
        const lr = sample(compile(spec, { steps: time + 100 }), time + 100).map((each) => 1e-3 * each);
        const steps = Float64Array.from(new Set([time >> 2, time >> 1, time, time + 50])).sort();
        close(lr, steps, [2, 1, 0.5, 300, C, beta, gamma]);
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});

test("the gradient is that of finite differences", () => {
  const lr = publishedLr("wsdld_20000_24000").filter((_, k) => k % 16 === 0);
  const steps = [300, 1249, 1400, 1499];
  const { jacobian } = evaluated(lr, steps);
  published.forEach((value, j) => {
    const moved = (by: number): Float64Array =>
      evaluated(lr, steps, { values: published.map((each, k) => (k === j ? value + by : each)) }).loss;
    const h = 1e-5 * Math.abs(value);
    const [up, down] = [moved(h), moved(-h)];
    steps.forEach((_, i) => {
      const want = (up[i] - down[i]) / (2 * h);
      expect(Math.abs(jacobian[7 * i + j] - want)).toBeLessThanOrEqual(1e-6 * Math.abs(want) + 1e-9);
    });
  });
});
