import { compile, type Spec } from "anneal";
import { describe, expect, test } from "vitest";
import { addLayer } from "../workspace/edits.ts";
import { emptyWorkspace } from "../workspace/types.ts";
import { curvesCsv } from "./export.ts";
import { lossLimits, roundStep } from "./loss-limits.ts";
import { lossText } from "./loss-text.ts";
import type { RacePlan } from "./plan.ts";
import { createRecord } from "./record.ts";
import { logsOf } from "./send-runs.ts";
import { withRates } from "./with-rates.ts";

const spec: Spec = { kind: "linear", from: 0.001, to: 0, over: "rest" };
const plan: RacePlan = {
  racers: [
    {
      id: "l1",
      name: '=HYPERLINK("x"), "two"',
      hue: 1,
      spec,
      curve: compile(spec, { steps: 4 }),
      peak: 0.001,
    },
  ],
  steps: 4,
  seeds: 2,
  rates: 2,
  rateSeeds: 2,
  optimizer: "auto",
};

function record(): ReturnType<ReturnType<typeof createRecord>["now"]> {
  const kept = createRecord(plan);
  const valid = [
    { step: 2, loss: 2 },
    { step: 4, loss: 0.3 },
  ];
  for (const seed of [1, 2])
    kept
      .watch("l1", { schedule: spec, peakLr: 0.01, steps: 4, seed, evaluateAt: [2, 4], test: true })
      .end({ train: [3, 2, 1, 0.5], valid, test: { step: 4, loss: 0.4 }, seconds: 1 });
  return kept.now();
}

describe("results of a race", () => {
  test("as CSV: a row for each reading, at the LR that it ran at, and no cell is a formula", () => {
    const lines = curvesCsv(record()).trim().split("\n");
    const name = `"'=HYPERLINK(""x""), ""two"""`;
    expect(lines.slice(0, 4)).toEqual([
      "schedule,seed,set,step,lr,loss",
      `${name},1,validation,2,0.005,2`,
      `${name},1,validation,4,0,0.3`,
      `${name},1,test,4,0,0.4`,
    ]);
    expect(lines.length).toBe(7);
  });

  test("as logs: every update of the first seed, the validation loss where it was read", async () => {
    const [log, ...others] = logsOf(record());
    expect(others).toEqual([]);
    expect(log.updates).toBe(4);
    expect((await log.data.text()).trim().split("\n")).toEqual([
      "step,lr,train_loss,val_loss",
      "0,0.01,3,",
      "1,0.0075,2,2",
      "2,0.005,1,",
      "3,0.0025,0.5,0.3",
    ]);
  });

  test("in Design: the layer has the peak that it raced at, under one scale however often", () => {
    const workspace = addLayer(emptyWorkspace, { name: "a", spec });
    const once = withRates(workspace, { plan, best: new Map([["l1", 0.01]]) });
    expect(compile(once.layers[0].spec as Spec, { steps: 4 }).at(0)).toBeCloseTo(0.01, 12);
    const racers = [{ ...plan.racers[0], peak: 0.01 }];
    const twice = withRates(once, { plan: { ...plan, racers }, best: new Map([["l1", 0.02]]) });
    expect(twice.layers[0].spec).toEqual({ kind: "scale", by: 20, of: spec });
    expect(withRates(twice, { plan, best: new Map([["l1", 0.001]]) })).toBe(twice);
  });

  test("losses in tables keep three digits, and a minus is a minus", () => {
    const losses = [0.0784, 12.4, 40_448, 3.2e-5, -0.024, 0, null, Number.POSITIVE_INFINITY];
    expect(losses.map(lossText)).toEqual(["0.078", "12.40", "4.0e4", "3.2e-5", "−0.024", "0.000", "–", "∞"]);
  });

  test("limits of losses are round, and leave out the fall that all curves share", () => {
    expect([0.078, 0.2, 3, 1e-9].map((loss) => roundStep(loss, "below"))).toEqual([0.05, 0.2, 2, 1e-9]);
    expect([0.078, 0.2, 3, 60].map((loss) => roundStep(loss, "above"))).toEqual([0.1, 0.2, 5, 100]);
    expect(lossLimits(record())).toEqual([0.2, 1]);
    expect(lossLimits({ plan, runs: new Map() })).toBeUndefined();
    // Stopped when some schedules were read and others were not.
    const two = { ...plan, racers: [...plan.racers, { ...plan.racers[0], id: "l2" }] };
    const begun = [{ seed: 2, heat: 1, step: 2, readings: [{ step: 2, loss: 2 }] }];
    expect(lossLimits({ plan: two, runs: new Map([["l1", begun]]) })).toBeUndefined();
  });
});
