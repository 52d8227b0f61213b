import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { exponential } from "./exponential.ts";

const horizon = { steps: 1000 };

test("half-lives halve", () => {
  const curve = compile(exponential({ from: 0.5, factor: 0.5, per: 100 }), horizon);
  expect([0, 100, 200, 500].map(curve.at)).toEqual([0.5, 0.25, 0.125, 0.015625]);
  expectClose(curve.at(50), 0.5 * Math.SQRT1_2);
});

test("without `per` the period is one step", () => {
  const curve = compile(exponential({ from: 1, factor: 0.9 }), horizon);
  expectClose(curve.at(10), 0.3486784401); // 0.9 ** 10, exact in decimals
});

test("with `over` it holds the value that it has there", () => {
  const curve = compile(exponential({ from: 1, factor: 0.5, per: 10, over: 20 }), horizon);
  expect([19.9, 20, 21, 1e15].map((t) => curve.at(t) <= 0.26)).toEqual([true, true, true, true]);
  expect([20, 21, 1e15].map(curve.at)).toEqual([0.25, 0.25, 0.25]);
  expect(curve.span).toBe(20);
});

test("growth without bounds stops at the largest number, and 0 stays 0 under it", () => {
  expect(compile(exponential({ from: 1, factor: 10 }), horizon).at(1e15)).toBe(Number.MAX_VALUE);
  expect(compile(exponential({ from: -1, factor: 10 }), horizon).at(1e15)).toBe(-Number.MAX_VALUE);
  expect(compile(exponential({ from: 0, factor: 10 }), horizon).at(1e15)).toBe(0);
});

test("factor 0 keeps the first step and is 0 from then on", () => {
  expect([0, 1, 2].map(compile(exponential({ from: 1, factor: 0 }), horizon).at)).toEqual([1, 0, 0]);
});
