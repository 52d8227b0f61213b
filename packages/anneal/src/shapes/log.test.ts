import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { logShape } from "./log.ts";

test("after 9 of 999 steps a logarithmic rise is a third of the way, after 99 two thirds", () => {
  expectClose(logShape(999)(9 / 999, 0, 1), 1 / 3);
  expectClose(logShape(999)(99 / 999, 0, 1), 2 / 3);
});

test("both ends are exact", () => {
  for (const span of [1e-300, 1e-17, 1e-9, 1, 999, 1e15]) {
    expect(logShape(span)(0, 0.1, 0.7)).toBe(0.1);
    expect(logShape(span)(1, 0.1, 0.7)).toBe(0.7);
  }
});

test("over no steps the end is reached at once", () => {
  expect(logShape(0)(1, 0.1, 0.7)).toBe(0.7);
});
