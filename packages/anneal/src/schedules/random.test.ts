import { expect, test } from "vitest";
import { boundedNormal } from "./random.ts";

test("a draw depends on seed and step alone", () => {
  const draws = [0, 1, 2].flatMap((seed) => [0, 1, 2].map((step) => boundedNormal(seed, step, 1, 10)));
  expect(new Set(draws).size).toBe(9);
  expect(boundedNormal(2, 1, 1, 10)).toBe(draws[7]);
});

test("every draw is a number within the limit, for the largest seeds and steps and deviations too", () => {
  for (const seed of [0, 1, 2 ** 31, 2 ** 32 - 1]) {
    for (const step of [0, 2 ** 31, 2 ** 32, 1e15]) {
      for (const std of [1e-300, 0.1, 1e100]) {
        expect(Math.abs(boundedNormal(seed, step, std, 0.5))).toBeLessThanOrEqual(0.5);
      }
    }
  }
});

test("half of the draws are below 0, and quarters of them below and above 0.6745 deviations", () => {
  const n = 40_000;
  let [low, negative, high] = [0, 0, 0];
  for (let step = 0; step < n; step++) {
    const e = boundedNormal(9, step, 1, 100);
    if (e < 0) negative++;
    if (e < -0.67449) low++;
    if (e > 0.67449) high++;
  }
  for (const [count, share] of [
    [low, 1 / 4],
    [negative, 1 / 2],
    [high, 1 / 4],
  ]) {
    expect(Math.abs(count / n - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));
  }
});
