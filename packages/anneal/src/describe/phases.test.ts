import { expect, test } from "vitest";
import { compile, type Spec } from "../index.ts";
import {
  chebyshev,
  cyclic,
  flatCosine,
  infinite,
  inverseSqrt,
  kDecay,
  multiStep,
  noam,
  oneCycle,
  slantedTriangular,
  warmRestarts,
  warmupCosine,
  warmupLinear,
  warmupRex,
  warmupStableDecay,
} from "../recipes/index.ts";
import {
  clamp,
  constant,
  cosine,
  exponential,
  knots,
  linear,
  noise,
  polynomial,
  sequence,
  stairs,
  steps,
  tableOf,
} from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { phases, updatesIn } from "./index.ts";

/** Phases as `name start-end shape`, told with the spec and, where `bare` is given, without it. */
const told = (spec: Spec, horizon: number | Horizon, bare = false): readonly string[] => {
  const run = typeof horizon === "number" ? { steps: horizon } : horizon;
  return phases(compile(spec, run), run.steps, bare ? undefined : spec).map(
    ({ name, start, end, shape }) => `${name} ${start}-${end}${shape === undefined ? "" : ` ${shape}`}`,
  );
};

test("warmup and cosine", () => {
  const spec = warmupCosine({ peak: 3e-4, warmup: "5%" });
  expect(told(spec, 10_000)).toEqual(["warmup 0-500 linear", "cooldown 500-10000 cosine"]);
  expect(told(spec, 10_000, true)).toEqual(["warmup 0-500 linear", "cooldown 500-10000 cosine"]);
});

test("warmup, hold and each published cooldown by its name, with and without the spec", () => {
  const names = {
    linear: "linear",
    "1-sqrt": "1-sqrt",
    square: "square",
    cosine: "cosine",
    "mirror-cosine": "mirror cosine",
    "lowered-linear": "linear",
  } as const;
  for (const shape of Object.keys(names) as (keyof typeof names)[]) {
    const spec = warmupStableDecay({ peak: 1e-3, warmup: 1000, shape });
    for (const bare of [true, false]) {
      expect(told(spec, 25_000, bare)).toEqual([
        "warmup 0-1000 linear",
        "hold 1000-20000",
        `cooldown 20000-25000 ${names[shape]}`,
      ]);
    }
  }
});

test("the exponential cooldown keeps its name, though a constant is added to it", () => {
  expect(told(warmupStableDecay({ peak: 1, shape: "exponential" }), 100)).toEqual([
    "hold 0-80",
    "cooldown 80-100 exponential",
  ]);
});

test("a constant is one hold", () => {
  expect(told(constant({ value: 1e-3 }), 100)).toEqual(["hold 0-100"]);
});

test("two falls of one cycle are one cooldown", () => {
  expect(told(oneCycle({ peak: 0.1, phases: 3, shape: "linear" }), 1000)).toEqual([
    "warmup 0-300 linear",
    "cooldown 300-1000 linear",
  ]);
});

test("falls of different shapes in a row are one cooldown that names both", () => {
  const spec = sequence({
    of: [cosine({ from: 1, to: 0.5, over: 50 }), linear({ from: 0.5, to: 0, over: 50 })],
  });
  expect(told(spec, 100)).toEqual(["cooldown 0-100 cosine, then linear"]);
});

test("restarts are cycles, counted as far as the run goes", () => {
  expect(told(warmRestarts({ peak: 8e-4, times: 3, stretch: 2 }), 7000)).toEqual([
    "cycles 0-7000 3 × cosine",
  ]);
  expect(told(warmRestarts({ peak: 1, cycle: 10 }), 35)).toEqual(["cycles 0-35 4 × cosine"]);
  expect(told(cyclic({ low: 0.1, peak: 1, up: 10 }), 100)).toEqual(["cycles 0-100 5 × triangle"]);
});

test("a first cycle that the run does not outlast is no cycle", () => {
  expect(told(warmRestarts({ peak: 1, cycle: 100 }), 50)).toEqual(["cooldown 0-50 cosine"]);
  expect(told(cyclic({ low: 0, peak: 1, up: 60 }), 100)).toEqual([
    "warmup 0-60 linear",
    "cooldown 60-100 linear",
  ]);
});

test("cycles without a name are counted", () => {
  expect(told(chebyshev({ low: 0.1, peak: 1, length: 64 }), 640)).toEqual(["cycles 0-640 10 times"]);
});

test("restarts written part by part are cycles too", () => {
  const tooth = (over: number): Spec => cosine({ from: 1, to: 0, over });
  expect(told(sequence({ of: [tooth(100), tooth(200), tooth(300)] }), 600)).toEqual([
    "cycles 0-600 3 × cosine",
  ]);
});

test("a cosine that climbs back again and again is cycles", () => {
  const spec = cosine({ from: 1, to: 0, over: 100, past: "continue" });
  expect(told(spec, 1000)).toEqual(["cycles 0-1000 5 × cosine"]);
  expect(told(spec, 300)).toEqual([
    "cooldown 0-100 cosine",
    "warmup 100-200 cosine",
    "cooldown 200-300 cosine",
  ]);
});

test("milestones are a hold and one cooldown in steps", () => {
  const spec = multiStep({ peak: 0.1, milestones: ["30ep", "60ep", "80ep"] });
  expect(told(spec, { steps: 450_360, stepsPerEpoch: 5004 })).toEqual([
    "hold 0-150120",
    "cooldown 150120-450360 steps, 3 cuts",
  ]);
  expect(
    told(sequence({ of: [linear({ to: 1, over: 10 }), multiStep({ peak: 1, milestones: [20] })] }), 90),
  ).toEqual(["warmup 0-10 linear", "hold 10-30", "cooldown 30-90 steps, 1 cut"]);
});

test("steps up are a warmup, and the top one is the hold", () => {
  expect(told(steps({ at: [5, 10], values: [0.1, 0.5, 1] }), 100)).toEqual([
    "warmup 0-10 steps, 2 rises",
    "hold 10-100",
  ]);
});

test("steps up and down again", () => {
  expect(told(steps({ at: [10, 20, 30, 40], values: [1, 2, 3, 2, 1] }), 50)).toEqual([
    "warmup 0-20 steps, 2 rises",
    "hold 20-30",
    "cooldown 30-50 steps, 2 cuts",
  ]);
});

test("a fine staircase is the curve under it", () => {
  const spec = stairs({ of: cosine({ from: 0.1, to: 0, over: "90ep" }), every: "1ep" });
  expect(told(spec, { steps: 35_190, stepsPerEpoch: 391 })).toEqual([
    "cooldown 0-35190 cosine, in 90 treads",
  ]);
});

test("the inverse square root is named with its spec", () => {
  expect(told(inverseSqrt({ peak: 1e-3, warmup: 1000 }), 25_000)).toEqual([
    "warmup 0-1000 linear",
    "cooldown 1000-25000 inverse sqrt",
  ]);
  expect(told(noam({ peak: 1, warmup: 4000 }), 100_000)).toEqual([
    "warmup 0-3999 linear",
    "cooldown 3999-100000 inverse sqrt",
  ]);
});

test("down to a level, hold it, down again", () => {
  expect(told(infinite({ peak: 1, warmup: 500, cooldown: "20%" }), 25_000)).toEqual([
    "warmup 0-500 linear",
    "cooldown 500-5500 cosine",
    "hold 5500-22500",
    "cooldown 22500-25000 1-sqrt",
  ]);
});

test("other recipes", () => {
  expect(told(flatCosine({ peak: 1 }), 100)).toEqual(["hold 0-75", "cooldown 75-100 cosine"]);
  expect(told(slantedTriangular({ peak: 1 }), 100)).toEqual(["warmup 0-10 linear", "cooldown 10-100 linear"]);
  expect(told(warmupLinear({ peak: 1, warmup: 10 }), 100)).toEqual([
    "warmup 0-10 linear",
    "cooldown 10-100 linear",
  ]);
  expect(told(warmupRex({ peak: 1, warmup: 10 }), 100)).toEqual([
    "warmup 0-10 linear",
    "cooldown 10-100 REX",
  ]);
  expect(told(kDecay({ peak: 1, k: 2 }), 100)).toEqual(["cooldown 0-100 cosine, pace 2"]);
});

test("polynomials are named by their power and their ease", () => {
  const name = (power: number, ease: "in" | "out"): readonly string[] =>
    told(polynomial({ from: 1, to: 0, over: 100, power, ease }), 100);
  expect(name(1, "out")).toEqual(["cooldown 0-100 linear"]);
  expect(name(0.5, "out")).toEqual(["cooldown 0-100 square root"]);
  expect(name(2, "out")).toEqual(["cooldown 0-100 quadratic"]);
  expect(name(0.9, "out")).toEqual(["cooldown 0-100 polynomial, power 0.9"]);
});

test("what comes after the end of the schedule is a tail", () => {
  const spec = sequence({ of: [linear({ to: 1, over: 10 }), cosine({ from: 1, to: 0, over: 50 })] });
  expect(told(spec, 100)).toEqual(["warmup 0-10 linear", "cooldown 10-60 cosine", "tail 60-100"]);
});

test("parts beyond the run are cut, and keep the name that they have as a whole", () => {
  const spec = sequence({ of: [linear({ to: 1, over: 10 }), cosine({ from: 1, to: 0, over: 500 })] });
  expect(told(spec, 100)).toEqual(["warmup 0-10 linear", "cooldown 10-100 cosine"]);
  expect(told(spec, 5)).toEqual(["warmup 0-5 linear"]);
});

test("a clamp makes a hold at its ceiling and a tail at its floor", () => {
  const spec = clamp({ of: exponential({ from: 0.1, factor: 0.5, per: 1000 }), min: 0.001 });
  // 0.1 * 0.5 ** (t / 1000) reaches 0.001 at t = 1000 * log2(100) = 6643.86
  expect(told(spec, 25_000)).toEqual(["cooldown 0-6644 exponential", "tail 6644-25000"]);
  expect(told(clamp({ of: linear({ from: 2, to: 0, over: 100 }), max: 1 }), 100)).toEqual([
    "hold 0-50",
    "cooldown 50-100 linear",
  ]);
});

test("turns within one part are found to the step, also in a run too long to look at every step", () => {
  const spec = knots({
    points: [
      [0, 0],
      [123_457, 1],
      [20_000_003, 0.5],
      [70_000_000, 0.5],
      [99_000_000, 0],
    ],
  });
  expect(told(spec, 100_000_000).map((text) => text.replace(/ through points/, ""))).toEqual([
    "warmup 0-123457",
    "cooldown 123457-20000003",
    "hold 20000003-70000000",
    "cooldown 70000000-99000000",
    "tail 99000000-100000000",
  ]);
});

test("noise does not hide the course", () => {
  const spec = noise({
    of: warmupStableDecay({ peak: 1e-3, warmup: 100, shape: "linear" }),
    std: 0.1,
    seed: 3,
  });
  expect(told(spec, 2000)).toEqual([
    "warmup 0-100 linear, noisy",
    "hold 100-1600 noisy",
    "cooldown 1600-2000 linear, noisy",
  ]);
  for (let seed = 0; seed < 20; seed++) {
    expect(told(noise({ of: constant({ value: 1 }), std: 0.3, seed }), 500)).toEqual(["hold 0-500 noisy"]);
  }
});

test("a recorded table is told from its values", () => {
  const cooling = (k: number): number => (1 + Math.cos((Math.PI * k) / 800)) / 2;
  const values = Array.from({ length: 1000 }, (_, i) =>
    i < 100 ? (i + 1) / 100 : i < 900 ? cooling(i - 100) : 0,
  );
  expect(told(tableOf(values), 1000)).toEqual([
    "warmup 0-99 linear",
    "cooldown 99-900 cosine",
    "tail 900-1000",
  ]);
  const teeth = Array.from({ length: 900 }, (_, i) => (1 + Math.cos((Math.PI * (i % 300)) / 300)) / 2);
  expect(told(tableOf(teeth), 900)).toEqual(["cycles 0-900 3 × cosine"]);
});

test("a flat start before the rise belongs to the warmup", () => {
  const late = sequence({
    of: [constant({ value: 0, over: 1 }), linear({ from: 0, to: 1, over: 9 }), constant({ value: 1 })],
  });
  expect(told(late, 100)).toEqual(["warmup 0-10 linear", "hold 10-100"]);
});

test("fractional boundaries stay as they are, and updates still add up", () => {
  const spec = sequence({ of: [linear({ to: 1, over: 2.5 }), cosine({ from: 1, to: 0, over: 7.5 })] });
  const found = phases(compile(spec, { steps: 10 }), 10);
  expect(found.map(({ start, end }) => [start, end])).toEqual([
    [0, 2.5],
    [2.5, 10],
  ]);
  expect(found.map(updatesIn)).toEqual([3, 7]);
});

test("runs of one step and of two", () => {
  expect(told(constant({ value: 1 }), 1)).toEqual(["hold 0-1"]);
  expect(told(linear({ from: 1, to: 0, over: 2 }), 2)).toEqual(["cooldown 0-2 linear"]);
  expect(told(linear({ to: 1, over: 1 }), 1)).toEqual(["warmup 0-1 linear"]);
});
