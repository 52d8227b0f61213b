import { expect, test } from "vitest";
import { fold, foldCall } from "./fold.ts";

/** What Python 3 prints for each; None where it raises or gives a complex number. */
test.each([
  [7, "/", 3, 2.3333333333333335],
  [3, "/", 2, 1.5],
  [-7, "+", 3, -4],
  [0.1, "-", 7, -6.9],
  [1000, "*", 0.001, 1],
  [-3, "//", 7, -1],
  [0.5, "//", -7, -1],
  [0.5, "//", 0.001, 499],
  [0.1, "//", 0.001, 100],
  [2, "//", 0.1, 19],
  [1, "//", 0.1, 9],
  [-7, "%", 3, 2],
  [-7, "%", -3, -1],
  [-7, "%", 1000, 993],
  [0.1, "%", -2.5, -2.4],
  [7, "**", -3, 0.0029154518950437317],
  [3, "**", 0.001, 1.001099215984204],
  [-3, "**", 9, -19683],
  [-2.5, "**", 3, -15.625],
  [2, "**", 53, 2 ** 53],
  [3, "**", 33, 5559060566555523],
  [10, "**", 0, 1],
] as const)("%d %s %d is %d", (a, operator, b, expected) => {
  const got = fold(operator, a, b) ?? Number.NaN;
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-15 * Math.abs(expected));
});

test.each([
  [1, "/", 0],
  [1, "//", 0],
  [1, "%", 0],
  [0, "**", -1],
  [-8, "**", 0.5],
  [10, "**", 1e10],
  [1e200, "*", 1e200],
  [1e300, "+", 1e308],
  [1, "<<", 40],
  [1, "@", 2],
  [1, "and", 2],
])("%d %s %d is not computed", (a, operator, b) => {
  expect(fold(operator, a, b)).toBeUndefined();
});

test("numbers are cut and rounded as Python does it: halves to even", () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4].map((x) => foldCall("round", [x]))).toEqual([0, 2, 2, 0, -2, 2]);
  expect(foldCall("int", [-2.7])).toBe(-2);
  expect(foldCall("max", [1, 4])).toBe(4);
  expect(foldCall("math.ceil", [1.2])).toBe(2);
});

test.each([
  ["int", [1, 2]],
  ["min", [1]],
  ["abs", []],
  ["math.sqrt", [-1]],
  ["eval", [1]],
  ["constructor", [1]],
  ["round", [1.25, 1]],
])("%s of %j is not computed", (name, args) => {
  expect(foldCall(name, args)).toBeUndefined();
});
