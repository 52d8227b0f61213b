import { random, savedShare, type TuneReport } from "@anneal/lab";
import { expect, test } from "vitest";
import { outcomeOf } from "./outcome.ts";

type Arm = TuneReport["details"]["arms"][number];

const arm = (schedule: string, losses: readonly number[]): Arm => {
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  return {
    schedule,
    label: schedule,
    peakLr: 0.02,
    spec: { kind: "constant", value: 0.02 },
    test: { mean, low: mean, high: mean },
    valid: { mean, low: mean, high: mean },
    seedsBetter: losses.length,
    seeds: losses.map((loss, i) => ({ seed: i + 1, valid: loss, test: loss })),
    curve: [],
    stepsToBaseline: 60,
  };
};

function report(arms: readonly Arm[], chosen: string, certain: boolean): TuneReport {
  const [recommended, baseline] = [chosen, "constant"].map(
    (name) => arms.find((each) => each.schedule === name) as Arm,
  );
  const details = { certain, notes: [], arms, steps: 100 } as unknown as TuneReport["details"];
  return {
    recommended,
    baseline,
    improvement: { relative: 0.25, low: 0.2, high: 0.3, pairedSeeds: 4 },
    stepsToBaseline: 60,
    details,
  } as unknown as TuneReport;
}

const statistics = { savedShare, random };
const [low, alike, high] = [
  [0.3, 0.31, 0.29, 0.3],
  [0.31, 0.3, 0.3, 0.29],
  [0.4, 0.41, 0.39, 0.4],
];

test("a schedule that is better for certain is recommended, with what it cannot be told from", () => {
  const arms = [arm("linear", low), arm("wsd", alike), arm("constant", high)];
  expect(outcomeOf(report(arms, "linear", true), statistics)).toEqual({
    kind: "recommended",
    says: "Use linear with a peak of 0.02.",
    more: [
      "25% less test loss than constant at its best rate, 0.02 (95%: 20% to 30%, 4 of 4 seeds). It had the same loss after 60 of 100 steps.",
      "Cannot tell it from wsd with 4 seeds.",
    ],
  });
});

test("where the interval includes 0, seeds are too few", () => {
  const arms = [arm("linear", low), arm("constant", alike)];
  expect(outcomeOf(report(arms, "linear", false), statistics)).toMatchObject({
    kind: "untold",
    says: "Cannot tell linear from constant with 4 seeds; add seeds.",
  });
});

test("a constant rate that is better for certain is recommended too", () => {
  const arms = [arm("linear", high), arm("constant", low)];
  expect(outcomeOf(report(arms, "constant", false), statistics)).toMatchObject({
    kind: "recommended",
    says: "Use constant with a peak of 0.02.",
    more: [],
  });
});
