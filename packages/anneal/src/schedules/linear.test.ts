import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { linear } from "./linear.ts";

test("a line reaches `to` at step = span and holds it", () => {
  const curve = compile(linear({ from: 8, to: 4, over: 4 }), { steps: 4 });
  expect([0, 1, 2, 3, 4, 5, 1e15].map(curve.at)).toEqual([8, 7, 6, 5, 4, 4, 4]);
});

test("without `from` it warms up as nanoGPT does: update k has peak * (k + 1) / (warmup + 1)", () => {
  const [peak, warmup] = [6e-4, 2000];
  const curve = compile(linear({ to: peak, over: warmup }), { steps: 600_000 });
  for (const it of [0, 1, 777, 1999]) expectClose(curve.at(it), (peak * (it + 1)) / (warmup + 1));
  expect(curve.at(warmup)).toBe(peak);
});

test("a span may be fractional and is not rounded", () => {
  const curve = compile(linear({ from: 1, to: 0, over: 2.5 }), { steps: 10 });
  expectClose(curve.at(2), 0.2, 1e-16);
  expect(curve.at(3)).toBe(0);
  expect(curve.span).toBe(2.5);
});

test("past continue keeps the slope, and may become negative", () => {
  const curve = compile(linear({ from: 1, to: 0, over: 4, past: "continue" }), { steps: 4 });
  expect([4, 5, 8].map(curve.at)).toEqual([0, -0.25, -1]);
});

test("pace is the power of the elapsed share", () => {
  const curve = compile(linear({ from: 0, to: 1, over: 10, pace: 2 }), { steps: 10 });
  expectClose(curve.at(3), 0.09);
  expectClose(curve.at(9.5), 0.9025);
});

test("a continued line stays a number whatever its pace", () => {
  for (const from of [0, 1]) {
    for (const pace of [1, 20, 1e3, 1e100]) {
      const curve = compile(linear({ from, to: 1, over: 10, pace, past: "continue" }), { steps: 10 });
      for (const t of [0, 9, 11, 1e6, 1e15]) expect(curve.at(t)).toSatisfy(Number.isFinite);
    }
  }
});

test("a line of no length is at its end from the first step", () => {
  expect(compile(linear({ from: 1, to: 0.5, over: 0 }), { steps: 4 }).at(0)).toBe(0.5);
  expect(compile(linear({ from: 1, to: 0.5, over: 0, past: "continue" }), { steps: 4 }).at(9)).toBe(0.5);
  expect(compile(linear({ to: 0.5, over: 0 }), { steps: 4 }).at(0)).toBe(0.5);
});
