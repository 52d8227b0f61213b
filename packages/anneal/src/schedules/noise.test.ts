import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { constant } from "./constant.ts";
import { linear } from "./linear.ts";
import { type NoiseSpec, noise } from "./noise.ts";

const n = 100_000;
const relative = (spec: Omit<NoiseSpec, "kind" | "of">): Float64Array => {
  const curve = compile(noise({ of: constant({ value: 2 }), ...spec }), { steps: n });
  return Float64Array.from({ length: n }, (_, step) => curve.at(step) / 2 - 1);
};
const mean = (of: Float64Array): number => of.reduce((total, each) => total + each, 0) / of.length;
const deviation = (of: Float64Array): number => {
  const middle = mean(of);
  return Math.sqrt(mean(of.map((each) => (each - middle) ** 2)));
};

test("a small noise has mean 0 and the deviation that was asked for", () => {
  for (const std of [0.01, 0.1]) {
    const draws = relative({ std });
    expect(Math.abs(mean(draws))).toBeLessThan((4 * std) / Math.sqrt(n)); // four standard errors
    expect(Math.abs(deviation(draws) / std - 1)).toBeLessThan(4 / Math.sqrt(2 * n));
  }
});

test("it is normal: 68.27% of the draws lie within one deviation, 95.45% within two", () => {
  const draws = relative({ std: 0.1 });
  const within = (k: number): number => draws.filter((each) => Math.abs(each) < 0.1 * k).length / n;
  expect(within(1)).toBeCloseTo(0.6827, 2);
  expect(within(2)).toBeCloseTo(0.9545, 2);
});

test("neighbouring steps and neighbouring seeds have nothing to do with each other", () => {
  const [a, b] = [relative({ std: 0.1, seed: 1 }), relative({ std: 0.1, seed: 2 })];
  const together = (one: Float64Array, other: Float64Array): number =>
    mean(one.map((each, i) => each * other[i])) / 0.01;
  expect(Math.abs(together(a, b))).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(together(a.subarray(1), a.subarray(0, n - 1)))).toBeLessThan(4 / Math.sqrt(n));
});

test("no draw reaches the limit, 0.67 when left out", () => {
  for (const limit of [0.67, 0.05]) {
    for (const std of [0.1, 1, 1e100]) {
      const draws = relative(limit === 0.67 ? { std } : { std, limit });
      const most = draws.reduce((high, each) => Math.max(high, Math.abs(each)), 0);
      expect(most).toBeLessThanOrEqual(limit);
      expect(most).toBeGreaterThan(std > limit ? 0.99 * limit : 0.04);
    }
  }
});

test("the same seed gives the same noise in any order, another seed another", () => {
  const draw = (seed: number) =>
    compile(noise({ of: linear({ from: 1, to: 0, over: 50 }), std: 0.1, seed }), { steps: 50 });
  const steps = Array.from({ length: 50 }, (_, i) => i);
  const forth = steps.map(draw(3).at);
  const back = [...steps].reverse().map(draw(3).at).reverse();
  expect(back).toEqual(forth);
  expect(steps.map(draw(4).at)).not.toEqual(forth);
  expect(steps.map(draw(0).at)).toEqual(
    steps.map(compile(noise({ of: linear({ from: 1, to: 0, over: 50 }), std: 0.1 }), { steps: 50 }).at),
  );
});

test("there is one draw for a step, none after the end, and 0 stays 0", () => {
  const curve = compile(noise({ of: constant({ value: 1, over: 10 }), std: 0.1 }), { steps: 10 });
  expect(curve.at(3.9)).toBe(curve.at(3));
  expect(curve.at(4)).not.toBe(curve.at(3));
  expect([10, 11, 1e15].map(curve.at)).toEqual([1, 1, 1]);
  expect(compile(noise({ of: constant({ value: 0 }), std: 0.1 }), { steps: 10 }).at(5)).toBe(0);
});

test("steps that differ only above 2 ** 32 have noise of their own", () => {
  const { at } = compile(noise({ of: constant({ value: 1 }), std: 0.1 }), { steps: 10 });
  expect(new Set([7, 7 + 2 ** 32, 7 + 2 ** 33, 7 + 2 ** 49].map(at)).size).toBe(4);
});

test("the noise of a seed stays what it is from one release to the next", () => {
  const { at } = compile(noise({ of: constant({ value: 1 }), std: 0.1, seed: 42 }), { steps: 10 });
  expect([0, 1, 1e6].map((t) => at(t).toFixed(9))).toMatchInlineSnapshot(`
    [
      "0.950987451",
      "1.058852964",
      "0.875926841",
    ]
  `);
});
