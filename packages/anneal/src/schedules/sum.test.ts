import { expect, test } from "vitest";
import { compile, eventsOf, partsOf } from "../compile/index.ts";
import { constant } from "./constant.ts";
import { cosine } from "./cosine.ts";
import { exponential } from "./exponential.ts";
import { linear } from "./linear.ts";
import { repeat } from "./repeat.ts";
import { scale } from "./scale.ts";
import { sum } from "./sum.ts";

test("lines added are the line of the sums", () => {
  const [a, b] = [linear({ from: 1, to: 4, over: 8 }), linear({ from: 2, to: 0.5, over: 8 })];
  const both = compile(sum({ of: [a, b] }), { steps: 8 });
  const want = compile(linear({ from: 3, to: 4.5, over: 8 }), { steps: 8 });
  for (let t = 0; t < 12; t += 0.5) expect(both.at(t)).toBe(want.at(t));
});

test("curves are added from left to right", () => {
  const of = [0.1, 0.2, 0.3].map((value) => constant({ value }));
  expect(compile(sum({ of }), { steps: 1 }).at(0)).toBe(0.1 + 0.2 + 0.3);
  expect(compile(sum({ of: [...of].reverse() }), { steps: 1 }).at(0)).toBe(0.3 + 0.2 + 0.1);
});

test("the mirror cosine of the cooldown papers is a line twice as high less a cosine", () => {
  const mirror = sum({
    of: [linear({ from: 2, to: 0, over: 12 }), scale({ by: -1, of: cosine({ from: 1, to: 0, over: 12 }) })],
  });
  const curve = compile(mirror, { steps: 12 });
  for (const [i, want] of [1, 2 * (2 / 3) - 3 / 4, 0.5, 2 / 3 - 1 / 4, 0].entries()) {
    expect(curve.at([0, 4, 6, 8, 12][i])).toBeCloseTo(want, 15);
  }
});

test("the span is the longest, one curve is itself, and an overflow stops at the largest number", () => {
  const of = [linear({ from: 1, to: 0, over: 3 }), linear({ from: 1, to: 0, over: 7 })];
  expect(compile(sum({ of }), { steps: 10 }).span).toBe(7);
  expect(compile(sum({ of: [of[0]] }), { steps: 10 }).at(1)).toBe(compile(of[0], { steps: 10 }).at(1));
  const growing = exponential({ from: 1, factor: 10 });
  expect(compile(sum({ of: [growing, growing, growing] }), { steps: 1 }).at(1e15)).toBe(Number.MAX_VALUE);
});

test("of several curves the one that moves most says what the sum consists of: cycles before ramps before constants", () => {
  const wave = repeat({ of: linear({ from: 1, to: 0, over: 5 }), times: 2 });
  const ramp = linear({ from: 1, to: 0, over: 10 });
  const floor = constant({ value: 0.1 });
  for (const of of [
    [floor, ramp, wave],
    [wave, ramp, floor],
  ]) {
    expect(eventsOf(compile(sum({ of }), { steps: 10 }), 10).map((each) => each.step)).toEqual([4, 5, 9]);
  }
  for (const of of [
    [floor, ramp],
    [ramp, floor],
  ]) {
    expect(partsOf(compile(sum({ of }), { steps: 10 }), 10).map((part) => part.kind)).toEqual(["linear"]);
  }
});
