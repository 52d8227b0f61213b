import { expect, test } from "vitest";
import { placePhases } from "./phase-names.ts";

const ruler = (text: string): number => 7 * text.length;
const wsd = [
  { name: "warmup", start: 0, end: 1000 },
  { name: "hold", start: 1000, end: 20_000 },
  { name: "cooldown", start: 20_000, end: 25_000 },
] as const;

test("names stand over their bands, and the longest says what is counted", () => {
  const placed = placePhases(wsd, { x: (step) => step / 25, left: 0, right: 1000, ruler });
  expect(placed.map(({ name, length }) => `${name} ${length}`)).toEqual([
    "warmup 1,000",
    "hold 19,000 steps",
    "cooldown 5,000",
  ]);
  expect(placed[0].x).toBe(0);
});

test("where there is no room the length goes first, then the name", () => {
  const narrow = placePhases(wsd, { x: (step) => step / 100, left: 0, right: 250, ruler });
  expect(narrow.map(({ length }) => length)).toContain("");
  const tiny = placePhases(wsd, { x: (step) => step / 500, left: 0, right: 50, ruler });
  expect(tiny.length).toBeLessThan(3);
});
