import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { constant } from "./constant.ts";

test("a constant has its value at every step and never ends", () => {
  const curve = compile(constant({ value: 3e-4 }), { steps: 10 });
  for (const t of [0, 0.5, 9, 10, 1e15]) expect(curve.at(t)).toBe(3e-4);
  expect(curve.span).toBe(Number.POSITIVE_INFINITY);
});

test("with `over` it has a length, and holds after it", () => {
  const curve = compile(constant({ value: 2, over: "50%" }), { steps: 10 });
  expect(curve.span).toBe(5);
  expect(curve.at(7)).toBe(2);
});
