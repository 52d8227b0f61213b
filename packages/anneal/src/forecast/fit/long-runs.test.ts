import { describe, expect, test } from "vitest";
import { mpl } from "../laws/mpl.ts";
import { lossesOf } from "../model/loss-of.ts";
import { courseOf } from "../runs/course.ts";
import { peakOf } from "../runs/peak.ts";
import { makeRun, type Run } from "../runs/run.ts";
import { fitAtExponents, fitDataFor, fitLaw } from "./fit-law.ts";

const [updates, peak, warmup] = [120_000, 1e-3, 1200];
const truth = [2.6, 0.55, 0.5, 150, 2, 0.55, 0.6];

const shapes: { readonly [name: string]: (done: number) => number } = {
  cosine: (done) => 0.55 + 0.45 * Math.cos(Math.PI * done),
  wsd: (done) => Math.min(1, (1 - done) / 0.2),
  line: (done) => 1 - done,
};

const lrOf = (name: string): Float64Array =>
  Float64Array.from({ length: updates }, (_, k) =>
    k < warmup ? (peak * (k + 1)) / warmup : peak * shapes[name]((k - warmup) / (updates - warmup)),
  );

/** Losses of the law, summed update by update, with noise, one in 12 updates. */
function runOf(name: string): Run {
  const lr = lrOf(name);
  const steps = Float64Array.from({ length: updates / 12 }, (_, i) => 12 * i + 11);
  const losses = new Float64Array(steps.length);
  mpl.prepare(courseOf(lr), steps).evaluate(truth, losses);
  const noise = (i: number): number => 0.004 * Math.sin(12.9898 * i * i + 78.233 * i);
  return makeRun({ name, lr, steps, losses: losses.map((loss, i) => loss + noise(i)) });
}

describe("a fit to a long log", () => {
  const runs = ["cosine", "wsd"].map(runOf);
  const line = lrOf("line");
  const end = [updates - 1];
  const actual = new Float64Array(1);
  mpl.prepare(courseOf(line), end).evaluate(truth, actual);

  test("of bundles of updates forecasts what a fit update by update forecasts, to 0.00001", () => {
    const data = fitDataFor(runs, {});
    const whole = runs.map(({ lr }, i) => ({ lr, places: data.points[i].steps, peak: peakOf(lr) }));
    expect(data.tracks[0].lr.length).toBeLessThan(updates / 4);
    const options = { exponents: [0.75, 0.5] };
    const few = fitAtExponents(mpl, data, options);
    const all = fitAtExponents(mpl, { ...data, tracks: whole }, options);
    const [mine, theirs] = [few, all].map((fits) => lossesOf(fits, line, end).map(([loss]) => loss));
    mine.forEach((loss, i) => {
      expect(Math.abs(loss - theirs[i])).toBeLessThan(1e-5);
    });
  });

  test("of 24 points a run forecasts what a fit of 400 forecasts, to 0.0005, and both what comes, to 0.001", () => {
    const [few, many] = [24, 400].map(
      (points) => lossesOf([fitLaw(mpl, runs, { points, trust: 0 })], line, end)[0][0],
    );
    expect(Math.abs(few - many)).toBeLessThan(5e-4);
    expect(Math.abs(few - actual[0])).toBeLessThan(1e-3);
    expect(Math.abs(many - actual[0])).toBeLessThan(1e-3);
  });
});
