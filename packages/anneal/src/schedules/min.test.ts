import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { constant } from "./constant.ts";
import { linear } from "./linear.ts";
import { min } from "./min.ts";

test("the lowest curve rules at each step", () => {
  const of = [constant({ value: 5 }), linear({ from: 8, to: 0, over: 8 })];
  for (const order of [of, [...of].reverse()]) {
    expect([0, 2, 4, 6, 8].map(compile(min({ of: order }), { steps: 10 }).at)).toEqual([5, 5, 4, 2, 0]);
  }
});

test("of three curves the lowest rules too", () => {
  const of = [1, 3, 2].map((value) => constant({ value }));
  expect(compile(min({ of }), { steps: 1 }).at(0)).toBe(Math.min(1, 3, 2));
});
