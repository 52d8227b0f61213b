import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { log } from "./log.ts";

test("it is DeepSpeed's min + (max - min) log(step + 1) / log(warmup)", () => {
  const [low, high, warmup] = [1e-5, 1e-3, 1000];
  const curve = compile(log({ from: low, to: high, over: warmup - 1 }), { steps: 1000 });
  for (const step of [0, 1, 9, 99, 500, 998]) {
    expectClose(curve.at(step), low + ((high - low) * Math.log(step + 1)) / Math.log(warmup), 1e-18);
  }
});

test("1, 10 and 100 of 1000 are thirds apart", () => {
  const curve = compile(log({ from: 0, to: 3, over: 999 }), { steps: 1000 });
  for (const [i, t] of [0, 9, 99, 999].entries()) expectClose(curve.at(t), i, 1e-15);
});

test("a logarithm of no length is at its end, not NaN", () => {
  const curve = compile(log({ from: 1, to: 2, over: 0 }), { steps: 10 });
  expect([0, 1].map(curve.at)).toEqual([2, 2]);
});
