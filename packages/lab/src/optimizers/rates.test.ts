import { expect, test } from "vitest";
import type { OptimizerSpec } from "./optimizer.ts";
import { groupRates, SCALARS, scalarsOf, slotCount } from "./rates.ts";

const rates = { lr: [0.1, 0.02], weightDecay: [0.5, 0], momentum: 0.9, beta2: 0.999 };

test("Adam's LR is over 1 - beta1^t, that of the others is the LR", () => {
  // 1 - 0.9^1 = 0.1 and 1 - 0.9^3 = 0.271.
  expect(groupRates({ kind: "adam" }, rates, 0)[0].lr).toBeCloseTo(1, 12);
  expect(groupRates({ kind: "adamw" }, rates, 2)[1].lr).toBeCloseTo(0.02 / 0.271, 12);
  for (const kind of ["sgd", "momentum", "nesterov"] as const)
    expect(groupRates({ kind }, rates, 2).map(({ lr }) => lr)).toEqual([0.1, 0.02]);
});

test("AdamW leaves 1 - lr * decay of a weight; elsewhere the decay is what joins the gradient", () => {
  expect(groupRates({ kind: "adamw" }, rates, 7).map(({ decay }) => decay)).toEqual([0.95, 1]);
  expect(groupRates({ kind: "adam" }, rates, 7).map(({ decay }) => decay)).toEqual([0.5, 0]);
});

test("the correction of the second moment keeps its digits where 0.999^t is close to 1", () => {
  const scalars = scalarsOf({ kind: "adam" }, rates, { done: 0, first: { lr: 1, decay: 0 } });
  // 1 / sqrt(1 - 0.999) = 31.62277660168...
  expect(scalars[SCALARS.secondMoment]).toBeCloseTo(31.6227766, 5);
  expect(scalars[SCALARS.rest2]).toBe(Math.fround(0.001));
});

test("the mean of the weights takes the first weights whole, then ever less: (1 - b) / (1 - b^t)", () => {
  const blend = (done: number) =>
    scalarsOf({ kind: "sgd", ema: 0.5 }, rates, { done, first: { lr: 1, decay: 0 } })[SCALARS.blend];
  expect([0, 1, 2].map(blend)).toEqual([1, Math.fround(2 / 3), Math.fround(4 / 7)]);
  expect(blend(60)).toBe(0.5);
});

test("an optimizer keeps as many vectors as it has moments", () => {
  const kinds: readonly OptimizerSpec["kind"][] = ["sgd", "momentum", "nesterov", "adam", "adamw"];
  expect(kinds.map((kind) => slotCount({ kind }))).toEqual([0, 1, 1, 2, 2]);
});
