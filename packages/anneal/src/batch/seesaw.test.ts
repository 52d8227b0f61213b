import fc from "fast-check";
import { expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import type { Spec } from "../schedules/index.ts";
import { seesaw } from "./index.ts";

const warmupCosine: Spec = {
  kind: "sequence",
  of: [
    { kind: "linear", to: 1, over: 100 },
    { kind: "cosine", from: 1, to: 0, over: 900 },
  ],
};

test("the new run sees the samples of the old one, to within half a step a stage", () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 5000 }), fc.integer({ min: 1, max: 6 }), (steps, doublings) => {
      const spec: Spec = { kind: "cosine", from: 1, to: 0, over: steps };
      const largest = 32 * 2 ** doublings;
      const { batchSize, steps: fewer } = seesaw(spec, { steps, batchSize: 32, largest });
      const batch = compile(batchSize, { steps: fewer });
      const samples = Array.from({ length: fewer }, (_, k) => batch.at(k)).reduce((a, b) => a + b, 0);
      expect(Math.abs(samples - 32 * steps)).toBeLessThanOrEqual((largest * (doublings + 1)) / 2);
      expect(fewer).toBeLessThan(steps);
    }),
  );
});

test("where the schedule has fallen by 2 ** k, the LR falls by sqrt(2) ** k and the batch grows by 2 ** k", () => {
  const { lr, batchSize, steps } = seesaw(warmupCosine, { steps: 1000, batchSize: 32, largest: 128 });
  const [rate, batch] = [compile(lr, { steps }), compile(batchSize, { steps })];
  expect([rate.at(0), rate.at(100), batch.at(0)]).toEqual([1 / 101, 1, 32]);
  // The cosine is at a half in its middle: step 550.
  expect(rate.at(549)).toBe(1);
  expect(rate.at(550)).toBeCloseTo(Math.SQRT1_2, 14);
  expect([batch.at(549), batch.at(550), batch.at(steps - 1)]).toEqual([32, 64, 128]);
  expect(rate.at(steps - 1)).toBeCloseTo(0.5, 12);
});

test("a schedule that does not fall has nothing to trade", () => {
  expect(() => seesaw({ kind: "constant", value: 1 }, { steps: 10, batchSize: 4 })).toThrow(
    "seesaw: expected a schedule that falls to 1/2 of its peak, received 1",
  );
});
