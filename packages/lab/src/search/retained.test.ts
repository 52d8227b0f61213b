import { expect, test } from "vitest";
import type { RunLine } from "../report/data.ts";
import { retainedOf } from "./retained.ts";

const line = (peakLr: number, after: number, more: Partial<RunLine> = {}): RunLine => ({
  stage: "rate search",
  schedule: "linear",
  peakLr,
  seed: 1,
  steps: 10,
  valid: 10 * after,
  test: null,
  retained: { before: 1, after },
  seconds: 1,
  ...more,
});

test("each peak of the schedule has the means over the runs of its search, the lowest peak first", () => {
  const { retained: _, ...unread } = line(0.1, 9, { valid: null });
  const lines = [
    line(0.1, 4),
    line(0.01, 1),
    line(0.01, 3),
    line(0.02, 7, { schedule: "constant" }),
    line(0.01, 100, { stage: "final" }),
    { ...unread, diverged: { step: 3, lr: 0.1, lastFiniteLoss: 5 } },
  ];
  expect(retainedOf(lines, "linear")).toEqual([
    { peakLr: 0.01, before: 1, after: 2, fresh: 20 },
    { peakLr: 0.1, before: 1, after: 4, fresh: 40 },
  ]);
  expect(retainedOf([unread], "linear")).toBeUndefined();
});
