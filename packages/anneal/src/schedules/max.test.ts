import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { constant } from "./constant.ts";
import { linear } from "./linear.ts";
import { max } from "./max.ts";

test("the highest curve rules at each step", () => {
  const of = [constant({ value: 5 }), linear({ from: 10, to: 0, over: 10 })];
  for (const order of [of, [...of].reverse()]) {
    expect([0, 2, 5, 8, 10].map(compile(max({ of: order }), { steps: 10 }).at)).toEqual([10, 8, 5, 5, 5]);
  }
});

test("of three curves the highest rules too", () => {
  const of = [1, 3, 2].map((value) => constant({ value }));
  expect(compile(max({ of }), { steps: 1 }).at(0)).toBe(Math.max(1, 3, 2));
});
