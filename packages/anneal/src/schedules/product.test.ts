import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { constant } from "./constant.ts";
import { exponential } from "./exponential.ts";
import { linear } from "./linear.ts";
import { product } from "./product.ts";

test("curves are multiplied: a line times itself is a parabola", () => {
  const line = linear({ from: 1, to: 0, over: 8 });
  const curve = compile(product({ of: [line, line] }), { steps: 8 });
  for (let t = 0; t <= 8; t++) expect(curve.at(t)).toBe((1 - t / 8) ** 2);
});

test("three curves multiply from left to right, and a constant 1 changes nothing", () => {
  const of = [0.1, 0.7, 0.3].map((value) => constant({ value }));
  expect(compile(product({ of }), { steps: 1 }).at(0)).toBe(0.1 * 0.7 * 0.3);
  const line = linear({ from: 0.3, to: 0.1, over: 8 });
  const curve = compile(product({ of: [constant({ value: 1 }), line] }), { steps: 8 });
  for (let t = 0; t <= 8; t++) expect(curve.at(t)).toBe(compile(line, { steps: 8 }).at(t));
});

test("exponentials multiply to the exponential of the product, and overflow stops at the largest number", () => {
  const curve = compile(
    product({ of: [exponential({ from: 2, factor: 0.5 }), exponential({ from: 3, factor: 0.25 })] }),
    { steps: 8 },
  );
  expect(curve.at(4)).toBe(6 * 0.125 ** 4);
  const growing = exponential({ from: -1, factor: 10 });
  expect(compile(product({ of: [growing, constant({ value: 10 })] }), { steps: 1 }).at(1e15)).toBe(
    -Number.MAX_VALUE,
  );
});
