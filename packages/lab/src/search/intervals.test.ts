import { describe, expect, test } from "vitest";
import { random } from "../random/index.ts";
import { jointly, meanInterval, savedShare } from "./intervals.ts";
import { normalShare, studentPoint } from "./student.ts";

const next = () => random("test").uniform;

describe("Student's t", () => {
  test.each([
    // R's qt(1 - outside / 2, freedom)
    [1, 0.05, 12.706205],
    [2, 0.05, 4.302653],
    [4, 0.05, 2.776445],
    [7, 0.05, 2.364624],
    [15, 0.05, 2.13145],
    [120, 0.05, 1.97993],
    [7, 0.0125, 3.335275],
    [4, 0.01, 4.604095],
    [30, 0.001, 3.645959],
  ])("with %d degrees of freedom, outside %d, is %d", (freedom, outside, point) => {
    expect(studentPoint(freedom, outside)).toBeCloseTo(point, 4);
  });

  test("the normal share agrees with the printed table", () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 7);
    expect(normalShare(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalShare(-2.575829)).toBeCloseTo(0.005, 6);
  });
});

describe("the interval of a mean", () => {
  test("with few values is Student's: 0.3, 0.5, 0.7, 0.9 is 0.6 and 3.182 times s / 2 about it", () => {
    const { mean, low, high } = meanInterval([0.3, 0.5, 0.7, 0.9], next());
    const half = (3.182446 * Math.sqrt(0.2 / 3)) / 2;
    expect(mean).toBeCloseTo(0.6, 12);
    expect(low).toBeCloseTo(0.6 - half, 6);
    expect(high).toBeCloseTo(0.6 + half, 6);
  });

  test("of one value has no ends", () => {
    expect(meanInterval([2], next())).toEqual({ mean: 2, low: Number.NaN, high: Number.NaN });
  });

  test("of no values, as where every run diverged, is not known, and neither is a share of none", () => {
    const unknown = { mean: Number.NaN, low: Number.NaN, high: Number.NaN };
    expect(meanInterval([], next())).toEqual(unknown);
    expect(savedShare([], next())).toEqual(unknown);
  });

  test("is the same each time it is made", () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    expect(meanInterval(values, next())).toEqual(meanInterval(values, next()));
  });

  test.each([
    ["normal values", (r: ReturnType<typeof random>) => r.normal()],
    [
      "differences of skewed values",
      (r: ReturnType<typeof random>) => Math.exp(r.normal()) - Math.exp(r.normal()),
    ],
  ])("leaves the truth outside in about one case of twenty: 8 %s", (_, draw) => {
    const source = random("coverage");
    let outside = 0;
    const cases = 400;
    for (let i = 0; i < cases; i++) {
      const { low, high } = meanInterval(
        Array.from({ length: 8 }, () => draw(source)),
        source.uniform,
      );
      if (low > 0 || high < 0) outside++;
    }
    // Three deviations of a binomial with 5% in 400 are 3.3%; the plain percentile bootstrap leaves 10 to 12% outside.
    expect(outside / cases).toBeGreaterThan(0.017);
    expect(outside / cases).toBeLessThan(0.083);
  });
});

describe("the saved share", () => {
  test("is one less the ratio of the means", () => {
    const pairs = [
      [1, 0.9],
      [3, 2.3],
    ] as const;
    expect(savedShare(pairs, next()).mean).toBeCloseTo(1 - 3.2 / 4, 12);
  });

  test("is narrow where both of a pair share what the seed does, however much that is", () => {
    const pairs = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [seed, 0.8 * seed] as const);
    const { mean, low, high } = savedShare(pairs, next());
    expect(mean).toBeCloseTo(0.2, 12);
    expect(low).toBeCloseTo(0.2, 12);
    expect(high).toBeCloseTo(0.2, 12);
  });

  test("of few pairs holds the ratio of the means with Student's width of a linear figure", () => {
    // The first of each pair is 1, so the figure is linear and the interval that of the mean of 1 - second.
    const seconds = [0.7, 0.8, 0.9, 1.0];
    const share = savedShare(
      seconds.map((second) => [1, second] as const),
      next(),
    );
    const plain = meanInterval(
      seconds.map((second) => 1 - second),
      next(),
    );
    expect(share.mean).toBeCloseTo(plain.mean, 12);
    expect(share.low).toBeCloseTo(plain.low, 10);
    expect(share.high).toBeCloseTo(plain.high, 10);
  });
});

test("the best of four schedules that are all alike is seldom better for certain, chosen on the runs that are reported", () => {
  const source = random("choice");
  const cases = 300;
  let certain = 0;
  for (let i = 0; i < cases; i++) {
    // Validation and test loss of a run share most of what a seed does.
    const arms = Array.from({ length: 5 }, () =>
      Array.from({ length: 8 }, () => {
        const shared = source.normal();
        return { valid: 10 + shared + 0.5 * source.normal(), test: 10 + shared + 0.5 * source.normal() };
      }),
    );
    const mean = (arm: (typeof arms)[number]): number => arm.reduce((sum, { valid }) => sum + valid, 0);
    const [baseline, ...others] = arms;
    const best = others.reduce((low, each) => (mean(each) < mean(low) ? each : low));
    const pairs = best.map(({ test: loss }, k) => [baseline[k].test, loss] as const);
    if (savedShare(pairs, source.uniform, jointly(4)).low > 0) certain++;
  }
  // 2.5% of 300 and three deviations more; intervals for a single schedule give 6%.
  expect(certain / cases).toBeLessThan(0.052);
});
