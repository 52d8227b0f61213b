import { expect, test } from "vitest";
import { show } from "./show.ts";

test.each([
  [undefined, "nothing"],
  [null, "null"],
  [true, "true"],
  [0.1, "0.1"],
  [-0, "0"],
  [1e-9, "1e-9"],
  [Number.NaN, "NaN"],
  [-Infinity, "-Infinity"],
  ["5%", '"5%"'],
  ["", '""'],
  ['say "a"\nb', '"say \\"a\\"\\nb"'],
  [[], "a list of 0"],
  [[1, [2]], "a list of 2"],
  [{ kind: "linear" }, "an object"],
  [Object.create(null), "an object"],
  [new Date(0), "an object"],
  [() => 1, "a function"],
  [Symbol("x"), "Symbol(x)"],
])("%o is shown as %s", (value, text) => {
  expect(show(value)).toBe(text);
});

test("a long text is cut, and stays in quotes", () => {
  expect(show("x".repeat(1e6))).toBe(`"${"x".repeat(50)}…"`);
  expect(show("x".repeat(50))).toBe(`"${"x".repeat(50)}"`);
});
