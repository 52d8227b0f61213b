import { expect, test } from "vitest";
import { axisEnd } from "./axis-end.ts";

test("the axis of a log that grows ends at few round steps, not at each that is logged", () => {
  let before: number | undefined;
  const seen = new Set<number>();
  for (let end = 100; end <= 2000; end += 10) {
    before = axisEnd(end, { isGrowing: true, before });
    expect(before).toBeGreaterThanOrEqual(end);
    seen.add(before);
  }
  expect([...seen]).toEqual([100, 150, 200, 300, 500, 1000, 1500, 2000]);
});

test("a run that began again, or was taken away, gives its room back", () => {
  expect(axisEnd(30, { isGrowing: true, before: 1000 })).toBe(30);
  expect(axisEnd(900, { isGrowing: true, before: 1000 })).toBe(1000);
  expect(axisEnd(930, { isGrowing: false, before: 1000 })).toBe(930);
});
