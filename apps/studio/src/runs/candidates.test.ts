import { compile, type Spec } from "anneal";
import { diagnose } from "anneal/diagnose";
import { expect, test } from "vitest";
import { askedOf, basisOf, type Ground, inShort, nameOf, startOf, stillFound } from "./candidates.ts";
import { asTyped, pastOf } from "./past.ts";
import type { Candidate } from "./types.ts";

/** A run with a warmup of 100 steps to 2e-3, constant so far: 1,000 updates. */
const lr = {
  steps: Float64Array.from({ length: 200 }, (_, i) => 5 * i),
  values: Float64Array.from({ length: 200 }, (_, i) => 2e-3 * Math.min(1, (5 * i) / 100)),
};
const run = { name: "stable", lr };
const past = pastOf({ run, diagnosis: diagnose(run), last: 999 });
const ground: Ground = { steps: 2000, peak: 2e-3, warmup: 100, ...(past && { past }) };
const cool: Candidate = { id: "c1", hue: 3, kind: "cooldown", share: 0.2, shape: "linear", to: 0 };

test("a run that stays at its peak has a past of parts that can still be edited", () => {
  expect(past?.at).toBe(1000);
  expect(past?.done).toBe(100);
  expect(past?.level).toBeCloseTo(2e-3, 12);
  expect(past?.parts.map(({ kind }) => kind)).toEqual(["linear"]);
});

test("a cooldown goes on from what was done: the same LR until it begins, then straight to 0", () => {
  const asked = askedOf(cool, ground);
  expect(asked).toMatchObject({ name: "Cool down 20%, linear", steps: 2000, from: 1000 });
  const { at } = compile(asked?.spec ?? { kind: "constant", value: 0 }, { steps: 2000 });
  for (const step of [0, 50, 100, 995]) expect(at(step)).toBeCloseTo(2e-3 * Math.min(1, step / 100), 12);
  expect([1000, 1600, 1800, 2000].map(at)).toEqual([2e-3, 2e-3, 1e-3, 0]);
});

test("a cooldown cannot begin before the run stands there, nor end in no step", () => {
  expect(startOf({ ...cool, share: 0.9 }, ground)).toBe(1000);
  expect(startOf({ ...cool, start: 5000 }, ground)).toBe(1999);
  expect(nameOf({ ...cool, share: 0.9 }, ground)).toBe("Cool down 50%, linear");
  expect(nameOf({ ...cool, to: 0.1 }, ground)).toBe("Cool down 20%, linear to 10%");
  expect(askedOf(cool, { ...ground, steps: 1001 })).toBeUndefined();
});

test("a new run has a warmup, a hold and a cooldown", () => {
  const asked = askedOf(cool, { steps: 1000, peak: 1, warmup: 100 });
  expect(asked?.spec).toEqual({
    kind: "sequence",
    of: [
      { kind: "linear", to: 1, over: 100 },
      { kind: "constant", value: 1, over: 700 },
      { kind: "linear", from: 1, to: 0, over: 200 },
    ],
  });
  expect(askedOf({ id: "c", hue: 1, kind: "constant" }, { steps: 1000, peak: 1, warmup: 0 })?.spec).toEqual({
    kind: "constant",
    value: 1,
    over: 1000,
  });
});

test("the past of a run that has begun to fall is the piece of its schedule that was done", () => {
  const values = lr.steps.map((step) => (1 + Math.cos((Math.PI * step) / 2000)) / 2);
  const cosine = { name: "cosine", lr: { steps: lr.steps, values } };
  const found = pastOf({ run: cosine, diagnosis: diagnose(cosine, { steps: 2000 }), last: 999 });
  expect(found).toMatchObject({ at: 1000, done: 1000, parts: [{ kind: "slice", over: 1000 }] });
  expect(found?.level).toBeCloseTo((1 + Math.cos((Math.PI * 999) / 2000)) / 2, 6);
});

test("what a search found stays only for the laws and the question that it was found with", () => {
  const laws = [{ law: "convex4", params: [2, 1], objective: 1, weight: 1, doubt: 1 }];
  const asks = { steps: 2000, peak: 1, warmup: 100, noise: 0.003 };
  const basis = basisOf({ members: laws as never }, asks);
  const shared = { id: "best", hue: 6, steps: 2000, from: 0, gains: [], milliseconds: 1 };
  const found: Candidate = { ...shared, kind: "found", spec: { kind: "constant", value: 1 }, basis };
  const all = [cool, found];
  expect(stillFound(all, basisOf({ members: structuredClone(laws) as never }, { ...asks }))).toBe(all);
  const otherLaws = [{ ...laws[0], params: [2.1, 1] }];
  for (const other of [
    undefined,
    basisOf({ members: otherLaws as never }, asks),
    basisOf({ members: laws as never }, { ...asks, steps: 3000 }),
  ]) {
    expect(stillFound(all, other)).toEqual([cool]);
  }
});

test("what was found stands behind what was done, in a few parts", () => {
  const fall = {
    kind: "knots",
    points: [
      [0, 2e-3],
      [300, 1e-3],
      [500, 0],
    ],
  } as const;
  const spec = { kind: "constant", value: 1 } as const;
  const short = { spec, start: 1500, fall, off: 0.001, final: 2.5, low: 2.4, high: 2.6 };
  const gain = { name: "WSD", spec, final: 2.6, gain: 0.101, low: 0.09, high: 0.11, sentence: "" };
  const found = inShort({ spec, short, final: 2.499, gains: [gain] }, ground);
  const { at } = compile(found.spec, { steps: 2000 });
  expect([50, 100, 1500, 1800, 2000].map(at)).toEqual([1e-3, 2e-3, 2e-3, 1e-3, 0]);
  // The few parts end 0.001 higher, so they gain that much less.
  expect(found.gains[0].gain).toBeCloseTo(0.1, 12);
  expect(found.gains[0].low).toBeCloseTo(0.089, 12);
  const whole = { spec, final: 2.5, gains: [gain], short: { ...short, fall: undefined } as never };
  expect(inShort(whole, ground)).toEqual({ spec, gains: [gain] });
});

test("where the few parts end more than 0.1% higher, what was found stands there in all of its knots", () => {
  const spec: Spec = {
    kind: "knots",
    points: [
      [0, 2e-5],
      [100, 2e-3],
      [1200, 2e-3],
      [1600, 1e-3],
      [1999, 0],
    ],
  };
  const constant = { kind: "constant", value: 2e-3 } as const;
  const short = { spec: constant, start: 1000, fall: constant, off: 1, final: 2.503, low: 2.4, high: 2.6 };
  const { at } = compile(inShort({ spec, short, final: 2.5, gains: [] }, ground).spec, { steps: 2000 });
  const wanted = [1e-3, 2e-3, 2e-3, 1.5e-3, 1e-3, 0];
  for (const [i, step] of [50, 100, 1200, 1400, 1600, 1999].entries())
    expect(at(step)).toBeCloseTo(wanted[i], 12);
});

test.each([
  [1.999999979446888e-3, 2e-3],
  [Math.fround(3e-4), 3e-4],
  [1.23456789e-3, 1.23456789e-3],
  [2.5e-4, 2.5e-4],
  [0, 0],
])("a rate of %d was typed as %d", (logged, typed) => {
  expect(asTyped(logged)).toBe(typed);
});
