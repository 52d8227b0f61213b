import { expect, test } from "vitest";
import { digits } from "../../test/report/digits.ts";
import type { TuneReport } from "./data.ts";
import { summaryLines } from "./summary-lines.ts";

const at = (changes: object, details: object = {}): TuneReport => ({
  ...digits,
  ...changes,
  details: { ...digits.details, ...details },
});

test("the terminal ends with the answer, its interval and what it saves", () => {
  expect(summaryLines(at({ stepsToBaseline: 720 }))).toEqual([
    "✓ Use linear to zero, peak 0.04: 19% less loss than the best constant rate (95%:",
    "  5% to 34% less, 7 of 8 seeds), the same loss after 720 of 1,200 steps",
  ]);
});

test("without certainty it says so first", () => {
  const improvement = { relative: 0.03, low: -0.02, high: 0.08, pairedSeeds: 8 };
  expect(summaryLines(at({ improvement }, { certain: false }))).toEqual([
    "! No schedule beat the best constant rate, 0.02, for certain.",
    "  The best guess is linear to zero, peak 0.04: 3% less loss (95%: 2% more to 8%",
    "  less, 7 of 8 seeds)",
  ]);
});

test("where both losses are nearly 0 they are said, and no share", () => {
  const test = { mean: 2e-9, low: 1e-9, high: 3e-9 };
  const report = at(
    {
      stepsToBaseline: 720,
      recommended: { ...digits.recommended, test },
      baseline: { ...digits.baseline, test: { ...test, mean: 4e-9 } },
    },
    { arms: [] },
  );
  const text = summaryLines(report).join(" ").replace(/ +/g, " ");
  expect(text).toContain(
    "peak 0.04: a loss of 2.0e-9, the best constant rate with 4.0e-9 (both are nearly 0",
  );
  expect(text).not.toContain("%");
});

test("no line is wider than 80 columns", () => {
  const long = summaryLines(
    at({ recommended: { ...digits.recommended, label: "A schedule with a long name of my own ".repeat(5) } }),
  );
  for (const line of long) expect(line.length).toBeLessThanOrEqual(80);
  expect(long.length).toBeGreaterThan(3);
});
