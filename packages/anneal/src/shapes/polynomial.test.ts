import { expect, test } from "vitest";
import { polynomialShape } from "./polynomial.ts";

test("out: what remains is a power of the remaining share", () => {
  expect(polynomialShape(2, "out")(0.75, 1, 0)).toBe(1 / 16);
  expect(polynomialShape(3, "out")(0.5, 0, 8)).toBe(7);
});

test("in: what has elapsed is a power of the elapsed share", () => {
  expect(polynomialShape(2, "in")(0.75, 0, 1)).toBe(9 / 16);
  expect(polynomialShape(0.5, "in")(0.25, 1, 0)).toBe(0.5); // 1 - sqrt(p), the cooldown of Hägele et al.
});

test("out and in mirror each other in time and level", () => {
  for (const power of [0.5, 1, 2, 3]) {
    for (const p of [0, 0.125, 0.5, 0.75, 1]) {
      expect(polynomialShape(power, "out")(p, 1, 0)).toBe(polynomialShape(power, "in")(1 - p, 0, 1));
    }
  }
});

test("both ends are exact for any power", () => {
  for (const power of [1e-9, 0.5, 7, 1e9]) {
    for (const ease of ["out", "in"] as const) {
      expect(polynomialShape(power, ease)(0, 0.1, 0.7)).toBe(0.1);
      expect(polynomialShape(power, ease)(1, 0.1, 0.7)).toBe(0.7);
    }
  }
});
