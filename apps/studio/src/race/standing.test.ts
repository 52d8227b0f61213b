import { meanInterval, random } from "@anneal/lab";
import { compile } from "anneal";
import { describe, expect, test } from "vitest";
import type { RacePlan, Racer } from "./plan.ts";
import { createRecord } from "./record.ts";
import { standingOf } from "./standing.ts";

const racer = (id: string, falls?: Racer["falls"]): Racer => {
  const spec = { kind: "constant", value: 1 } as const;
  return {
    id,
    name: id,
    hue: 1,
    spec,
    curve: compile(spec, { steps: 100 }),
    peak: 1,
    ...(falls && { falls }),
  };
};
const plan: RacePlan = {
  racers: [racer("constant"), racer("late", { from: 80, to: 100 })],
  steps: 100,
  seeds: 3,
  rates: 2,
  rateSeeds: 2,
  optimizer: "auto",
};
const request = {
  peakLr: 0.1,
  steps: 100,
  evaluateAt: [],
  test: true,
  schedule: { kind: "constant", value: 1 },
} as const;

/** Readings of three seeds up to a step, the losses of each racer one above the other's. */
function recordUpTo(step: number): ReturnType<typeof createRecord> {
  const record = createRecord(plan);
  plan.racers.forEach(({ id }, i) => {
    for (const seed of [1, 2, 3]) {
      const { read } = record.watch(id, { ...request, seed });
      for (let at = 20; at <= step; at += 20) read("valid", { step: at, loss: i + seed / 10 + 100 / at });
    }
  });
  return record;
}

describe("the standing", () => {
  test("is the mean over seeds at the last step that all have read, with the lab's interval", () => {
    const record = recordUpTo(60);
    record.watch("late", { ...request, seed: 1 });
    expect(standingOf(record.now(), { meanInterval, random })).toBeUndefined();
    const found = standingOf(recordUpTo(60).now(), { meanInterval, random });
    expect(found).toMatchObject({ step: 60, seeds: 3 });
    expect(found?.rows.map(({ id }) => id)).toEqual(["constant", "late"]);
    expect(found?.rows[0].mean).toBeCloseTo(0.2 + 100 / 60, 12);
    // Student's t of two degrees of freedom, 4.303, times 0.1 / sqrt(3).
    expect((found?.rows[0].high ?? 0) - (found?.rows[0].low ?? 0)).toBeCloseTo(
      (2 * 4.3027 * 0.1) / Math.sqrt(3),
      4,
    );
  });

  test("is not comparable while a decay is not over, and says which and when", () => {
    const at = (step: number): string | undefined =>
      standingOf(recordUpTo(step).now(), { meanInterval, random })?.notYet;
    const end = "The result is read at step 100, where every schedule has finished its decay.";
    expect(at(60)).toBe(`late stands last, and its LR only begins to fall at step 80. ${end}`);
    expect(at(80)).toBe(`late stands last, and its LR only began to fall at step 80. ${end}`);
    expect(at(100)).toBeUndefined();
  });
});

describe("the record", () => {
  test("leaves a lost seed out of every schedule, and counts what diverged", () => {
    const record = recordUpTo(40);
    record.watch("late", { ...request, seed: 2 }).lose("not enough memory");
    const { test: _, ...search } = request;
    const results = [0.5, 0.7, undefined].map((loss) => ({
      train: [],
      valid: loss === undefined ? [] : [{ step: 100, loss }],
      seconds: 1,
      ...(loss === undefined && { diverged: { step: 3, lr: 0.1, lastFiniteLoss: 2 } }),
    }));
    for (const [seed, result] of results.entries()) record.watch("late", { ...search, seed }).end(result);
    const { runs, lost, tried } = record.now();
    expect(lost).toEqual([{ seed: 2, why: "not enough memory" }]);
    expect(runs.get("constant")?.map(({ seed }) => seed)).toEqual([1, 3]);
    expect(tried.get("late")?.map(({ peakLr, runs, diverged }) => [peakLr, runs, diverged])).toEqual([
      [0.1, 3, 1],
    ]);
    expect(tried.get("late")?.[0].loss).toBeCloseTo(0.6, 12);
  });
});
