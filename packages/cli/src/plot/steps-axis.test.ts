import fc from "fast-check";
import { expect, test } from "vitest";
import { cellOf, stepsAxis } from "./steps-axis.ts";

const strokes = { line: "─", tick: "┬" };

test("ticks stand at round steps, labels begin under them, and the end is named", () => {
  const { rule, labels } = stepsAxis(25_000, 66, strokes);
  expect(rule).toBe("┬────────────┬────────────┬────────────┬────────────┬────────────┬");
  expect(labels).toBe("0            5k           10k          15k          20k          25k");
  expect(stepsAxis(450_410, 66, strokes).labels).toBe(
    "0             100k           200k          300k           400k   450k",
  );
});

test("only whole steps have ticks", () => {
  expect(stepsAxis(1, 66, strokes).labels.trim().split(/ +/)).toEqual(["0", "1"]);
  expect(stepsAxis(3, 66, strokes).labels.trim().split(/ +/)).toEqual(["0", "1", "2", "3"]);
});

test("labels never touch, whatever the length and the width", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e15 }), fc.integer({ min: 20, max: 66 }), (steps, cells) => {
      const { rule, labels } = stepsAxis(steps, cells, strokes);
      expect(rule.length).toBe(cells);
      expect(labels).toMatch(/^0( {2,}\S+)*$/);
      for (const label of labels.matchAll(/\S+/g)) expect(rule[label.index]).toBe("┬");
      expect(labels.length).toBeLessThanOrEqual(cells + 6);
    }),
    { seed: 4 },
  );
});

test("an update falls into one cell, the end of the run into the last", () => {
  expect([0, 499, 500, 999, 1000].map((step) => cellOf(step, 2, 1000))).toEqual([0, 0, 1, 1, 1]);
});
