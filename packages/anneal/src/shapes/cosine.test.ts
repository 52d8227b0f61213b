import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { cosinePowerShape, cosineShape } from "./cosine.ts";

test.each([
  [1 / 6, (2 + Math.sqrt(3)) / 4],
  [1 / 4, (2 + Math.SQRT2) / 4],
  [1 / 3, 3 / 4],
  [1 / 2, 1 / 2],
  [2 / 3, 1 / 4],
  [5 / 6, (2 - Math.sqrt(3)) / 4],
])("at p = %f the remaining weight of half a cosine wave is %f", (p, remaining) => {
  expectClose(cosineShape(p, 1, 0), remaining, 1e-16);
  expectClose(cosineShape(p, 0, 1), 1 - remaining, 1e-16);
});

test("both ends of half a cosine wave are exact", () => {
  expect(cosineShape(0, 0.1, 0.7)).toBe(0.1);
  expect(cosineShape(1, 0.1, 0.7)).toBe(0.7);
});

test("the power form raises the remaining weight, as Optax does with its exponent", () => {
  expectClose(cosinePowerShape(3)(1 / 3, 1, 0), (3 / 4) ** 3);
  expectClose(cosinePowerShape(0.5)(2 / 3, 1, 0), Math.sqrt(1 / 4));
  expectClose(cosinePowerShape(3)(1 / 3, 2, 1), 1 + (3 / 4) ** 3);
});

test("power 1 is the plain form, and both ends are exact for any power", () => {
  for (const p of [0, 0.1, 0.3, 0.9, 1])
    expectClose(cosinePowerShape(1)(p, 3, 1), cosineShape(p, 3, 1), 1e-15);
  for (const power of [1e-9, 0.5, 7, 1e9]) {
    expect(cosinePowerShape(power)(0, 0.1, 0.7)).toBe(0.1);
    expect(cosinePowerShape(power)(1, 0.1, 0.7)).toBe(0.7);
  }
});
