import { expect, test } from "vitest";
import { compile, type Spec } from "../index.ts";
import { cyclic, multiStep, oneCycle, warmRestarts, warmupStableDecay } from "../recipes/index.ts";
import { constant, linear, noise, sequence } from "../schedules/index.ts";
import { sentence, spoken } from "./index.ts";

const words = (spec: Spec, steps: number): readonly [string, string] => {
  const curve = compile(spec, { steps });
  return [sentence(curve, steps, spec), spoken(curve, steps, spec)];
};

test("the design's own example, as a line and as one says it", () => {
  expect(words(warmupStableDecay({ peak: 1e-3, warmup: 1000 }), 25_000)).toEqual([
    "warmup 1,000 → hold 19,000 → cooldown 5,000 (1-sqrt)",
    "rises to 1e-3 at step 1,000, holds to 20,000, falls to 0 at 25,000",
  ]);
});

test("a constant stays", () => {
  expect(words(constant({ value: 0.02 }), 90)).toEqual(["hold 90", "stays at 0.02 to step 90"]);
});

test("one cycle", () => {
  expect(words(oneCycle({ peak: 0.1 }), 1000)).toEqual([
    "warmup 300 (cosine) → cooldown 700 (cosine)",
    "rises to 0.1 at step 300, falls to 4e-7 at 1,000",
  ]);
});

test("cuts are counted, and have no end of their own", () => {
  expect(words(multiStep({ peak: 0.1, milestones: [30, 60, 80] }), 90)).toEqual([
    "hold 30 → cooldown 60 (steps, 3 cuts)",
    "stays at 0.1 to step 30, falls in 3 cuts to 1e-4, to 90",
  ]);
});

test("cycles are counted", () => {
  expect(words(warmRestarts({ peak: 1, times: 3, floor: 0.1 }), 90)).toEqual([
    "cycles 90 (3 × cosine)",
    "goes through 3 cosine cycles to 0.1 at step 90",
  ]);
  expect(words(cyclic({ low: 0.1, peak: 1, up: 5 }), 100)[1]).toBe(
    "goes through 10 triangle cycles to 0.1 at step 100",
  );
});

test("a schedule that ends early stays where it is", () => {
  const spec = sequence({
    of: [linear({ from: 0, to: 1, over: 10 }), linear({ from: 1, to: 0.1, over: 30 })],
  });
  expect(words(spec, 100)).toEqual([
    "warmup 10 → cooldown 30 (linear) → tail 60",
    "rises to 1 at step 10, falls to 0.1 at 40, stays there to 100",
  ]);
});

test("noise is said", () => {
  expect(words(noise({ of: linear({ from: 1, to: 0, over: 400 }), std: 0.05 }), 400)[1]).toMatch(
    /^falls from .* to 0 at step 400, with noise$/,
  );
});

test("a drop that a part begins with is not told as its own way", () => {
  const spec = sequence({ of: [constant({ value: 1, over: 50 }), linear({ from: 0.7, to: 0, over: 50 })] });
  expect(words(spec, 100)[1]).toBe("stays at 1 to step 50, falls to 0 at 100");
});

test("of many phases the first three and the last two are told", () => {
  const wave = Array.from({ length: 10 }, (_, k) => linear({ from: k % 2, to: 1 - (k % 2), over: 10 + k }));
  const line = sentence(compile(sequence({ of: wave }), { steps: 145 }), 145);
  expect(line).toBe(
    "warmup 10 → cooldown 11 (linear) → warmup 12 → 5 more → warmup 18 → cooldown 19 (linear)",
  );
});

test("a low first stretch that ends in a jump is no rise", () => {
  const spec = sequence({ of: [constant({ value: 0.01, over: 5 }), constant({ value: 0.1 })] });
  expect(words(spec, 30)[1]).toBe("jumps from 0.01 to 0.1 at step 5, holds to 30");
});
