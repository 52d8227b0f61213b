import { compile } from "anneal";
import { expect, test } from "vitest";
import { footprintsOf } from "./footprints.ts";

test("a constant rate has even steps", () => {
  const found = footprintsOf(compile({ kind: "constant", value: 0.1 }, { steps: 100 }), 100, 11);
  expect(found.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  for (const { step, share } of found) expect(share).toBeCloseTo(step / 100, 12);
});

test("a linear fall has covered 1 - (1 - t)^2 of the way", () => {
  const curve = compile({ kind: "linear", from: 1, to: 0, over: 1_000_000 }, { steps: 1_000_000 });
  for (const { step, share } of footprintsOf(curve, 1_000_000, 21))
    expect(share).toBeCloseTo(1 - (1 - step / 1e6) ** 2, 5);
});

test("a way without length has no footprints", () => {
  expect(footprintsOf(compile({ kind: "constant", value: 0 }, { steps: 10 }), 10, 5)).toEqual([]);
});
