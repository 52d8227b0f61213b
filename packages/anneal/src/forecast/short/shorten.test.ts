import { describe, expect, test } from "vitest";
import { publishedRun, trained } from "../../../test/forecast/published.ts";
import { compile, sample } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { fitRuns } from "../model/fit-runs.ts";
import type { Fitted } from "../model/fitted.ts";
import { predict } from "../model/predict.ts";
import { optimise } from "../optimise/optimise.ts";
import type { OptimiseOptions } from "../optimise/options.ts";
import { fewKnots, type Point } from "./few-knots.ts";
import { shorten } from "./shorten.ts";

const fitted = fitRuns(trained.map(publishedRun));
const common = { peak: 3e-4, steps: 24_000, warmup: 2160 };
const lrOf = (spec: Spec, steps: number): Float64Array => sample(compile(spec, { steps }), steps);
const forecast = (spec: Spec, steps: number): number =>
  predict(fitted, lrOf(spec, steps), { anyway: true }).final;

describe("the short form of what a search finds", () => {
  test.each<[string, Partial<OptimiseOptions>]>([
    ["free", {}],
    ["with a hold", { hold: 9000 }],
    ["with a short cooldown", { cooldown: 1500 }],
    ["with a last LR", { final: 3e-5 }],
    ["with a tiny last LR", { final: 1e-9 }],
    ["without a warmup", { warmup: 0 }],
    ["of few updates", { steps: 50, warmup: 5 }],
    ["of many", { steps: 90_000 }],
    // What a log that was kept in single precision, or a mean of several, says of a peak of 3e-4.
    ["from a peak with digits that nobody typed", { peak: 2.99999999446888e-4, warmup: 299 }],
    ["from a peak that single precision holds", { peak: Math.fround(3e-4), cooldown: 12_000 }],
    ["from a peak of seven digits", { peak: 2.123456e-4 }],
  ])("%s has at most 8 knots, is near, and ends where it says, when every update is summed", (_, more) => {
    const asked = { ...common, ...more, anyway: true };
    const { spec, short, final } = optimise(fitted, asked);
    const { start = -1, fall } = short;
    expect(fall?.kind === "knots" ? fall.points.length : 2).toBeLessThanOrEqual(8);
    expect(start).toBeGreaterThanOrEqual(asked.warmup + (asked.hold ?? 0));
    if (asked.cooldown !== undefined) expect(start).toBeGreaterThanOrEqual(asked.steps - 1 - asked.cooldown);
    const [mine, whole] = [lrOf(short.spec, asked.steps), lrOf(spec, asked.steps)];
    expect(mine[asked.warmup]).toBe(asked.peak);
    for (let k = asked.warmup + 1; k < mine.length; k++) expect(mine[k]).toBeLessThanOrEqual(mine[k - 1]);
    expect(Math.max(...whole) / asked.peak).toBeCloseTo(1, 12);
    if (asked.final !== undefined) expect(mine[mine.length - 1]).toBeCloseTo(asked.final, 15);
    const off = mine.reduce((most, lr, k) => Math.max(most, Math.abs(lr - whole[k])), 0) / asked.peak;
    // Steps are rounded, too, which moves a steep place.
    expect(off).toBeLessThan(0.01);
    expect(Math.abs(forecast(short.spec, asked.steps) - short.final)).toBeLessThan(2e-4);
    expect(short.final / final - 1).toBeLessThan(0.001);
  });

  test("is one part, where one part is near: a half cosine that a search had put into knots", () => {
    const frame = { steps: 24_000, peak: 3e-4, warmup: 2160, from: 2160 };
    const start = 12_000;
    const cosine = (step: number): number =>
      1.5e-4 * (1 + Math.cos((Math.PI * (step - start)) / (24_000 - start)));
    const points = Array.from({ length: 40 }, (_, i): Point => {
      const step = Math.round(start + (i * (23_999 - start)) / 39);
      return [step, cosine(step)];
    });
    const { fall, start: from, off } = shorten(fitted, points, { frame, final: undefined });
    expect(fall).toEqual({ kind: "cosine", from: 3e-4, to: 0, over: 12_000 });
    expect(from).toBe(12_000);
    expect(off).toBeLessThan(1e-9);
  });

  test("is the answer itself, where that is in parts", () => {
    // A law that no search can follow: the answer is a schedule in use.
    const [member] = fitted.members.filter(({ law }) => law === "mpl");
    const values = [3, 0.5, 0.5, 300, 1e300, 0.5, 3];
    const steep: Fitted = { ...fitted, members: [{ ...member, weight: 1, doubt: 1, exponent: 1, values }] };
    const { spec, final, low, high, short } = optimise(steep, common);
    expect(spec.kind).toBe("sequence");
    expect(short).toEqual({ spec, off: 0, final, low, high });
  });
});

describe("few knots", () => {
  test("of a line are its ends, of a corner the corner too, whatever lies between", () => {
    const line = Array.from({ length: 9 }, (_, i): Point => [i * i, 5 - i * i]);
    expect(fewKnots(line, 1e-9)).toEqual([line[0], line[8]]);
    const corner = Array.from({ length: 9 }, (_, i): Point => [i, Math.max(0, 4 - i)]);
    expect(fewKnots(corner, 1e-9)).toEqual([corner[0], corner[4], corner[8]]);
  });

  test("are as few as any choice of points allows", () => {
    const points = Array.from({ length: 11 }, (_, i): Point => [i, Math.exp(-i / 3)]);
    const offOf = (knots: readonly Point[]): number => {
      const { at } = compile({ kind: "knots", points: knots }, { steps: 10 });
      return Math.max(...points.map(([step, lr]) => Math.abs(at(step) - lr)));
    };
    for (const tolerance of [0.2, 0.05, 0.02, 0.01, 1e-3]) {
      const found = fewKnots(points, tolerance);
      expect(offOf(found)).toBeLessThanOrEqual(tolerance + 1e-12);
      // All choices of points between the ends.
      const fewest = Array.from({ length: 2 ** 9 }, (_, bits) =>
        points.filter((_, i) => i === 0 || i === 10 || ((bits >> (i - 1)) & 1) === 1),
      ).filter((some) => offOf(some) <= tolerance + 1e-12);
      expect(found.length).toBe(Math.min(...fewest.map(({ length }) => length)));
    }
  });
});
