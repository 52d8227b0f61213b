import { expect, test } from "vitest";
import { readAmount, readCount, readShare } from "./amounts.ts";

test("steps are read as people write them", () => {
  expect(["25000", "25,000", "25k", "1.2M", " 0 "].map(readCount)).toEqual([
    25_000, 25_000, 25_000, 1.2e6, 0,
  ]);
  expect(["", "1.5", "-3", "abc", "1e3x", "<b>"].map(readCount)).toEqual(new Array(6).fill(undefined));
});

test("shares are below the whole", () => {
  expect(["5%", "0.05", ".2", "0", "0%"].map(readShare)).toEqual([0.05, 0.05, 0.2, 0, 0]);
  expect(["100%", "1", "-5%", "five"].map(readShare)).toEqual(new Array(4).fill(undefined));
});

test("amounts are above 0", () => {
  expect(["0.003", "3e-3", "1,024"].map(readAmount)).toEqual([0.003, 0.003, 1024]);
  expect(["0", "", "-1", "Infinity", "x"].map(readAmount)).toEqual(new Array(5).fill(undefined));
});
