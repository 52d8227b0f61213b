import { expect, test } from "vitest";
import { alignColumns, flow, wrap } from "./layout.ts";

test("pieces flow into as few lines as their width allows", () => {
  expect(flow(["one", "two", "three"], { width: 9 })).toEqual(["one   two", "three"]);
  expect(flow(["one", "two", "three"], { width: 80, gap: ", " })).toEqual(["one, two, three"]);
  expect(flow(["a piece that is too long", "b"], { width: 4, indent: "  " })).toEqual([
    "a piece that is too long",
    "  b",
  ]);
  expect(flow([], { width: 80 })).toEqual([]);
});

test("a text breaks at spaces", () => {
  expect(wrap("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]);
  expect(wrap("[1] somebody said", 13, "    ")).toEqual(["[1] somebody", "    said"]);
});

test("columns are as wide as their widest cell, whatever its characters and colours", () => {
  expect(
    alignColumns(
      [
        ["名", "1"],
        ["\u001b[1mlonger\u001b[22m", "10"],
      ],
      [1],
    ),
  ).toEqual(["名       1", "\u001b[1mlonger\u001b[22m  10"]);
});
