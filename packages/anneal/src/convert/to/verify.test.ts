import { expect, test } from "vitest";
import type { Spec } from "../../schedules/index.ts";
import { prove, sameCurve } from "./verify.ts";

const steps = 300_000;
const cut = (at: number): Spec => ({ kind: "steps", at: [at], values: [1, 0.1] });

test("a cut one update late is found in the middle of a long run", () => {
  expect(sameCurve(cut(123_457), cut(123_456), steps)).toBe(false);
  expect(sameCurve(cut(123_457), cut(123_457), steps)).toBe(true);
  const call = (at: number) => ({ name: "MultiStepLR", kwargs: { milestones: [at], gamma: 0.1 } });
  expect(prove("torch", { call: call(123_456), baseLr: 1 }, { spec: cut(123_457), steps }).kind).toBe(
    "differs",
  );
  expect(prove("torch", { call: call(123_457), baseLr: 1 }, { spec: cut(123_457), steps }).kind).toBe(
    "equal",
  );
});

test("so is a cycle that is one update longer, however deep", () => {
  const cycles = (n: number): Spec => ({
    kind: "scale",
    by: 0.1,
    of: {
      kind: "slice",
      skip: 7,
      of: { kind: "repeat", of: { kind: "cosine", from: 1, to: 0, over: n }, stretch: 2 },
    },
  });
  expect(sameCurve(cycles(10_000), cycles(10_001), steps)).toBe(false);
});
