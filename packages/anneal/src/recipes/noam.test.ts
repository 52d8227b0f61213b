import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { noam } from "./noam.ts";

test.each([
  [512, 4000],
  [1024, 1],
  [64, 2],
])("for width %d and a warmup of %d it is the paper's formula, counted from 1", (width, warmup) => {
  const paper = (t: number): number => width ** -0.5 * Math.min((t + 1) ** -0.5, (t + 1) * warmup ** -1.5);
  expectFollows(noam({ peak: (width * warmup) ** -0.5, warmup }), { steps: 10_000 }, paper);
});

test("the base model's peak is 7e-4, at update 3999", () => {
  const { at } = compile(noam({ peak: (512 * 4000) ** -0.5, warmup: 4000 }), { steps: 100_000 });
  expect(at(3999)).toBeCloseTo(6.99e-4, 6);
  expect(at(3998)).toBeLessThan(at(3999));
  expect(at(4000)).toBeLessThan(at(3999));
});

test.each([0, "0%", "0ep"] as const)("a warmup of %s is refused", (warmup) => {
  expect(() => noam({ peak: 1, warmup })).toThrow(/^noam\.warmup: expected .+, received .+$/);
});
