import { expect, test } from "vitest";
import { murmur3 } from "./murmur3.ts";
import { permutation } from "./permutation.ts";
import { random } from "./random.ts";
import { xoshiro128 } from "./xoshiro128.ts";

test("xoshiro128** gives the words of the authors' C program from the state 1, 2, 3, 4", () => {
  const next = xoshiro128([1, 2, 3, 4]);
  // Published in rand_xoshiro, src/xoshiro128starstar.rs, from version 1.1 of the reference implementation.
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test("MurmurHash3 gives its published hashes, also of texts whose length is not a multiple of four", () => {
  expect(murmur3("", 0)).toBe(0);
  expect(murmur3("", 1)).toBe(0x514e28b7);
  expect(murmur3("aaaa", 0x9747b28c)).toBe(0x5a97808a);
  expect(murmur3("aaa", 0x9747b28c)).toBe(0x283e0130);
  expect(murmur3("aa", 0x9747b28c)).toBe(0x5d211726);
  expect(murmur3("a", 0x9747b28c)).toBe(0x7fa09ea6);
  expect(murmur3("Hello, world!", 0x9747b28c)).toBe(0x24884cba);
  expect(murmur3("ππππππππ", 0x9747b28c)).toBe(0xd58063c1);
});

test("the same seeds give the same numbers, other seeds or words give others", () => {
  const first = (...seeds: (number | string)[]) => random(...seeds).word();
  expect(first(7, "init")).toBe(first(7, "init"));
  const all = [
    first(7, "init"),
    first(7, "order"),
    first(8, "init"),
    first("7", "init"),
    first(7),
    first(7, "order", 1),
    first(7, "order", 11),
    first(71, "order", 1),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("uniform numbers have the mean and variance of the uniform distribution and stay in [0, 1)", () => {
  const { uniform } = random(1);
  const drawn = Array.from({ length: 100_000 }, uniform);
  const mean = drawn.reduce((a, b) => a + b) / drawn.length;
  const variance = drawn.reduce((a, b) => a + (b - mean) ** 2, 0) / drawn.length;
  // Four standard errors of each.
  expect(Math.abs(mean - 1 / 2)).toBeLessThan(0.0037);
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.00095);
  expect(Math.min(...drawn.slice(0, 1e4))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn.slice(0, 1e4))).toBeLessThan(1);
});

test("normal numbers have the moments of the normal distribution", () => {
  const { normal } = random(2);
  const drawn = Array.from({ length: 100_000 }, normal);
  const moment = (power: number) => drawn.reduce((a, x) => a + x ** power, 0) / drawn.length;
  // Four standard errors of each: sqrt(Var(x^k) / n).
  expect(Math.abs(moment(1))).toBeLessThan(0.013);
  expect(Math.abs(moment(2) - 1)).toBeLessThan(0.018);
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.125);
});

test("every order of four things is equally likely", () => {
  const counts = new Map<string, number>();
  const draws = 24_000;
  for (let seed = 0; seed < draws; seed++) {
    const order = permutation(4, seed, "order").join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  const expected = draws / 24;
  const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(counts.size).toBe(24);
  // The 0.999 quantile of chi-square with 23 degrees of freedom.
  expect(chiSquare).toBeLessThan(49.73);
});

test("a permutation has every number once", () => {
  for (const n of [0, 1, 2, 1000])
    expect([...permutation(n, 3)].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
});
