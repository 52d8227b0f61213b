import { describe, expect, test } from "vitest";
import { rateOf, rungOf } from "./ladder.ts";

describe("the ladder of rates", () => {
  test("has 1, 2 and 5 of each decade, as exactly as they are typed", () => {
    expect([-9, -8, -7, -6, -3, -2, -1, 0, 1, 2, 3].map(rateOf)).toEqual([
      1e-3, 2e-3, 5e-3, 1e-2, 0.1, 0.2, 0.5, 1, 2, 5, 10,
    ]);
  });

  test("gives every rung back from its own rate", () => {
    for (let rung = -60; rung <= 20; rung++) expect(rungOf(rateOf(rung))).toBe(rung);
  });

  test("takes the nearer rung by ratio", () => {
    expect(rateOf(rungOf(0.03))).toBe(0.02);
    expect(rateOf(rungOf(0.033))).toBe(0.05);
    expect(rateOf(rungOf(0.0145))).toBe(0.02);
    expect(rateOf(rungOf(0.0138))).toBe(0.01);
  });
});
