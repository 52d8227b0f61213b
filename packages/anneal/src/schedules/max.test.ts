import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { constant } from "./constant.ts";
import { linear } from "./linear.ts";
import { max } from "./max.ts";

test("the highest curve rules at each step", () => {
  const of = [constant({ value: 5 }), linear({ from: 8, to: 0, over: 8 })];
  for (const order of [of, [...of].reverse()]) {
    expect([0, 2, 4, 6, 8].map(compile(max({ of: order }), { steps: 10 }).at)).toEqual([8, 6, 5, 5, 5]);
  }
});

test("of three curves the highest rules too", () => {
  const of = [1, 3, 2].map((value) => constant({ value }));
  expect(compile(max({ of }), { steps: 1 }).at(0)).toBe(Math.max(1, 3, 2));
});
