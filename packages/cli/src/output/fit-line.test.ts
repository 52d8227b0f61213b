import { expect, test } from "vitest";
import { fitLine } from "./fit-line.ts";

test("a line is one column shorter than the terminal; pieces that can go do so in their order, then it is cut", () => {
  const pieces = ["  search", "█████", "3 of 9", "~2 s left"];
  expect(fitLine(pieces, 80, [1, 3])).toBe("  search  █████  3 of 9  ~2 s left");
  expect(fitLine(pieces, 30, [1, 3])).toBe("  search  3 of 9  ~2 s left");
  expect(fitLine(pieces, 20, [1, 3])).toBe("  search  3 of 9");
  expect(fitLine(pieces, 10, [1, 3])).toBe("  search…");
  expect(fitLine(["日本語日本語"], 8)).toBe("日本語…");
});
