import { expect, test } from "vitest";
import { nudgeLength, nudgeLevel } from "./nudge.ts";

const horizon = { steps: 25_000 };

test("twenty presses are a decade, and large ones are ten", () => {
  let level = 1e-3;
  for (let k = 0; k < 20; k++) level = nudgeLevel(level, 1);
  expect(Math.abs(level / 1e-2 - 1)).toBeLessThan(0.03);
  expect(nudgeLevel(1e-3, -1, true)).toBe(3.16e-4);
  expect(nudgeLevel(0, 1)).toBeGreaterThan(0);
  expect(nudgeLevel(0, -1)).toBe(0);
});

test.each([
  [1000, 1, 1250],
  [100, -1, 0],
  ["20%", 1, "21%"],
  ["99.5%", 1, "100%"],
  ["3ep", -1, "2ep"],
  ["1e9tok", 1, "1.1e9tok"],
  ["rest", 1, undefined],
] as const)("%s moved by %d is %s", (written, by, next) => {
  const found = nudgeLength(written, by, { horizon });
  expect(typeof found === "string" ? found.replace("1100000000", "1.1e9") : found).toBe(next);
});
