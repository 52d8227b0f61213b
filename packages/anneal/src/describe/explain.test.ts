import { expect, test } from "vitest";
import { compile, type Horizon, type Spec } from "../index.ts";
import {
  cyclic,
  infinite,
  inverseSqrt,
  multiStep,
  oneCycle,
  warmRestarts,
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
} from "../recipes/index.ts";
import { constant, cosine, knots, linear, noise, sequence, tableOf } from "../schedules/index.ts";
import { type Explanation, explain } from "./index.ts";

const of = (spec: Spec, horizon: Horizon): Explanation => explain(compile(spec, horizon), horizon, spec);
const textOf = ({ paragraphs }: Explanation): string => paragraphs.join("\n");

const everyKind: readonly (readonly [string, Spec, Horizon])[] = [
  ["constant", constant({ value: 1e-3 }), { steps: 1000 }],
  ["zero", constant({ value: 0 }), { steps: 1000 }],
  ["cosine", warmupCosine({ peak: 3e-4, warmup: "5%" }), { steps: 10_000 }],
  ["WSD", warmupStableDecay({ peak: 1e-3, warmup: 1000 }), { steps: 25_000, tokensPerStep: 102_400 }],
  ["one-cycle", oneCycle({ peak: 0.1 }), { steps: 1000, stepsPerEpoch: 100 }],
  ["SGDR", warmRestarts({ peak: 1, times: 3, stretch: 2 }), { steps: 7000 }],
  ["cyclic", cyclic({ low: 0.1, peak: 1, up: 100 }), { steps: 1000 }],
  ["multi-step", multiStep({ peak: 0.1, milestones: ["30ep", "60ep"] }), { steps: 9000, stepsPerEpoch: 100 }],
  ["inverse sqrt", inverseSqrt({ peak: 1, warmup: 100 }), { steps: 1000 }],
  ["infinite", infinite({ peak: 1, warmup: 100, cooldown: "20%" }), { steps: 10_000 }],
  ["table", tableOf([0.1, 0.1, 0.05, 0.01]), { steps: 4 }],
  [
    "noise",
    noise({ of: warmupLinear({ peak: 1, warmup: 100 }), std: 0.1 }),
    { steps: 1000, samplesPerStep: 32 },
  ],
  [
    "knots",
    knots({
      points: [
        [0, 0],
        [10, 1],
        [20, 0.5],
        [40, 0.8],
        [60, 0.2],
        [80, 0.4],
        [100, 0],
      ],
    }),
    { steps: 100 },
  ],
  ["one step", constant({ value: 1 }), { steps: 1 }],
];

test("every kind of schedule gets four to seven short paragraphs", () => {
  for (const [name, spec, horizon] of everyKind) {
    const { paragraphs } = of(spec, horizon);
    expect(paragraphs.length, name).toBeGreaterThanOrEqual(4);
    expect(paragraphs.length, name).toBeLessThanOrEqual(7);
    for (const paragraph of paragraphs) expect(paragraph.length, paragraph).toBeLessThan(520);
  }
});

test("the words keep to the style: no hype, no exclamation, nothing undefined, one space between words", () => {
  for (const [, spec, horizon] of everyKind) {
    const { title, paragraphs, facts, sources } = of(spec, horizon);
    const all = [
      title,
      ...paragraphs,
      ...facts.flatMap(({ label, value }) => [label, value]),
      ...sources.map(({ says }) => says),
    ];
    for (const text of all)
      expect(text).not.toMatch(
        /!|please|simply|powerful|oops|undefined|NaN|Infinity|\[object| {2}|\b1 steps|\b1 epochs/i,
      );
    for (const text of paragraphs) expect(text).toMatch(/^[A-Z].*\.$|^[A-Z].* \[\d\]\.$/);
  }
});

test("each mark in the text points to a source, each source has a mark, and marks come in order", () => {
  for (const [name, spec, horizon] of everyKind) {
    const explained = of(spec, horizon);
    const marks = [...textOf(explained).matchAll(/\[(\d+)\]/g)].map((found) => Number(found[1]));
    const firsts = [...new Set(marks)];
    expect(firsts, name).toEqual(explained.sources.map((_, k) => k + 1));
    for (const { arxiv } of explained.sources) expect(arxiv).toMatch(/^\d{4}\.\d{5}$/);
  }
});

test("WSD is told in three acts with its own numbers", () => {
  const [, first, second, third] = of(everyKind[3][1], everyKind[3][2]).paragraphs;
  expect(first).toContain(
    "For the first 1,000 steps (4% of the run, 102M tokens), the length grows from 9.99e-7 (1/1,000 of the longest step) to 1e-3.",
  );
  expect(second).toContain(
    "For the next 19,000 steps (76% of the run, 1.95B tokens), the length stays at 1e-3.",
  );
  expect(second).toContain("That is 89.8% of the way"); // 19000 * 1e-3 of 21.166
  expect(third).toContain(
    "For the last 5,000 steps (20% of the run, 512M tokens), the length shrinks from 1e-3 to 0 (1-sqrt).",
  );
});

test("cuts are told with their steps", () => {
  expect(textOf(of(everyKind[7][1], everyKind[7][2]))).toContain(
    "cut twice: to 0.01 at step 3,000, to 1e-3 (1/100 of the longest step) at step 6,000",
  );
});

test("a first update at 0 is pointed out", () => {
  const spec = linear({ from: 0, to: 1, over: 100 });
  expect(textOf(of(spec, { steps: 100 }))).toContain("update 0 changes nothing");
  expect(textOf(of(linear({ to: 1, over: 100 }), { steps: 100 }))).not.toContain("changes nothing");
});

test("a fall that ends before the run, or after it, is pointed out", () => {
  expect(textOf(of(cosine({ from: 1, to: 0, over: 60 }), { steps: 100 }))).toContain(
    "The fall is over at step 60; the last 40 steps run at length 0",
  );
  expect(textOf(of(cosine({ from: 1, to: 0, over: 500 }), { steps: 100 }))).toContain(
    "The fall would end at step 500, at 0; the run stops before",
  );
});

test("a jump between two parts is pointed out, a cut is not", () => {
  const drop = sequence({ of: [constant({ value: 1, over: 50 }), linear({ from: 0.7, to: 0, over: 50 })] });
  expect(textOf(of(drop, { steps: 100 }))).toContain("At step 50 the step length jumps from 1 to 0.7.");
  expect(textOf(of(everyKind[7][1], everyKind[7][2]))).not.toContain("jumps from");
});

test("an LR below 0 is pointed out", () => {
  expect(textOf(of(linear({ from: 1, to: -1, over: 100 }), { steps: 100 }))).toContain("−0.98 at step 99");
});

test("facts hold the units that the horizon knows, and only those", () => {
  const labels = (horizon: Horizon): readonly string[] =>
    of(constant({ value: 1 }), horizon).facts.map(({ label }) => label);
  const plain = [
    "Steps",
    "First LR",
    "Highest LR",
    "LR halfway",
    "Last LR",
    "Ends at",
    "Mean LR",
    "Sum of LR",
  ];
  expect(labels({ steps: 10 })).toEqual(plain);
  expect(labels({ steps: 10, stepsPerEpoch: 5, samplesPerStep: 2, tokensPerStep: 3 })).toEqual([
    "Steps",
    "Epochs",
    "Samples",
    "Tokens",
    ...plain.slice(1),
  ]);
});

test("many parts are told together after the third", () => {
  const { paragraphs } = of(everyKind[12][1], everyKind[12][2]);
  expect(paragraphs).toHaveLength(7);
  expect(paragraphs[4]).toMatch(/^In all it has 6 parts: it rises/);
});
