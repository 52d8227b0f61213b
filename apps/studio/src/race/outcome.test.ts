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

test("a schedule that is better for certain is recommended, with what it cannot be told from", async () => {
  const arms = [arm("linear", low), arm("wsd", alike), arm("constant", high)];
  expect(await outcomeOf(report(arms, "linear", true), statistics)).toEqual({
    kind: "recommended",
    says: "Use linear with a peak of 0.02.",
    more: [
      "25% less test loss than constant at its best rate, 0.02 (95%: 20% to 30%, 4 of 4 seeds). It had the same loss after 60 of 100 steps.",
      "Cannot tell linear from wsd with 4 seeds.",
    ],
  });
});

test("where the interval includes 0, seeds are too few", async () => {
  const arms = [arm("linear", low), arm("constant", alike)];
  expect(await outcomeOf(report(arms, "linear", false), statistics)).toMatchObject({
    kind: "untold",
    says: "Cannot tell linear from constant with 4 seeds; add seeds.",
  });
});

test("a constant rate that is better for certain is recommended too, with by how much", async () => {
  const arms = [arm("linear", high), arm("constant", low)];
  const { says, kind, more } = await outcomeOf(report(arms, "constant", false), statistics);
  expect([kind, says]).toEqual(["recommended", "Use constant with a peak of 0.02."]);
  // 1 - 0.3 / 0.4
  expect(more).toEqual([expect.stringMatching(/^25% less test loss than linear \(95%: 2\d% to 2\d%\)\.$/)]);
});

test("every schedule that was raced is spoken of, whichever has the lowest mean", async () => {
  const close = [0.29, 0.3, 0.31, 0.29];
  const arms = [
    arm("linear", low),
    arm("wsd", high),
    arm("cosine", close),
    arm("constant", [0.5, 0.5, 0.51, 0.5]),
  ];
  const { more } = await outcomeOf(report(arms, "linear", true), statistics);
  expect(more.slice(1)).toEqual([
    expect.stringMatching(/^25% less test loss than wsd \(95%: /),
    "Cannot tell linear from cosine with 4 seeds.",
  ]);
  const worse = await outcomeOf(
    report([arm("linear", high), arm("wsd", low), arm("constant", high)], "linear", true),
    statistics,
  );
  // 0.4 / 0.3 - 1, the recommendation going by the validation set
  expect(worse.more.slice(1)).toEqual([
    expect.stringMatching(/^On the test set it has 33% more loss than wsd \(95%: /),
  ]);
});

test("what these seeds cannot tell names all, and what they can is said all the same", async () => {
  const flat = [0.3, 0.3, 0.31, 0.29];
  const three = [arm("linear", low), arm("wsd", high), arm("cosine", flat), arm("constant", alike)];
  const { says, more } = await outcomeOf(report(three, "linear", false), statistics);
  expect(says).toBe("Cannot tell linear from constant with 4 seeds; add seeds.");
  expect(more).toEqual([
    expect.stringMatching(/^25% less test loss than wsd/),
    "Cannot tell linear from cosine with 4 seeds.",
  ]);
  const constant = [arm("constant", low), arm("linear", alike), arm("wsd", flat)];
  expect(await outcomeOf(report(constant, "constant", false), statistics)).toEqual({
    kind: "untold",
    says: "Cannot tell constant from linear and wsd with 4 seeds; add seeds.",
    more: [],
  });
});
