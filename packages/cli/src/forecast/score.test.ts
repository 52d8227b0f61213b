import { expect, test } from "vitest";
import { scoreOf } from "./score.ts";

const run = (id: string, actual: number, forecast: number, half = 0.01) => ({
  id,
  actual,
  forecast,
  low: forecast - half,
  high: forecast + half,
});

test("errors are means, of the loss and of its share", () => {
  const score = scoreOf([run("a", 2, 2.02), run("b", 4, 3.98)]);
  expect(score.meanAbsFinalError).toBeCloseTo(0.02, 12);
  expect(score.relative).toBeCloseTo((0.01 + 0.005) / 2, 12);
  expect(score.coverage).toBe(0);
});

test("tau is the share of pairs in the right order, less that in the wrong one", () => {
  // Of (a,b) (a,c) (b,c) only the last is in the wrong order: (2 - 1) / 3.
  expect(scoreOf([run("a", 1, 1), run("b", 2, 4), run("c", 3, 3)]).kendallTau).toBeCloseTo(1 / 3, 12);
  // A pair that is nearer than 0.003 does not count, and one that is forecast equal counts as neither.
  expect(scoreOf([run("a", 1, 2), run("b", 1.002, 1)]).kendallTau).toBeNull();
  expect(scoreOf([run("a", 1, 2), run("b", 1.1, 2)]).kendallTau).toBe(0);
});

test("regret is what the choice by forecast costs", () => {
  expect(scoreOf([run("a", 1, 1.2), run("b", 1.05, 1.1), run("c", 2, 2)]).regret).toBeCloseTo(0.05, 12);
  expect(scoreOf([run("a", 1, 2)]).regret).toBeNull();
});

test("coverage counts what lies inside, the ends included", () => {
  expect(scoreOf([run("a", 1.5, 1.25, 0.25), run("b", 3, 1)]).coverage).toBe(0.5);
});

test("without runs nothing is known", () => {
  expect(scoreOf([])).toEqual({
    n: 0,
    meanAbsFinalError: null,
    relative: null,
    kendallTau: null,
    regret: null,
    coverage: null,
  });
});
