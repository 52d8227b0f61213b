import { expect, test } from "vitest";
import { digits } from "../../../test/report/digits.ts";
import type { TuneReport } from "../data.ts";
import { viewOf } from "../view.ts";
import { stepTicks } from "./frame.ts";
import { cutAbove, reach } from "./lines.ts";
import { lossChart } from "./loss-chart.ts";
import { lrChart } from "./lr-chart.ts";
import { rangeChart } from "./range-chart.ts";
import { ratesChart } from "./rates-chart.ts";
import { pairsOf, seedsChart } from "./seeds-chart.ts";

const size = { width: 424, height: 258 };
const textsIn = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text.replace(/<[^>]*>/g, ""));

const withCurves = (scale: (loss: number) => number): TuneReport => ({
  ...digits,
  details: {
    ...digits.details,
    arms: digits.details.arms.map((arm) => ({
      ...arm,
      curve: arm.curve.map(({ step, loss }) => ({ step, loss: scale(loss) })),
    })),
  },
});

test("a loss that spans more than a decade is on a log axis, another is not", () => {
  expect(textsIn(lossChart(viewOf(digits), size).text)).toContain(
    "validation data, log scale, mean of 8 seeds",
  );
  const flat = lossChart(viewOf(withCurves((loss) => 2 + loss)), size).text;
  expect(textsIn(flat)).toContain("validation data, mean of 8 seeds");
});

test("the crossing stands at its step: as far along the axis as the step is along the run", () => {
  const svg = lossChart(viewOf(digits), size).text;
  const at = Number(/<circle class="ring s0" cx="([\d.]+)"/.exec(svg)?.[1]);
  const [, left, right] = /<path class="axis" d="M([\d.]+) [\d.]+H([\d.]+)"/.exec(svg) ?? [];
  const share = (at - Number(left)) / (Number(right) - Number(left));
  expect(share).toBeCloseTo((digits.stepsToBaseline as number) / 1200, 2);
});

test("the LR chart names both lines and the phases with their lengths", () => {
  const texts = textsIn(lrChart(viewOf(digits), size).text);
  for (const text of [
    "Linear to zero, peak 0.04",
    "Best constant rate, 0.02",
    "warmup 60 steps",
    "decay 1,140 steps",
    "0.04",
    "1,200",
  ])
    expect(texts).toContain(text);
});

test("a straight schedule takes few points: its corners", () => {
  const path = /class="s0 heavy" d="([^"]*)"/.exec(lrChart(viewOf(digits), size).text)?.[1] ?? "";
  const points = path.split(/[ML]/).slice(1);
  expect(points.length).toBeLessThan(8);
  const heights = points.map((point) => Number(point.split(" ")[1]));
  // 0.04 is 1 / 1.16 of the way up from 232 to 27
  expect(Math.min(...heights)).toBeCloseTo(232 - (232 - 27) / 1.16, 0);
});

test("a seed on which one of the two diverged has a mark and no dot", () => {
  const [linear, , , constant] = digits.details.arms;
  const diverged = { step: 9, lr: 0.04, lastFiniteLoss: 3 };
  const broken = {
    ...constant,
    seeds: constant.seeds.map((one) => (one.seed === 3 ? { ...one, test: Number.NaN, diverged } : one)),
  };
  const pairs = pairsOf(linear, broken);
  expect(pairs[2]).toEqual({ seed: 3, saved: undefined, note: "constant diverged" });
  const svg = seedsChart(pairs, linear.saved, size).text;
  expect(textsIn(svg)).toContain("✗ constant diverged");
  expect(svg.match(/<circle class="f0"/g)).toHaveLength(6); // of 8 seeds one is worse and one is not there
  expect(svg.match(/<circle class="ring s0"/g)).toHaveLength(1);
});

test("a rate at which all runs diverged is marked on a rail above, and the line ends before it", () => {
  const points = [0.01, 0.1, 1].map((peakLr, k) => ({ peakLr, loss: k === 2 ? null : 1 / (k + 1) }));
  const svg = ratesChart([{ label: "WSD", hue: 0, isHeavy: true, points }], size, { title: "t" }).text;
  expect(textsIn(svg)).toContain("diverged");
  expect(/class="s0 heavy" d="([^"]*)"/.exec(svg)?.[1].split(/[ML]/)).toHaveLength(3);
});

test("rules of the range test are numbered in their order; one without a rate has no disc", () => {
  const test = digits.details.rangeTest as NonNullable<TuneReport["details"]["rangeTest"]>;
  expect(
    [...rangeChart(test, size).text.matchAll(/class="number"[^>]*>(\d)</g)].map(([, number]) => number),
  ).toEqual(["1", "2", "3"]);
});

test("steps are divided into equal round parts where there are some", () => {
  const texts = (steps: number): (string | undefined)[] => stepTicks(steps, 360).map(({ text }) => text);
  expect(texts(1200)).toEqual(["1,200", "0", "300", "600", "900"]);
  expect(texts(25_000)).toEqual(["25k", "0", "5,000", "10k", "15k", "20k"]);
  expect(texts(937)).toEqual(["937", "0", "200", "400", "600", "800"]);
});

test("a line from above the plot begins where it enters", () => {
  expect(
    cutAbove(
      [
        { x: 0, y: 0 },
        { x: 10, y: 20 },
      ],
      10,
    ),
  ).toEqual([
    { x: 5, y: 10 },
    { x: 10, y: 20 },
  ]);
  expect(
    reach(
      [
        { x: 0, y: 0 },
        { x: 10, y: 20 },
      ],
      2,
      4,
    ),
  ).toEqual({ top: 4, bottom: 8 });
});
