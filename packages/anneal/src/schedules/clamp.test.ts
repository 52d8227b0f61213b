import { expect, test } from "vitest";
import { compile, fill } from "../compile/index.ts";
import { clamp } from "./clamp.ts";
import { cosine } from "./cosine.ts";
import { linear } from "./linear.ts";

const ramp = linear({ from: 0, to: 10, over: 10 });

test("values stay between the floor and the ceiling, either of which may be left out", () => {
  const draw = (limits: { min?: number; max?: number }) =>
    [0, 2, 5, 8, 10].map(compile(clamp({ of: ramp, ...limits }), { steps: 10 }).at);
  expect(draw({ min: 3, max: 7 })).toEqual([3, 3, 5, 7, 7]);
  expect(draw({ min: 3 })).toEqual([3, 3, 5, 8, 10]);
  expect(draw({ max: 7 })).toEqual([0, 2, 5, 7, 7]);
  expect(draw({})).toEqual([0, 2, 5, 8, 10]);
});

test("a floor above the ceiling is refused, equal ones are a constant", () => {
  expect(() => compile(clamp({ of: ramp, min: 2, max: 1 }), { steps: 10 })).toThrow(
    /^clamp\.min: expected at most max \(1\), received 2$/,
  );
  expect(compile(clamp({ of: ramp, min: 2, max: 2 }), { steps: 10 }).at(9)).toBe(2);
});

test("a row agrees with single steps to 1e-14 of the ceiling, however low the ceiling is", () => {
  const curve = compile(clamp({ of: cosine({ from: 1, to: 0, over: 100_000 }), max: 1e-10 }), {
    steps: 100_000,
  });
  const out = fill(curve, new Float64Array(50), 99_950);
  for (const [i, value] of out.entries()) {
    expect(Math.abs(value - curve.at(99_950 + i))).toBeLessThanOrEqual(1e-24);
  }
});
