import { expect, test } from "vitest";
import { phaseNames } from "./phase-names.ts";

const wsd = [
  { name: "warmup", start: 0, end: 1000 },
  { name: "hold", start: 1000, end: 20_000 },
  { name: "cooldown", start: 20_000, end: 25_000 },
];

test("a name stands in the middle of its stretch; one without room begins at its left edge", () => {
  expect(phaseNames(wsd, 66, 25_000)).toBe("warmup                   hold                          cooldown");
});

test("a name without any room is dropped", () => {
  const crowded = Array.from({ length: 12 }, (_, i) => ({
    name: "cooldown",
    start: 10 * i,
    end: 10 * (i + 1),
  }));
  const line = phaseNames(crowded, 40, 120);
  expect(line).toMatch(/^cooldown( +cooldown){2,3}$/);
  expect(line.length).toBeLessThanOrEqual(40);
});
