import { expect, test } from "vitest";
import { stepTicks, unitOf, valueTicks } from "./axes.ts";

const ruler = (text: string): number => 6 * text.length;
const labels = (found: readonly { readonly label?: string }[]): (string | undefined)[] =>
  found.map(({ label }) => label);

test("every tick of the axis of values is complete, at 1-2-5 steps", () => {
  const found = valueTicks({ scale: "linear", low: 0, high: 1.37e-3 }, 500);
  expect(labels(found)).toEqual(["0", "2e-4", "4e-4", "6e-4", "8e-4", "1e-3", "1.2e-3"]);
});

test("a logarithmic axis names decades, and zero on its rail", () => {
  const found = valueTicks({ scale: "log", low: 1e-6, high: 1e-3, rail: "0" }, 400);
  expect(labels(found).filter((label) => label !== undefined)).toEqual(["0", "1e-6", "1e-5", "1e-4", "1e-3"]);
  expect(found.filter(({ label }) => label === undefined)).toHaveLength(3 * 8);
});

test("fewer than two decades name 2 and 5 too", () => {
  const named = labels(valueTicks({ scale: "log", low: 0.01, high: 0.1 }, 400)).filter(Boolean);
  expect(named).toEqual(["0.01", "0.02", "0.05", "0.1"]);
});

test("an axis of steps ends with the run, whose label has room", () => {
  const unit = unitOf("steps", undefined);
  const found = stepTicks({ window: [0, 24_576], end: 24_576, unit, width: 900, ruler });
  expect(labels(found)).toEqual(["0", "5k", "10k", "15k", "20k", "24,576"]);
  const near = stepTicks({ window: [0, 20_100], end: 20_100, unit, width: 900, ruler });
  expect(labels(near)).toEqual(["0", "5k", "10k", "15k", "20.1k"]);
});

test("a window within the run has round values only", () => {
  const found = stepTicks({
    window: [8333, 16_667],
    end: 25_000,
    unit: unitOf("steps", undefined),
    width: 900,
    ruler,
  });
  expect(labels(found)).toEqual(["10k", "12k", "14k", "16k"]);
});

test("epochs, tokens and shares stand at their steps", () => {
  const horizon = { steps: 25_000, stepsPerEpoch: 2500, tokensPerStep: 102_400 };
  const at = (along: "epochs" | "tokens" | "share") =>
    stepTicks({ window: [0, 25_000], end: 25_000, unit: unitOf(along, horizon), width: 900, ruler });
  expect(at("epochs").map(({ value, label }) => [Math.round(value), label])).toContainEqual([5000, "2"]);
  expect(at("share").map(({ value, label }) => [Math.round(value), label])).toContainEqual([20_000, "80%"]);
  // 1e9 tokens are 1e9 / 102,400 = 9765.625 steps.
  expect(at("tokens").map(({ value, label }) => [value.toFixed(3), label])).toContainEqual([
    "9765.625",
    "1B",
  ]);
});

test("an axis cannot count what the horizon has no rate for", () => {
  expect(unitOf("tokens", { steps: 100 })).toEqual({ along: "steps", per: 1 });
});
