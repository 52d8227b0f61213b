import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile, type Spec } from "../index.ts";
import { multiStep, warmRestarts, warmupStableDecay } from "../recipes/index.ts";
import { constant, cosine, exponential, linear, sequence } from "../schedules/index.ts";
import { type Summary, summarise } from "./index.ts";

const of = (spec: Spec, steps: number): Summary => summarise(compile(spec, { steps }), steps, spec);

test("the sum of a linear decay of n steps is (n + 1) / 2", () => {
  // 1 + (n-1)/n + ... + 1/n = n(n+1)/2 / n
  for (const n of [1, 2, 10, 9999, 1_000_003])
    expectClose(of(linear({ from: 1, to: 0, over: n }), n).sum, (n + 1) / 2);
});

test("the mean of a cosine over its whole length is halfway, and half a step's share above it", () => {
  // the weights of k and n - k add up to 1; weight 0 is 1 and weight n, which no update uses, is 0
  for (const n of [2, 999, 20_000]) {
    const { mean } = of(cosine({ from: 3, to: 1, over: n }), n);
    expectClose(mean, 2 + 1 / n, 1e-14 * 3);
  }
});

test("the sum of an exponential is that of the geometric series", () => {
  const { sum } = of(exponential({ from: 1, factor: 0.999 }), 5000);
  expectClose(sum, (1 - 0.999 ** 5000) / (1 - 0.999), 1e-12);
});

test("the sum of a constant is exact where a plain loop drifts", () => {
  const n = 3_000_000;
  let plain = 0;
  for (let k = 0; k < n; k++) plain += 0.1;
  expect(plain).not.toBe(0.1 * n);
  expect(of(constant({ value: 0.1 }), n).sum).toBe(0.1 * n);
});

test("large and small LRs that cancel leave what is left", () => {
  const parts = [1e16, 1, -1e16].map((value) => constant({ value, over: 1 }));
  expect(of(sequence({ of: parts }), 3).sum).toBe(1);
});

test("the figures of the design's own example", () => {
  const found = of(warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%" }), 25_000);
  expect(found).toMatchObject({
    steps: 25_000,
    span: 25_000,
    peak: 1e-3,
    peakStep: 1000,
    final: 0,
    half: 1e-3,
    warmupSteps: 1000,
    decaySteps: 5000,
    restarts: [],
    snapshots: [],
    sampled: false,
  });
  expectClose(found.first, 1e-3 / 1001);
  expect(found.mean.toPrecision(3)).toBe("0.000847");
  expect(found.sum.toPrecision(3)).toBe("21.2");
});

test("the last update is one before the end, and the end is where it leads", () => {
  expect(of(linear({ from: 1, to: 0, over: 4 }), 4)).toMatchObject({
    first: 1,
    last: 0.25,
    final: 0,
    half: 0.5,
  });
});

test("highest and lowest are those of the updates, the first of each", () => {
  expect(of(multiStep({ peak: 1, milestones: [5, 8], factor: 0.5 }), 10)).toMatchObject({
    peak: 1,
    peakStep: 0,
    lowest: 0.25,
    lowestStep: 8,
  });
  // the peak would come at step 10, which no update uses
  expect(of(linear({ from: 0, to: 1, over: 10 }), 10)).toMatchObject({
    peak: 0.9,
    peakStep: 9,
    lowest: 0,
    lowestStep: 0,
  });
});

test("restarts and snapshots are listed by step", () => {
  expect(of(warmRestarts({ peak: 1, cycle: 10, stretch: 2 }), 60)).toMatchObject({
    restarts: [10, 30],
    snapshots: [9, 29],
  });
});

test("cooldowns add up, and a later rise is no warmup", () => {
  const spec = sequence({
    of: [
      linear({ from: 1, to: 0.5, over: 10 }),
      linear({ from: 0.5, to: 1, over: 20 }),
      linear({ from: 1, to: 0, over: 30 }),
    ],
  });
  expect(of(spec, 60)).toMatchObject({ warmupSteps: 0, decaySteps: 40 });
});

test("a run too long to look at every update is estimated, and says so", () => {
  const n = 1e9;
  const found = of(
    sequence({ of: [linear({ from: 0, to: 1, over: "1%" }), cosine({ from: 1, to: 0, over: "rest" })] }),
    n,
  );
  expect(found.sampled).toBe(true);
  expect(found.peak).toBe(1);
  expect(found.peakStep).toBe(n / 100);
  // half of the triangle and half of the cosine
  expect(Math.abs(found.sum / (n / 2) - 1)).toBeLessThan(1e-6);
});

test("levels at the edge of what a number holds leave every figure finite", () => {
  const spec = exponential({ from: 1, factor: 1e100 });
  for (const found of [of(spec, 4000), of({ kind: "scale", by: -1, of: spec }, 4000)]) {
    for (const value of [found.sum, found.mean, found.peak, found.lowest, found.half])
      expect(Number.isFinite(value)).toBe(true);
  }
});
