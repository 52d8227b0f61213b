import { expect, test } from "vitest";
import { compile, fill } from "../compile/index.ts";
import { cosine } from "./cosine.ts";
import { exponential } from "./exponential.ts";
import { linear } from "./linear.ts";
import { scale } from "./scale.ts";
import { sequence } from "./sequence.ts";

test("every value is multiplied, at one step and in a row", () => {
  const curve = compile(scale({ by: 0.5, of: linear({ from: 8, to: 0, over: 4 }) }), { steps: 4 });
  expect([0, 1, 4, 9].map(curve.at)).toEqual([4, 3, 0, 0]);
  expect(Array.from(fill(curve, new Float64Array(4), 1))).toEqual([3, 2, 1, 0]);
});

test("scale by 1 is the curve itself, and by a power of two is exact", () => {
  const inner = sequence({ of: [linear({ to: 1, over: 7 }), cosine({ from: 1, to: 0.1, over: "rest" })] });
  const [plain, same, quarter] = [inner, scale({ by: 1, of: inner }), scale({ by: 0.25, of: inner })].map(
    (spec) => compile(spec, { steps: 50 }),
  );
  for (let t = 0; t < 60; t += 0.5) {
    expect(same.at(t)).toBe(plain.at(t));
    expect(quarter.at(t)).toBe(plain.at(t) / 4);
  }
});

test("a negative multiplier is what asks for negative values, and an overflow stops at the largest number", () => {
  expect(compile(scale({ by: -2, of: linear({ from: 1, to: 0, over: 2 }) }), { steps: 2 }).at(0)).toBe(-2);
  const huge = compile(scale({ by: 1e100, of: exponential({ from: 1, factor: 10 }) }), { steps: 2 });
  expect(huge.at(1e15)).toBe(Number.MAX_VALUE);
});
