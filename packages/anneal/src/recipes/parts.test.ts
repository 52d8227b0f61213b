import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { flatCosine } from "./flat-cosine.ts";
import { infinite } from "./infinite.ts";
import { inverseSqrt } from "./inverse-sqrt.ts";
import { inverseTime } from "./inverse-time.ts";
import { kDecay } from "./k-decay.ts";
import { multiStep } from "./multi-step.ts";
import type { Warmup } from "./parts.ts";
import { stepDecay } from "./step-decay.ts";
import { warmRestarts } from "./warm-restarts.ts";
import { warmupCosine } from "./warmup-cosine.ts";
import { warmupLinear } from "./warmup-linear.ts";
import { warmupRex } from "./warmup-rex.ts";
import { warmupStableDecay } from "./warmup-stable-decay.ts";

/** Every recipe that takes a warmup. */
const warm: [string, (options: Warmup) => Spec][] = [
  ["warmupCosine", warmupCosine],
  ["warmupLinear", warmupLinear],
  ["warmupRex", warmupRex],
  ["warmupStableDecay", warmupStableDecay],
  ["flatCosine", flatCosine],
  ["kDecay", kDecay],
  ["inverseSqrt", inverseSqrt],
  ["inverseTime", inverseTime],
  ["infinite", (options) => infinite({ ...options, cooldown: "20%" })],
  ["multiStep", (options) => multiStep({ ...options, milestones: ["50%"] })],
  ["stepDecay", (options) => stepDecay({ ...options, every: "50%" })],
  ["warmRestarts", (options) => warmRestarts({ ...options, times: 2 })],
];
const horizon = { steps: 1000, stepsPerEpoch: 25, samplesPerStep: 8, tokensPerStep: 1e4 };

test.each(warm)("%s warms up over 50 steps, in whatever unit they are written", (_, recipe) => {
  for (const warmup of [50, "5%", "2ep", "400sample", "5e5tok"] satisfies Duration[]) {
    const { at } = compile(recipe({ peak: 0.3, warmup }), horizon);
    expect([0, 24, 49, 50].map(at)).toEqual(
      [1 / 51, 25 / 51, 50 / 51, 1].map((share) => expect.closeTo(0.3 * share, 15)),
    );
    expect(at(50)).toBe(0.3);
  }
});

test.each(warm)("%s warms up from where it is told, also from 0", (_, recipe) => {
  for (const warmupFrom of [0, 0.03, 0.3]) {
    const { at } = compile(recipe({ peak: 0.3, warmup: 50, warmupFrom }), horizon);
    expect(at(0)).toBe(warmupFrom);
    expect(at(25)).toBeCloseTo((warmupFrom + 0.3) / 2, 15);
    expect(at(50)).toBe(0.3);
  }
});

test.each(warm)("%s without a warmup, or with one of no length, starts at the peak", (_, recipe) => {
  const bare = recipe({ peak: 0.3 });
  for (const warmup of [0, "0%", "0ep", "0.00e3sample", "0tok"] satisfies Duration[]) {
    expect(recipe({ peak: 0.3, warmup, warmupFrom: 0.1 })).toEqual(bare);
  }
  expect(compile(bare, horizon).at(0)).toBe(0.3);
});

test.each(warm)("%s refuses a warmup that is no length", (_, recipe) => {
  for (const warmup of [-1, "rest", "5 percent", "101%", Number.NaN, null, [5]]) {
    expect(() => recipe({ peak: 0.3, warmup: warmup as 5 })).toThrow(
      /^\w+\.warmup: expected [^\n]+, received [^\n]+$/,
    );
  }
});

test("a warmup starts above 0 unless it is told otherwise, however short", () => {
  expect(compile(warmupCosine({ peak: 1, warmup: 1 }), { steps: 10 }).at(0)).toBe(0.5);
  expect(compile(warmupCosine({ peak: 1, warmup: 0.5 }), { steps: 10 }).at(0)).toBeCloseTo(2 / 3, 15);
});
