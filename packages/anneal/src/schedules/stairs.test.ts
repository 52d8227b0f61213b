import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { exponential } from "./exponential.ts";
import { linear } from "./linear.ts";
import { stairs } from "./stairs.ts";

test("stairs over an exponential are torch's StepLR: gamma ** floor(t / size)", () => {
  const curve = compile(stairs({ of: exponential({ from: 0.05, factor: 0.1, per: 30 }), every: 30 }), {
    steps: 90,
  });
  for (const t of [0, 29, 30, 59, 60, 89]) expectClose(curve.at(t), 0.05 * 0.1 ** Math.floor(t / 30));
});

test("the value at the start of a tread is kept until the next one, and the end comes at the first tread after it", () => {
  const curve = compile(stairs({ of: linear({ from: 8, to: 0, over: 7 + 1 }), every: 4 }), { steps: 20 });
  expect([0, 3, 4, 7, 8, 11, 12, 1e15].map(curve.at)).toEqual([8, 8, 4, 4, 0, 0, 0, 0]);
});

test("treads is how many of them lie on `every`, also less than one step each", () => {
  const curve = compile(stairs({ of: linear({ from: 0, to: 12, over: 12 }), every: 6, treads: 3 }), {
    steps: 12,
  });
  expect([0, 1, 2, 3, 4, 5, 6, 12].map(curve.at)).toEqual([0, 0, 2, 2, 4, 4, 6, 12]);
  const fine = compile(stairs({ of: linear({ from: 0, to: 12, over: 12 }), every: 1, treads: 4 }), {
    steps: 12,
  });
  expect([0, 0.2, 0.25, 0.9, 1].map(fine.at)).toEqual([0, 0, 0.25, 0.75, 1]);
});

test("stairs of an epoch step once per epoch", () => {
  const spec = stairs({ of: linear({ from: 3, to: 0, over: "3ep" }), every: "1ep" });
  const curve = compile(spec, { steps: 30, stepsPerEpoch: 10 });
  expect([0, 9, 10, 19, 20, 29, 30].map(curve.at)).toEqual([3, 3, 2, 2, 1, 1, 0]);
});

test("whole treads start on their step, up to a million", () => {
  const curve = compile(stairs({ of: linear({ from: 0, to: 3e6, over: 3e6 }), every: 7, treads: 7 }), {
    steps: 10,
  });
  for (let t = 0; t < 1e6; t += 997) expectClose(curve.at(t), t);
});
