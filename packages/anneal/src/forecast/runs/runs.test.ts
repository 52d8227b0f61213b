import { describe, expect, test } from "vitest";
import { compile, sample } from "../../compile/index.ts";
import { constant } from "../../schedules/index.ts";
import { specOfDescription } from "./description.ts";
import { differenceTo, ratesBetween } from "./rates.ts";
import { makeRun } from "./run.ts";
import { runOf } from "./run-of.ts";
import { thin } from "./thin.ts";

const lr = new Float64Array(10).fill(0.1);

describe("a run", () => {
  test("is put in order, the later of two losses at one update rules, and what is no number is left out", () => {
    const run = makeRun({
      name: "a",
      lr,
      steps: [5, 3, 5, 8],
      losses: [2, 3, 1.9, Number.POSITIVE_INFINITY],
    });
    expect([...run.steps]).toEqual([3, 5]);
    expect([...run.losses]).toEqual([3, 1.9]);
    expect(run.notes).toEqual([
      "a: 1 of 4 losses are not finite and were left out.",
      "a: 1 losses share an update with a later one, which rules; were they logged twice?",
    ]);
  });

  test.each([
    [{ steps: [], losses: [] }, "a.losses: expected at least one finite loss, received nothing"],
    [{ steps: [1], losses: [Number.NaN] }, "a.losses: expected at least one finite loss, received nothing"],
    [{ steps: [1, 2], losses: [1] }, "a.losses: expected 2 losses, one for each step, received 1"],
    [
      { steps: [1, 2], losses: [1, -0.5] },
      "a.losses[1]: expected a loss above 0, as the laws need, received -0.5",
    ],
    [{ steps: [1, 2.5], losses: [1, 1] }, "a.steps[1]: expected a whole number of updates, received 2.5"],
    [{ steps: [-1], losses: [1] }, "a.steps[0]: expected a whole number of updates, received -1"],
    [
      { steps: [1.7e12], losses: [1] },
      "a.steps: expected updates, fewer than 50000000, received 1700000000000; are these milliseconds, samples or tokens?",
    ],
    [
      { steps: [12], losses: [1] },
      "a.lr: expected the LR of 13 updates, received 10 (its last loss is at update 12)",
    ],
    [{ steps: [1], losses: [1], lr: [0, 0] }, "a.lr: expected an LR above 0 somewhere, received 0"],
    [{ steps: [1], losses: [1], lr: [1, -1] }, "a.lr[1]: expected an LR of at least 0, received -1"],
    [{ steps: "1", losses: [1] }, 'a.steps: expected a list of numbers, received "1"'],
  ])("says in one sentence what is wrong with %o", (source, sentence) => {
    expect(() => makeRun({ name: "a", lr, ...source } as never)).toThrow(sentence);
  });
});

describe("the LR between logged points", () => {
  const logged = { steps: Float64Array.of(2, 4), values: Float64Array.of(1, 0) };

  test("goes in straight lines, and says what it assumes before and behind", () => {
    const { lr: rates, notes } = ratesBetween(logged, 6);
    expect([...rates]).toEqual([1, 1, 1, 0.5, 0, 0]);
    expect(notes).toEqual([
      "The LR was logged at 2 of 6 updates; between them it is taken to go in straight lines; before update 2 the first one is assumed, after update 4 the last one is assumed.",
    ]);
  });

  test("needs no words where every update was logged", () => {
    expect(ratesBetween({ steps: Float64Array.of(1, 0), values: Float64Array.of(2, 3) }, 2)).toEqual({
      lr: Float64Array.of(3, 2),
      notes: [],
    });
  });

  test("is compared with a schedule as a share of the peak", () => {
    expect(differenceTo(Float64Array.of(2, 2, 2, 2, 1), logged)).toBe(0.5);
  });
});

describe("a run from a log", () => {
  const steps = Float64Array.of(0, 5, 9);
  const valLoss = { steps, values: Float64Array.of(3, 2, 1.5) };

  test("takes the validation loss, and the LR of a spec that agrees with the log", () => {
    const logged = { steps, values: Float64Array.of(0.1, 0.1, 0.1) };
    const log = { name: "a", lr: logged, loss: { steps, values: steps }, valLoss };
    const run = runOf(log, { spec: constant({ value: 0.1 }) });
    expect([...run.losses]).toEqual([3, 2, 1.5]);
    expect(run.notes).toEqual([]);
  });

  test("does not believe a spec that is off", () => {
    const logged = { steps, values: Float64Array.of(0.1, 0.1, 0.05) };
    const run = runOf({ name: "a", lr: logged, valLoss }, { spec: constant({ value: 0.1 }) });
    expect(run.lr[9]).toBe(0.05);
    expect(run.notes[0]).toBe(
      "a: The schedule given for it is 50% of the peak away from the LR that was logged, which is used instead.",
    );
  });

  test("says what is missing", () => {
    expect(() => runOf({ name: "a", valLoss })).toThrow(
      "a.lr: expected a logged LR, or a spec, received nothing",
    );
    expect(() => runOf({ name: "a" })).toThrow("a.loss: expected at least one logged loss, received nothing");
    const late = { steps: Float64Array.of(1.7e12), values: Float64Array.of(1) };
    expect(() => runOf({ name: "a", loss: late }, { spec: constant({ value: 1 }) })).toThrow("milliseconds");
  });
});

describe("the description of a schedule", () => {
  const peakLr = 2e-3;
  const common = { peakLr, totalSteps: 1000, warmupSteps: 100, finalLr: 0 };
  const at = (description: object, ...steps: readonly number[]): readonly number[] => {
    const spec = specOfDescription({ ...common, ...description });
    const rates = sample(compile(spec as never, { steps: 1000 }), 1000);
    return steps.map((step) => rates[step] / peakLr);
  };

  test("warmup, hold and cooldown lie where the words put them", () => {
    const words = {
      schedule: "warmup-stable-decay",
      warmupShape: "linear from 1% of peak",
      cooldownFraction: 0.2,
      cooldownShape: "linear",
    };
    const [start, half, hold, cooling] = at(words, 0, 50, 800, 900);
    expect(start).toBeCloseTo(0.01, 12);
    expect(half).toBeCloseTo(0.505, 12);
    expect(hold).toBe(1);
    expect(cooling).toBeCloseTo(0.5, 12);
    expect(at({ ...words, cooldownShape: "1-sqrt" }, 850)[0]).toBeCloseTo(0.5, 12);
  });

  test("cosine warmups and decays are half waves", () => {
    const found = at({ schedule: "cosine", warmupShape: "cosine from 1% of peak", finalLr: 2e-4 }, 25, 550);
    expect(found[0]).toBeCloseTo(0.01 + (0.99 * (1 - Math.SQRT1_2)) / 2, 12);
    expect(found[1]).toBeCloseTo(0.55, 12);
  });

  test.each([
    { schedule: "sawtooth" },
    { schedule: "cosine", warmupShape: "sudden" },
    { schedule: "wsd" },
    { schedule: "wsd", cooldownFraction: 0.95 },
    { schedule: "wsd", cooldownFraction: 0.2, cooldownShape: "wavy" },
    { schedule: "cosine", peakLr: null },
    { schedule: "cosine", totalSteps: "1000" },
    { schedule: "constructor" },
    {},
  ])("that does not say all of it gives nothing: %o", (description) => {
    expect(specOfDescription({ ...common, ...description } as never)).toBeUndefined();
  });
});

describe("the points that a fit looks at", () => {
  const long = (losses: (step: number) => number) =>
    makeRun({
      lr: new Float64Array(2000).fill(1),
      steps: Float64Array.from({ length: 1000 }, (_, i) => 2 * i),
      losses: Float64Array.from({ length: 1000 }, (_, i) => losses(2 * i)),
    });

  test("are evenly spaced, behind what is skipped, with the last one among them", () => {
    const { steps } = thin(
      long((t) => 3 - t / 1e4),
      { skip: 0.05, points: 20, quiet: 1e-3 },
    );
    expect(steps[0]).toBe(100);
    expect(steps[19]).toBe(1998);
    expect(steps.length).toBe(20);
  });

  test("keep a parabola as it is, and average noise", () => {
    const parabola = (t: number): number => 3 - t / 1e3 + (t / 2000) ** 2;
    const noise = (t: number): number => 0.05 * Math.sin(t * 12.9898) * Math.sin(t * 78.233);
    const exact = thin(long(parabola), { skip: 0, points: 20, quiet: 0 });
    const noisy = thin(
      long((t) => parabola(t) + noise(t)),
      { skip: 0, points: 20, quiet: 1e-3 },
    );
    exact.losses.forEach((loss, i) => {
      expect(loss).toBeCloseTo(parabola(exact.steps[i]), 9);
    });
    const off = noisy.losses.map((loss, i) => Math.abs(loss - parabola(noisy.steps[i])));
    expect(off.reduce((a, b) => a + b) / 20).toBeLessThan(0.01);
  });
});
