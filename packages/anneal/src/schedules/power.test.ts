import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { power } from "./power.ts";

const horizon = { steps: 100_000 };

test("power -1/2 with the warmup as its period is the inverse square root of transformers", () => {
  const [peak, warmup] = [1e-3, 4000];
  const curve = compile(power({ from: peak, power: -0.5, per: warmup }), horizon);
  expect(curve.at(0)).toBe(peak);
  for (const step of [4000, 12_000, 60_000]) {
    // transformers counts from the run's start and shifts by the warmup: 1 / sqrt((step + shift) / timescale)
    expectClose(curve.at(step), peak / Math.sqrt((step + warmup) / warmup));
  }
  expectClose(curve.at(3 * warmup), peak / 2);
});

test("power -1 is inverse time decay as Keras writes it: from / (1 + rate t / per)", () => {
  const curve = compile(power({ from: 0.1, power: -1, rate: 0.5, per: 10 }), horizon);
  for (const t of [0, 10, 20, 1000]) expectClose(curve.at(t), 0.1 / (1 + (0.5 * t) / 10));
});

test("rate 0 stands still, and a positive power grows", () => {
  expect(compile(power({ from: 0.1, power: -1, rate: 0 }), horizon).at(1e15)).toBe(0.1);
  expectClose(compile(power({ from: 1, power: 2 }), horizon).at(2), 9);
});

test("growth without bounds stops at the largest number, and 0 stays 0 under it", () => {
  expect(compile(power({ from: 1, power: 1000 }), horizon).at(1e15)).toBe(Number.MAX_VALUE);
  expect(compile(power({ from: 0, power: 1000 }), horizon).at(1e15)).toBe(0);
});

test("with `over` it holds the value that it has there", () => {
  const curve = compile(power({ from: 1, power: -1, over: 3 }), horizon);
  expect([0, 1, 3, 4, 1e15].map(curve.at)).toEqual([1, 0.5, 0.25, 0.25, 0.25]);
});
