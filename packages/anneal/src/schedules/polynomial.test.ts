import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { polynomial } from "./polynomial.ts";

const horizon = { steps: 100 };

test("out is Keras PolynomialDecay: (from - to) (1 - t/T)^power + to", () => {
  const curve = compile(polynomial({ from: 0.1, to: 0.01, over: 50, power: 3 }), horizon);
  for (const t of [0, 7, 25, 49]) expectClose(curve.at(t), (0.1 - 0.01) * (1 - t / 50) ** 3 + 0.01);
});

test("in with power 1/2 is the 1-sqrt cooldown of Hägele et al.", () => {
  const curve = compile(polynomial({ from: 1, to: 0, over: 100, power: 0.5, ease: "in" }), horizon);
  expect([0, 1, 4, 25, 81, 100].map(curve.at)).toEqual([1, 0.9, 0.8, 0.5, 1 - 0.9, 0]);
});

test("power 1 is a straight line both ways, and the end holds", () => {
  for (const ease of ["in", "out"] as const) {
    const curve = compile(polynomial({ from: 4, to: 2, over: 8, power: 1, ease }), horizon);
    expect([0, 2, 4, 8, 9, 1e15].map(curve.at)).toEqual([4, 3.5, 3, 2, 2, 2]);
  }
});

test("a root near its end stays a number at fractional steps", () => {
  const curve = compile(polynomial({ from: 1, to: 0, over: 0.3, power: 0.1, pace: 0.7 }), horizon);
  for (let i = 0; i < 1000; i++) expect(curve.at(0.3 * (1 - i * 2 ** -53))).toBeGreaterThanOrEqual(0);
});
