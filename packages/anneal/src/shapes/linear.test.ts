import { expect, test } from "vitest";
import { linearShape } from "./linear.ts";

test("a straight line has gone a quarter of the way after a quarter of the time", () => {
  expect(linearShape(0.25, 8, 4)).toBe(7);
});

test("both ends are exact where from + (to - from) * p would miss one", () => {
  const [from, to] = [1e-3, 1e-5];
  expect(from + (to - from) * 1).not.toBe(to);
  expect(linearShape(0, from, to)).toBe(from);
  expect(linearShape(1, from, to)).toBe(to);
});
