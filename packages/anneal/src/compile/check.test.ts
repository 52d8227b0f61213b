import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../test/specs.ts";
import {
  chebyshev,
  cooldown,
  cyclic,
  flatCosine,
  infinite,
  inverseSqrt,
  kDecay,
  multiStep,
  noam,
  oneCycle,
  oneCycleMomentum,
  slantedTriangular,
  stepDecay,
  warmRestarts,
  warmupCosine,
  warmupLinear,
  warmupRex,
  warmupStableDecay,
} from "../recipes/index.ts";
import {
  type Curve,
  clamp,
  constant,
  cosine,
  defineKind,
  exponential,
  knots,
  linear,
  repeat,
  type Spec,
  sequence,
  slice,
  steps,
  sum,
  table,
} from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { check } from "./check.ts";
import { compile } from "./compile.ts";
import { type Compiler, createCompiler } from "./create-compiler.ts";

const said = (spec: Spec, run: number): string[] =>
  check(spec, { steps: run }).warnings.map((warning) => warning.message);

// What people have published, in the numbers they gave; steps are theirs.
const published: [string, Spec, number][] = [
  [
    "nanoGPT's GPT-2: 2,000 up, down to a tenth over the rest of 600,000",
    warmupCosine({ peak: 6e-4, warmup: 2000, floor: 6e-5 }),
    600_000,
  ],
  [
    "LLaMA: 2,000 up, cosine to a tenth",
    warmupCosine({ peak: 3e-4, warmup: 2000, floor: 3e-5, warmupFrom: 1e-7 }),
    350_000,
  ],
  [
    "GPT-3: 375M tokens up, a tenth at 260B of 300B",
    sequence({
      of: [
        linear({ to: 6e-4, over: 117 }),
        cosine({ from: 6e-4, to: 6e-5, over: 81_000 }),
        constant({ value: 6e-5 }),
      ],
    }),
    93_750,
  ],
  ["BERT: 10,000 up, straight to 0 at a million", warmupLinear({ peak: 1e-4, warmup: 10_000 }), 1_000_000],
  [
    "the first Transformer: 4,000 up, then 1/sqrt",
    noam({ peak: (512 * 4000) ** -0.5, warmup: 4000 }),
    100_000,
  ],
  ["fairseq and ViT-G: inverse square root", inverseSqrt({ peak: 5e-4, warmup: 4000 }), 300_000],
  [
    "Zhai: inverse square root with a cooldown at the end",
    sequence({
      of: [
        slice({ of: inverseSqrt({ peak: 8e-4, warmup: 10_000 }), over: 950_000 }),
        linear({ from: 8.2e-5, to: 0, over: 50_000 }),
      ],
    }),
    1_000_000,
  ],
  [
    "MiniCPM: WSD with a tenth of cooldown",
    warmupStableDecay({ peak: 0.01, warmup: 200, cooldown: "10%" }),
    20_000,
  ],
  ["Hägele: 300 up, 20% 1-sqrt", warmupStableDecay({ peak: 1e-3, warmup: 300 }), 50_000],
  [
    "ResNet: 30, 60 and 90 epochs of 5,005 steps",
    multiStep({ peak: 0.1, milestones: [150_150, 300_300] }),
    450_450,
  ],
  [
    "ImageNet in one hour: 5 epochs up, then milestones",
    multiStep({ peak: 3.2, warmup: 782, warmupFrom: 0.1, milestones: [4692, 9384, 12_512] }),
    14_076,
  ],
  ["one milestone, with a warmup", multiStep({ peak: 0.1, warmup: 1000, milestones: [40_000] }), 60_000],
  [
    "two milestones close together",
    multiStep({ peak: 0.1, warmup: 1000, milestones: [40_000, 40_100] }),
    60_000,
  ],
  ["step decay that drops once", stepDecay({ peak: 0.1, warmup: 500, every: 30_000 }), 50_000],
  ["one cycle", oneCycle({ peak: 0.1 }), 10_000],
  ["one cycle in three phases", oneCycle({ peak: 3, phases: 3, warmup: "45%", shape: "linear" }), 10_000],
  ["one cycle's momentum", oneCycleMomentum({}), 10_000],
  ["SGDR: T_0 10, T_mult 2, three cycles", warmRestarts({ peak: 0.05, cycle: 10, stretch: 2 }), 70],
  ["SGDR with a planned number of cycles", warmRestarts({ peak: 0.05, times: 5 }), 200],
  ["snapshot ensembles: cycles for ever, cut by the run", warmRestarts({ peak: 0.1, cycle: 50 }), 320],
  ["CLR: triangular", cyclic({ low: 1e-3, peak: 6e-3, up: 2000 }), 70_000],
  ["CLR: triangular2", cyclic({ low: 1e-3, peak: 6e-3, up: 2000, mode: "triangular2" }), 70_000],
  ["CLR: exp_range", cyclic({ low: 1e-3, peak: 6e-3, up: 2000, mode: "expRange" }), 70_000],
  ["ULMFiT", slantedTriangular({ peak: 0.01 }), 1000],
  ["fit_flat_cos", flatCosine({ peak: 4e-3 }), 5000],
  ["infinite", infinite({ peak: 3e-4, warmup: 500, cooldown: "20%", floor: 3e-5 }), 100_000],
  ["REX", warmupRex({ peak: 0.1, warmup: 100 }), 10_000],
  ["k-decay", kDecay({ peak: 0.1, k: 2 }), 10_000],
  ["Chebyshev", chebyshev({ low: 0.05, peak: 1, length: 8 }), 1000],
  ["a constant", constant({ value: 1e-3 }), 1000],
  ["warmup, then constant", sequence({ of: [linear({ to: 1, over: 900 }), constant({ value: 1 })] }), 1000],
  ["torch ExponentialLR", exponential({ from: 0.1, factor: 0.95 }), 100],
  ["a cosine that ends on the last update", cosine({ from: 1, to: 0, over: 99 }), 100],
  ["a range test", linear({ from: 1e-7, to: 10, over: "rest" }), 100],
];

test.each(published)("%s raises no warning", (_, spec, run) => {
  expect(check(spec, { steps: run })).toEqual({ problems: [], warnings: [] });
});

const wrong: [string, Spec, number, string][] = [
  [
    "a first update at 0",
    warmupCosine({ peak: 1, warmup: 10, warmupFrom: 0 }),
    100,
    "sequence.of[0]: update 0 runs at an LR of 0 and changes nothing; start above 0",
  ],
  [
    "a decay that ends before the run",
    linear({ from: 1, to: 0.1, over: 80 }),
    100,
    "linear: the decay ends at step 80; the last 20 of 100 updates run at 0.1",
  ],
  [
    "a decay in epochs where steps are counted",
    warmupCosine({ peak: 1, warmup: 5, over: 90 }),
    450_450,
    'sequence.of[1]: the decay ends at step 95; the last 450355 of 450450 updates run at 0; if epochs were meant, write "90ep"',
  ],
  [
    "cycles that are over before the run",
    warmRestarts({ peak: 1, cycle: 10, times: 3, floor: 0.01 }),
    100,
    "repeat: the last cycle ends at step 30; the last 70 of 100 updates run at 0.01",
  ],
  [
    "a decay that ends after the run",
    cosine({ from: 1, to: 0, over: 200 }),
    100,
    "cosine: the decay ends at step 200, after the run of 100; the last update runs at 0.507854, not 0",
  ],
  [
    "a decay that ends after the run, with a tail behind it",
    sequence({ of: [linear({ from: 1, to: 0.2, over: 200 }), constant({ value: 0.2 })] }),
    100,
    "sequence.of[0]: the decay ends at step 200, after the run of 100; the last update runs at 0.604, not 0.2",
  ],
  [
    "a cooldown that never begins",
    sequence({ of: [constant({ value: 1, over: 150 }), cooldown({ from: 1, over: 50 })] }),
    100,
    "sequence.of[1]: the decay ends at step 200, after the run of 100; the last update runs at 1, not 0",
  ],
  [
    "a milestone after the run",
    multiStep({ peak: 1, milestones: [30, 160] }),
    100,
    "steps: the milestone at step 160 comes after the run of 100 steps",
  ],
  [
    "a warmup longer than the decay",
    warmupCosine({ peak: 1, warmup: 70 }),
    100,
    "sequence.of[0]: the LR rises for 70 updates and falls for 30; a warmup is usually the shorter one",
  ],
  [
    "a warmup longer than a decay to the level where it began",
    sequence({ of: [linear({ from: 0.1, to: 1, over: 70 }), linear({ from: 1, to: 0.1, over: 29 })] }),
    100,
    "sequence.of[0]: the LR rises for 70 updates and falls for 30; a warmup is usually the shorter one",
  ],
  [
    "a warmup longer than the decay that follows a hold",
    sequence({
      of: [linear({ to: 1, over: 50 }), constant({ value: 1, over: 30 }), cooldown({ from: 1, over: 20 })],
    }),
    100,
    "sequence.of[0]: the LR rises for 50 updates and falls for 20; a warmup is usually the shorter one",
  ],
  [
    "a restart that never happens",
    warmRestarts({ peak: 1, cycle: 200 }),
    100,
    "repeat: the first restart would come at step 200; the run has 100 steps",
  ],
  [
    "a restart that would come with the step after the last",
    warmRestarts({ peak: 1, cycle: 100 }),
    100,
    "repeat: the first restart would come at step 100; the run has 100 steps",
  ],
  [
    "a peak never reached",
    linear({ from: 0.1, to: 1, over: 200 }),
    100,
    "linear: the LR of 1 would come at step 200; the run of 100 steps reaches 0.5455",
  ],
  [
    "a negative LR",
    linear({ from: 1, to: 0, over: 50, past: "continue" }),
    100,
    "linear: the LR is -0.02 at step 51",
  ],
];

test.each(wrong)("%s is told", (_, spec, run, message) => {
  expect(said(spec, run)).toContain(message);
});

test("each of these is all that is told", () => {
  const alone = wrong.filter(([name]) => name !== "a negative LR");
  const told = alone.map(([, spec, run]) => said(spec, run).length);
  expect(told).toEqual(alone.map(() => 1));
});

test("what runs for one update less than planned is no decay that ends early, for two it is", () => {
  expect(said(cosine({ from: 1, to: 0, over: 99 }), 100)).toEqual([]);
  expect(said(cosine({ from: 1, to: 0, over: 98 }), 100)).toHaveLength(1);
});

test("a hold, a tail, and a decay that goes back up are no decays that end early", () => {
  const tail = sequence({ of: [cosine({ from: 1, to: 0.1, over: 50 }), constant({ value: 0.1 })] });
  expect(said(tail, 100)).toEqual([]);
  expect(said(linear({ from: 0, to: 1, over: 50 }), 100).join()).not.toContain("ends");
  expect(
    said(
      knots({
        points: [
          [0, 1],
          [50, 0.5],
        ],
      }),
      100,
    ),
  ).toEqual([]);
});

test("a negative LR is found where it is deepest hidden: at the ends of parts and between", () => {
  const dip = sum({ of: [constant({ value: 0.1 }), linear({ from: 0, to: -0.2, over: 60 })] });
  expect(check(dip, { steps: 1e6 }).warnings.map((warning) => warning.code)).toContain("negative");
  expect(said(clamp({ of: dip, min: 0 }), 100).join()).not.toContain("is -");
});

test("warnings come in the order of their steps, with a code and a place", () => {
  const spec = sequence({
    of: [linear({ from: 0, to: 1, over: 10 }), cosine({ from: 1, to: 0, over: 10 })],
  });
  expect(check(spec, { steps: 100 }).warnings.map(({ code, path, step }) => [code, path, step])).toEqual([
    ["zero-start", "sequence.of[0]", 0],
    ["ends-early", "sequence.of[1]", 20],
  ]);
});

test("a spec with a mistake has problems and no warnings", () => {
  const found = check({ kind: "linear", from: 0, to: "1", over: 10 }, { steps: 100 });
  expect(found.problems.map((each) => each.path)).toEqual(["linear.to"]);
  expect(found.warnings).toEqual([]);
});

test.each([[undefined], [null], [3], ["cosine"], [[]], [{}], [{ kind: "__proto__" }]])(
  "%s is no spec, and check says so",
  (spec) => {
    expect(check(spec, { steps: 100 }).problems).toHaveLength(1);
  },
);

test.each([
  [{}],
  [{ steps: 0 }],
  [{ steps: 1.5 }],
  [{ steps: Number.NaN }],
  [{ steps: 10, stepsPerEpoch: -1 }],
])("a horizon of %j is refused in a sentence", (horizon) => {
  const { problems, warnings } = check(constant({ value: 1 }), horizon as { steps: number });
  expect(problems.map((each) => each.message)).toEqual([
    expect.stringMatching(/^horizon\.\w+: expected a .*number.*, received/),
  ]);
  expect(warnings).toEqual([]);
});

test.each([
  ["a part of no length", sequence({ of: [constant({ value: 1, over: 0 })] })],
  ["a slice of no length", slice({ of: cosine({ from: 1, to: 0, over: 10 }), over: 0 })],
  ["a slice behind the end", slice({ of: cosine({ from: 1, to: 0.1, over: 10 }), skip: 20 })],
  ["no milestones", steps({ at: [], values: [0.1] })],
  ["a table of one entry", table({ runs: [[0.1, 1]] })],
])("%s is looked at without a stumble", (_, spec) => {
  expect(check(spec, { steps: 100 })).toEqual({ problems: [], warnings: [] });
});

test("a compiler of your own checks your own kinds", () => {
  const half = defineKind<{ readonly kind: "half"; readonly peak: number }>(
    "half",
    "Half the peak.",
    { peak: { type: "number", above: 0, says: "LR" } },
    ({ peak }) => ({ span: 50, at: () => peak / 2 }),
  );
  const compiler = createCompiler([half]);
  expect(check(half({ peak: 1 }), { steps: 100 }, compiler)).toEqual({ problems: [], warnings: [] });
  expect(check({ kind: "half", peak: 0 }, { steps: 100 }, compiler).problems).toHaveLength(1);
  expect(check(constant({ value: 1 }), { steps: 100 }, compiler).problems).toHaveLength(1);
});

test("random schedules are checked without a throw, each warning a sentence about the run", () => {
  fc.assert(
    fc.property(anySchedule(), ({ spec, horizon }) => {
      for (const { message, path, step } of check(spec, horizon).warnings) {
        expect(message.startsWith(`${path}: `)).toBe(true);
        expect(message).not.toMatch(/NaN|undefined|Infinity/);
        expect(step >= 0 && step <= horizon.steps).toBe(true);
      }
    }),
    { seed: 21, numRuns: 2000 },
  );
});

/** How often a check looks at the curve. */
function looks(spec: unknown, horizon: Horizon): number {
  let count = 0;
  const at = (curve: Curve, step: number): number => {
    count++;
    return curve.at(step);
  };
  const counted = (curve: Curve): Curve => ({ ...curve, at: (step) => at(curve, step) });
  const inspect: Compiler["inspect"] = (...given) => {
    const { problems, curve } = compile.inspect(...given);
    return { problems, ...(curve && { curve: counted(curve) }) };
  };
  check(spec, horizon, Object.assign(compile.bind(undefined), { kinds: compile.kinds, inspect }));
  return count;
}

test("a schedule is looked at in at most 10,000 places, however long the run", () => {
  const long: Spec[] = [
    repeat({ of: cosine({ from: 1, to: 0, over: 1 }) }),
    repeat({ of: cosine({ from: 1, to: 0, over: 1 }), stretch: 1.0001 }),
    warmupStableDecay({ peak: 1, warmup: "1%" }),
    cyclic({ low: 0.1, peak: 1, up: 10 }),
  ];
  const schedules = [
    ...fc.sample(anySchedule(), { seed: 22, numRuns: 500 }),
    ...long.flatMap((spec) => [1e9, 1e12, 1e15].map((run) => ({ spec, horizon: { steps: run } }))),
  ];
  const counts = schedules.map(({ spec, horizon }) => looks(spec, horizon));
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(400);
  expect(Math.max(...counts)).toBeLessThanOrEqual(10_000);
});

const slips: [string, Spec, { steps: number; stepsPerEpoch?: number }, string][] = [
  ["an LR of 0", constant({ value: 0 }), { steps: 100 }, "constant: the LR is 0 throughout"],
  [
    "a share written as a ratio",
    warmupCosine({ peak: 1, warmup: 0.05 }),
    { steps: 25_000 },
    'sequence.of[0].over: 0.05 is below one step; if a share was meant, write "5%"',
  ],
  [
    "milestones in epochs",
    multiStep({ peak: 0.1, milestones: [30, 60, 80] }),
    { steps: 450_450 },
    'steps: the last milestone is step 80 of 450450; if epochs were meant, write "80ep"',
  ],
  [
    "milestones in epochs, where the epoch is known",
    multiStep({ peak: 0.1, milestones: [30, 60, 400_000] }),
    { steps: 450_450, stepsPerEpoch: 5005 },
    'steps.at[0]: 30 steps are a small part of an epoch; if epochs were meant, write "30ep"',
  ],
  [
    "a warmup in epochs, where the epoch is known",
    warmupCosine({ peak: 0.5, warmup: 5 }),
    { steps: 450_450, stepsPerEpoch: 5005 },
    'sequence.of[0].over: 5 steps are a small part of an epoch; if epochs were meant, write "5ep"',
  ],
  [
    "treads in epochs",
    stepDecay({ peak: 0.1, every: 30 }),
    { steps: 450_450 },
    "stairs.of: from step 120 of 450450 on the LR is below a thousandth of its peak",
  ],
  [
    "cycles in epochs",
    warmRestarts({ peak: 0.1, cycle: 10 }),
    { steps: 450_450 },
    'repeat: more than 1000 cycles in 450450 steps; if epochs were meant, write "10ep"',
  ],
  [
    "a part that does not go on where the one before ended",
    sequence({ of: [linear({ to: 1e-3, over: 100 }), cosine({ from: 3e-4, to: 0, over: "rest" })] }),
    { steps: 1000 },
    "sequence.of[1]: the LR jumps from 0.001 to 0.0003",
  ],
];

test.each(slips)("%s is told", (_, spec, horizon, says) => {
  expect(check(spec, horizon).warnings.map((each) => each.message)).toContain(says);
});

test.each([
  ["a warmup of 500 steps in an epoch of 5,005", warmupCosine({ peak: 1, warmup: 500 })],
  ["a lowered cooldown", warmupStableDecay({ peak: 1, warmup: 500, shape: "lowered-linear" })],
  ["a cosine to a thousandth of the peak", cosine({ from: 1, to: 1e-3, over: 450_450 })],
])("%s is no slip", (_, spec) => {
  expect(check(spec, { steps: 450_450, stepsPerEpoch: 5005 }).warnings).toEqual([]);
});
