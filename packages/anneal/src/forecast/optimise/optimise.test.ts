import { describe, expect, test } from "vitest";
import { publishedRun, trained } from "../../../test/forecast/published.ts";
import { compile, sample } from "../../compile/index.ts";
import { warmupStableDecay } from "../../recipes/index.ts";
import type { KnotsSpec } from "../../schedules/index.ts";
import { fitRuns } from "../model/fit-runs.ts";
import type { Fitted } from "../model/fitted.ts";
import { lossesOf } from "../model/loss-of.ts";
import { predict } from "../model/predict.ts";
import { lossesAtEnd } from "./at-end.ts";
import { lbfgs } from "./lbfgs.ts";
import { nodesOf } from "./nodes.ts";
import { optimise } from "./optimise.ts";

const fitted = fitRuns(trained.map(publishedRun));
const common = { peak: 3e-4, steps: 24_000, warmup: 2160 };
const lrOf = (spec: Parameters<typeof compile>[0], steps = common.steps): Float64Array =>
  sample(compile(spec, { steps }), steps);
const forecast = (lr: Float64Array): number => predict(fitted, lr, { anyway: true }).final;

describe("the loss at the end, from nodes", () => {
  const times = Float64Array.of(0, 3, 40, 300, 1200, 1450, 1490, 1497, 1498, 1499);
  const lr = Float64Array.of(1, 20, 300, 300, 200, 60, 15, 6, 4, 2).map((each) => 1e-6 * each);
  const nodes = nodesOf(times);

  test("is the sum over all updates", () => {
    const points = Array.from(times, (k, i): [number, number] => [k, lr[i]]);
    const exact = lossesOf(fitted.members, lrOf({ kind: "knots", points }, 1500), [1499]);
    lossesAtEnd(fitted.members, { nodes, lr, peak: 3e-4 }).forEach((loss, i) => {
      expect(Math.abs(loss - exact[i][0])).toBeLessThan(1e-4);
    });
  });

  test("has the gradient of finite differences", () => {
    const shares = fitted.members.map(({ weight }) => weight);
    const value = (at: Float64Array): number =>
      lossesAtEnd(fitted.members, { nodes, lr: at, peak: 3e-4 }).reduce(
        (sum, loss, i) => sum + shares[i] * loss,
        0,
      );
    const slopes = new Float64Array(lr.length);
    lossesAtEnd(fitted.members, { nodes, lr, peak: 3e-4 }, { shares, into: slopes });
    lr.forEach((each, i) => {
      const moved = (by: number): number => value(lr.map((other, j) => (i === j ? other + by : other)));
      const want = (moved(1e-4 * each) - moved(-1e-4 * each)) / (2e-4 * each);
      expect(Math.abs(slopes[i] - want) * each).toBeLessThan(1e-7);
    });
  });
});

describe("the best schedule", () => {
  const best = optimise(fitted, common);
  const lr = lrOf(best.spec);

  test("ends below the schedules in use, by what it says, also when every update is summed", () => {
    expect(forecast(lr)).toBeCloseTo(best.final, 4);
    for (const { spec, gain, final, name } of best.gains) {
      expect(gain, name).toBeGreaterThan(0);
      expect(forecast(lrOf(spec)) - forecast(lr)).toBeCloseTo(gain, 4);
      expect(final - best.final).toBeCloseTo(gain, 9);
    }
  });

  test("rises over its warmup to the peak and never again", () => {
    expect(lr[2160]).toBe(3e-4);
    for (let k = 1; k < lr.length; k++)
      expect(k <= 2160 ? lr[k] > lr[k - 1] : lr[k] <= lr[k - 1] * (1 + 1e-12)).toBe(true);
  });

  test("cannot be bettered by moving any of its knots", () => {
    const { points: all } = best.spec as KnotsSpec;
    for (const [i, [, level]] of all.entries()) {
      for (const by of [0.98, 1.02]) {
        if (level === 3e-4) continue;
        const points = all.map(([k, y], j): [number, number] => [Number(k), i === j ? y * by : y]);
        expect(forecast(lrOf({ kind: "knots", points }))).toBeGreaterThan(best.final - 5e-5);
      }
    }
  });

  test("keeps a hold, a cooldown and a last LR that are asked for", () => {
    const held = lrOf(optimise(fitted, { ...common, hold: 9000 }).spec);
    expect(held[11_160]).toBe(3e-4);
    const cooled = lrOf(optimise(fitted, { ...common, cooldown: 1500 }).spec);
    expect(cooled[24_000 - 1501]).toBe(3e-4);
    expect(cooled[23_999]).toBeLessThan(3e-5);
    const ended = lrOf(optimise(fitted, { ...common, final: 3e-5 }).spec);
    expect(ended[23_999]).toBeCloseTo(3e-5, 12);
  });

  test("is found for a run of any length, with none or much of a warmup", () => {
    for (const [steps, warmup] of [
      [10, 0],
      [50, 40],
      [90_000, 0],
    ]) {
      const { spec, final } = optimise(fitted, { peak: 3e-4, steps, warmup, anyway: true });
      expect(Number.isFinite(final)).toBe(true);
      expect(compile(spec, { steps }).span).toBe(steps - 1);
    }
  });

  test.each([
    [{ steps: 9 }, "optimise.steps: expected a whole number from 10 to 1e9, received 9"],
    [{ peak: 0 }, "optimise.peak: expected a number above 0, received 0"],
    [{ warmup: 23_999 }, "optimise.warmup: expected a whole number"],
    [{ hold: 100, cooldown: 100 }, "optimise.hold"],
    [{ cooldown: 30_000 }, "optimise.cooldown: expected a whole number from 5 to what the warmup leaves"],
    [{ final: 3e-4 }, "optimise.final: expected a number above 0 and below the peak, received 0.0003"],
    [{ steps: 200_000 }, "steps: expected at most 4 times the longest run"],
  ])("%o is refused", (options, sentence) => {
    expect(() => optimise(fitted, { ...common, ...options })).toThrow(sentence);
  });
});

describe("a law that the search cannot follow", () => {
  // Every fall of the LR brings all of its gain at once, and lr ** -gamma is beyond all numbers, so there is no gradient:
  // the search stays where it begins, at a straight line, although training at the peak for longer is better.
  const [member] = fitted.members.filter(({ law }) => law === "mpl");
  const steep: Fitted = {
    ...fitted,
    members: [{ ...member, weight: 1, doubt: 1, exponent: 1, values: [3, 0.5, 0.5, 300, 1e300, 0.5, 3] }],
  };

  test("has the best of the schedules in use for an answer, and says so", () => {
    const { spec, final, gains, warnings } = optimise(steep, common);
    expect(spec).toEqual(warmupStableDecay({ peak: 3e-4, warmup: 2160 }));
    expect(warnings).toContain("The search found nothing better than WSD, last 20%, which is the answer.");
    // L0 + A S^-alpha - B (all that the LR has fallen less all that it has risen), by a plain sum over the schedule.
    const lr = lrOf(spec);
    const sum = lr.reduce((a, b) => a + b, 0);
    expect(final).toBeCloseTo(3 + 0.5 * sum ** -0.5 - 300 * (lr[0] - lr[lr.length - 1]), 4);
    for (const { gain } of gains) expect(gain).toBeGreaterThanOrEqual(0);
  });

  test("is not answered by one that breaks what is asked", () => {
    const spec = (asked: object) => optimise(steep, { ...common, ...asked }).spec;
    expect(spec({ hold: 10_000 })).toEqual(warmupStableDecay({ peak: 3e-4, warmup: 2160 }));
    expect(spec({ cooldown: 2000 }).kind).toBe("knots");
    expect(spec({ hold: 20_000 }).kind).toBe("knots");
    expect(spec({ final: 3e-5 }).kind).toBe("knots");
  });
});

test("L-BFGS finds the bottom of Rosenbrock's valley", () => {
  const { at } = lbfgs(
    ([x, y], gradient) => {
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      gradient[1] = 200 * (y - x * x);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    },
    Float64Array.of(-1.2, 1),
    { gain: 1e-14 },
  );
  expect(at[0]).toBeCloseTo(1, 5);
  expect(at[1]).toBeCloseTo(1, 5);
});
