import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishedRun, trained } from "../../../test/forecast/published.ts";
import { syntheticRun } from "../../../test/forecast/synthetic.ts";
import { convex4 } from "../laws/convex4.ts";
import { laws } from "../laws/laws.ts";
import { mpl } from "../laws/mpl.ts";
import { courseOf } from "../runs/course.ts";
import { makeRun, type Run } from "../runs/run.ts";
import { fitLaw, type LawFit } from "./fit-law.ts";

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** The last loss of a run by a fit. */
function lastLoss({ law, values }: LawFit, { lr, steps }: Run): number {
  const loss = new Float64Array(1);
  laws[law].prepare(courseOf(lr), [steps[steps.length - 1]]).evaluate(values, loss);
  return loss[0];
}

describe("a law that runs were made of is found again", () => {
  test("convex4: its parameters, from one run", () => {
    const truth = fc.tuple(between(1, 4), between(0.5, 3), between(0.25, 0.9), between(20, 200));
    fc.assert(
      fc.property(truth, (values) => {
        const run = syntheticRun("wsd", { law: convex4, values });
        const found = fitLaw(convex4, [run], { trust: 0 });
        values.forEach((value, j) => {
          expect(Math.abs(found.values[j] / value - 1)).toBeLessThan(0.01);
        });
      }),
      { seed: 5, numRuns: 20 },
    );
  });

  test("mpl: what it says of a shape that it was not fitted to", () => {
    const truth = fc.record({
      L0: between(1, 4),
      A: between(0.3, 1.5),
      alpha: between(0.3, 0.7),
      B: between(50, 300),
      C: between(0.5, 4),
      beta: between(0.4, 0.8),
      gamma: between(0.4, 0.7),
    });
    fc.assert(
      fc.property(truth, ({ L0, A, alpha, B, C, beta, gamma }) => {
        const made = { law: mpl, values: [L0, A, alpha, B, C, beta, gamma] };
        const runs = ["cosine", "stages"].map((shape) => syntheticRun(shape, made));
        const held = syntheticRun("wsd", made);
        const gain = held.losses[79] - held.losses[99];
        const found = fitLaw(mpl, runs, { trust: 0 });
        expect(Math.abs(lastLoss(found, held) - held.losses[99])).toBeLessThan(0.02 * gain + 1e-4);
      }),
      { seed: 6, numRuns: 10 },
    );
  });

  test("across peaks: the powers of the peak", () => {
    const [a, c, high] = [0.3, -0.6, 2e-3];
    const runs = [5e-4, 2e-3].flatMap((peak) =>
      ["cosine", "wsd"].map((shape) => {
        const values = [2, 1.2 * (peak / high) ** a, 0.4, 40 * (peak / high) ** c];
        return syntheticRun(shape, { law: convex4, values, peak });
      }),
    );
    const found = fitLaw(convex4, runs, { trust: 0 });
    expect(found.across?.peak).toBe(high);
    expect(found.across?.a).toBeCloseTo(a, 2);
    expect(found.across?.c).toBeCloseTo(c, 2);
  });
});

test("equal runs with the LR in another unit give the same law", () => {
  const runs = trained.map(publishedRun);
  const scaled = runs.map((run) => makeRun({ ...run, lr: run.lr.map((each) => 1000 * each) }));
  const [one, other] = [fitLaw(mpl, runs), fitLaw(mpl, scaled)];
  runs.forEach((run, i) => {
    expect(lastLoss(other, scaled[i])).toBeCloseTo(lastLoss(one, run), 6);
  });
  expect(other.values[2]).toBeCloseTo(one.values[2], 4);
});

test("losses in another unit give the same law in that unit", () => {
  const runs = trained.map(publishedRun);
  const doubled = runs.map((run) => makeRun({ ...run, losses: run.losses.map((each) => 2 * each) }));
  const [one, other] = [fitLaw(convex4, runs), fitLaw(convex4, doubled)];
  expect(other.values[0] / one.values[0]).toBeCloseTo(2, 4);
  expect(other.values[2]).toBeCloseTo(one.values[2], 4);
});

test("a spike of the loss hardly moves the law", () => {
  const runs = trained.map(publishedRun);
  const spiked = runs.map((run) =>
    makeRun({ ...run, losses: run.losses.map((each, i) => each + (i === 91 ? 2 : 0)) }),
  );
  const [one, other] = [fitLaw(convex4, runs), fitLaw(convex4, spiked)];
  expect(Math.abs(lastLoss(other, runs[0]) - lastLoss(one, runs[0]))).toBeLessThan(0.002);
});

test("noisy losses are averaged: noise of 0.03 moves the end by less than 0.006", () => {
  const values = [2, 1.2, 0.4, 60];
  const noise = (i: number): number => 0.03 * (((i * 7919) % 101) / 50.5 - 1);
  const clean = syntheticRun("wsd", { law: convex4, values, steps: 20_000 });
  const noisy = syntheticRun("wsd", { law: convex4, values, steps: 20_000, noise });
  const found = fitLaw(convex4, [noisy]);
  expect(Math.abs(lastLoss(found, clean) - clean.losses[clean.losses.length - 1])).toBeLessThan(0.006);
});

test.each([
  [{ skip: 1 }, "skip: expected a share of at least 0 and below 1, received 1"],
  [{ delta: 0 }, "delta: expected a number above 0 and at most 1, received 0"],
  [{ points: 2.5 }, "points: expected a whole number from 5 to 1e5, received 2.5"],
  [{ exponent: Number.NaN }, "exponent: expected a number above 0 and at most 2, received NaN"],
])("options that cannot be are refused: %o", (options, sentence) => {
  expect(() => fitLaw(convex4, [publishedRun("cosine_24000")], options)).toThrow(sentence);
});
