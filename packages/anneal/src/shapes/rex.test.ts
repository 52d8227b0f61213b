import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { rexShape } from "./rex.ts";

test("REX is the paper's (1 - z) / (1/2 + (1 - z)/2)", () => {
  for (const z of [0.01, 0.2, 0.5, 0.77, 0.99])
    expectClose(rexShape(z, 1, 0), (1 - z) / (1 / 2 + (1 - z) / 2));
});

test("REX lies above the straight line, and both ends are exact", () => {
  for (const p of [0.1, 0.5, 0.9]) expect(rexShape(p, 1, 0)).toBeGreaterThan(1 - p);
  expect(rexShape(0, 0.1, 0.7)).toBe(0.1);
  expect(rexShape(1, 0.1, 0.7)).toBe(0.7);
});
