import { expect, test } from "vitest";
import { compile, createCompiler, fromJson, toJson } from "../compile/index.ts";
import { warmRestarts, warmupCosine } from "../recipes/index.ts";
import { constant, linear, type Spec } from "../schedules/index.ts";
import { rewarm } from "./rewarm.ts";

const run = { steps: 1000 };
const first = warmupCosine({ peak: 3e-4, warmup: 10, floor: 3e-5 });

test("from where the first run ended, up to the peak, and down by a cosine: as Ibrahim et al. do it", () => {
  const { spec, notes } = rewarm(first, run, { peak: 3e-4 });
  const { at } = compile(spec, { steps: 500 });
  for (let t = 0; t <= 500; t++) {
    const want =
      t < 5 ? 3e-5 + (27e-5 * t) / 5 : 3e-5 + (27e-5 / 2) * (1 + Math.cos((Math.PI * (t - 5)) / 495));
    expect(at(t)).toBeCloseTo(want, 17);
  }
  expect(notes).toEqual([
    "the first run ended at an LR of 0.00003; the new one starts there",
    "it goes to 0.0003 over 1% and falls to 0.00003 over the rest",
    "steps count from 0 again: compile it with the horizon of the new run",
  ]);
  expect(fromJson(toJson(spec))).toEqual(spec);
});

test("a run that ended at 0 is warmed up from just above it", () => {
  const { spec, notes } = rewarm(linear({ from: 1, to: 0, over: 1000 }), run, { peak: 1, warmup: 9 });
  expect(compile(spec, { steps: 100 }).at(0)).toBe(0.1);
  expect(compile(spec, { steps: 100 }).at(100)).toBe(0);
  expect(notes[0]).toBe("the first run ended at an LR of 0; the new one starts just above it");
});

test("a run whose next step would be a restart ended before that", () => {
  const { spec } = rewarm(warmRestarts({ peak: 1, cycle: 100, floor: 0.1 }), run, { peak: 1, warmup: 10 });
  const last = 0.1 + 0.45 * (1 + Math.cos((Math.PI * 99) / 100));
  const { at } = compile(spec, { steps: 200 });
  expect(at(0)).toBeCloseTo(last, 15);
  expect(at(200)).toBeCloseTo(last, 15);
});

test("floor, warmup and shape may be chosen", () => {
  const { spec } = rewarm(first, run, { peak: 1e-3, floor: 0, warmup: 100, shape: "linear" });
  const { at } = compile(spec, { steps: 1100 });
  expect([0, 100, 600, 1100].map(at)).toEqual([3e-5, 1e-3, 5e-4, 0]);
});

test("a new peak below the level where the run ended is gone down to, and kept", () => {
  const { spec } = rewarm(constant({ value: 1 }), run, { peak: 0.5, warmup: 10 });
  const { at } = compile(spec, { steps: 100 });
  expect([0, 5, 10, 50, 100].map(at)).toEqual([1, 0.75, 0.5, 0.5, 0.5]);
});

test.each([
  ["a peak of 0", { peak: 0 }, /^rewarm\.peak: expected .+, received 0$/],
  ["no peak", {}, /^rewarm\.peak: expected .+, received nothing$/],
  [
    "a floor above the peak",
    { peak: 1e-4, floor: 1e-3 },
    /^rewarm\.peak: expected .+ floor, 0\.001, received 0\.0001$/,
  ],
  ["a negative floor", { peak: 1, floor: -1 }, /^cooldown\.to: expected .+, received -1$/],
  [
    "a warmup in words",
    { peak: 1, warmup: "1 percent" },
    /over: expected .+, received "1 percent"; write "1%"$/,
  ],
  ["a misspelt shape", { peak: 1, shape: "cosin" }, /^cooldown\.shape: .+; did you mean "cosine"\?$/],
])("%s is refused in a sentence", (_, options, sentence) => {
  expect(() => rewarm(first, run, options as { peak: number })).toThrow(sentence);
});

test("a compiler that lacks a kind of the result says so", () => {
  const compiler = createCompiler([constant]);
  expect(() => rewarm(constant({ value: 1 }) as Spec, run, { peak: 2, compiler })).toThrow(
    'kind: expected one of constant, received "sequence"',
  );
});
