import { expect, test } from "vitest";
import { rightUnit } from "./right-unit.ts";

test.each([
  ["5 %", '"5%"'],
  ["5percent", '"5%"'],
  ["5 pct", '"5%"'],
  ["3 epochs", '"3ep"'],
  ["3EP", '"3ep"'],
  ["2e6 samples", '"2000000sample"'],
  ["2e6sp", '"2000000sample"'], // Composer
  ["1e9 tokens", '"1000000000tok"'],
  ["0.07dur", '"7%"'], // Composer: share of the run
  ["10ba", "10 for steps"], // Composer: batches
  ["500", "500 for steps"],
  ["500 steps", "500 for steps"],
  ["500 iterations", "500 for steps"],
  ["500 updates", "500 for steps"],
  ["10k", "10000 for steps"],
  ["90s", undefined],
  ["90 min", undefined],
  ["5x", undefined],
  ["-5 %", undefined],
  ["1e999 epochs", undefined],
  ["5%", undefined], // is right already
  ["fast", undefined],
])("for %j write %s", (written, right) => {
  expect(rightUnit(written)).toBe(right);
});
