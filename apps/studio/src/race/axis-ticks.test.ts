import { expect, test } from "vitest";
import { axisTicks } from "./axis-ticks.ts";

test.each([
  [4.5e-5, 1.05e-4, ["6e-5", "8e-5", "1e-4"]],
  [0.29, 0.37, ["0.3", "0.35"]],
  [0.05, 0.95, ["0.2", "0.4", "0.6", "0.8"]],
  [-6e-6, 6e-6, ["−5e-6", "0", "5e-6"]],
  [1.2344, 1.2347, ["1.2344", "1.2346"]],
])("the axis from %s to %s has labels that fit", (low, high, labels) => {
  const found = axisTicks(low, high);
  expect(found.map(({ label }) => label)).toEqual(labels);
  // Figures of 6 pixels and points of 3 on an axis of 100, with some room between labels.
  const width = (label: string): number => 6 * label.length - (label.includes(".") ? 3 : 0);
  for (const [i, { value, label }] of found.entries()) {
    if (i === 0) continue;
    const before = found[i - 1];
    const between = (100 * (value - before.value)) / (high - low);
    expect(between - (width(label) + width(before.label)) / 2).toBeGreaterThan(5);
  }
});
