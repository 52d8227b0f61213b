import { expect, test } from "vitest";
import { compile, eventsOf } from "../compile/index.ts";
import { linear } from "./linear.ts";
import { repeat } from "./repeat.ts";
import { slice } from "./slice.ts";

const ramp = linear({ from: 0, to: 10, over: 10 });
const horizon = { steps: 100 };

test("skip joins a curve in its middle", () => {
  const curve = compile(slice({ of: ramp, skip: 4 }), horizon);
  expect([0, 1, 6, 7].map(curve.at)).toEqual([4, 5, 10, 10]);
  expect(curve.span).toBe(6);
});

test("over cuts a curve short and freezes what it has there", () => {
  const curve = compile(slice({ of: ramp, skip: 2, over: 5 }), horizon);
  expect([0, 4, 5, 6, 1e15].map(curve.at)).toEqual([2, 6, 7, 7, 7]);
  expect(curve.span).toBe(5);
});

test("over may exceed the inner length", () => {
  const curve = compile(slice({ of: ramp, over: 20 }), horizon);
  expect([9, 10, 20].map(curve.at)).toEqual([9, 10, 10]);
  expect(curve.span).toBe(20);
});

test("a slice freezes even a line that continues", () => {
  const curve = compile(slice({ of: { ...ramp, past: "continue" }, over: 12 }), horizon);
  expect([11, 12, 13, 1e15].map(curve.at)).toEqual([11, 12, 12, 12]);
});

test("skipping and then following is following from there", () => {
  const twice = slice({ of: slice({ of: ramp, skip: 2 }), skip: 3, over: 2 });
  const once = slice({ of: ramp, skip: 5, over: 2 });
  const [a, b] = [compile(twice, horizon), compile(once, horizon)];
  for (const t of [0, 0.5, 1, 2, 3]) expect(a.at(t)).toBe(b.at(t));
});

test("restarts move with the curve, up to the end of the run", () => {
  const cycles = repeat({ of: linear({ from: 1, to: 0, over: 30 }) });
  const restarts = (skip: number) =>
    eventsOf(compile(slice({ of: cycles, skip }), horizon), 100).flatMap(({ kind, step }) =>
      kind === "restart" ? [step] : [],
    );
  expect(restarts(0)).toEqual([30, 60, 90]);
  expect(restarts(50)).toEqual([10, 40, 70]);
});
