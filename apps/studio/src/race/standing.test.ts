import { meanInterval, random } from "@anneal/lab";
import { compile } from "anneal";
import { describe, expect, test } from "vitest";
import type { RacePlan, Racer } from "./plan.ts";
import { heatOf, presentStep, seedWords } from "./present.ts";
import { wordsOf } from "./progress.ts";
import { createRecord } from "./record.ts";
import { lossSeries } from "./series.ts";
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
  test("is the mean over seeds at the last step that all have read, with the lab's interval", async () => {
    const record = recordUpTo(60);
    record.watch("late", { ...request, seed: 1 });
    expect(await standingOf(record.now(), { meanInterval, random })).toBeUndefined();
    const found = await standingOf(recordUpTo(60).now(), { meanInterval, random });
    expect(found).toMatchObject({ step: 60, seeds: 3 });
    expect(found?.rows.map(({ id }) => id)).toEqual(["constant", "late"]);
    expect(found?.rows[0].mean).toBeCloseTo(0.2 + 100 / 60, 12);
    // What stands as before is not worked out again.
    const again = { ...recordUpTo(60).now(), ...(found && { standing: found }) };
    expect(await standingOf(again, { meanInterval, random })).toBe(found);
    // Student's t of two degrees of freedom, 4.303, times 0.1 / sqrt(3).
    expect((found?.rows[0].high ?? 0) - (found?.rows[0].low ?? 0)).toBeCloseTo(
      (2 * 4.3027 * 0.1) / Math.sqrt(3),
      4,
    );
  });

  test("is not comparable while a decay is not over, and says which and when", async () => {
    const at = async (step: number): Promise<string | undefined> =>
      (await standingOf(recordUpTo(step).now(), { meanInterval, random }))?.notYet;
    const end = "The result is read at step 100, where every schedule has finished its decay.";
    expect(await at(60)).toBe(`late stands last, and its LR only begins to fall at step 80. ${end}`);
    expect(await at(80)).toBe(`late stands last, and its LR only began to fall at step 80. ${end}`);
    expect(await at(100)).toBeUndefined();
  });
});

describe("seeds that run after others", () => {
  const end = {
    train: [],
    valid: [{ step: 100, loss: 1 }],
    test: { step: 100, loss: 1 },
    seconds: 1,
  };
  /** Two seeds at their end, and a third as far as is asked. */
  const recordWithThird = (step: number): ReturnType<typeof createRecord> => {
    const record = createRecord(plan);
    const first = plan.racers.flatMap(({ id }) =>
      [1, 2].map((seed) => record.watch(id, { ...request, seed })),
    );
    for (const run of first) run.end(end);
    for (const { id } of plan.racers) {
      const { read } = record.watch(id, { ...request, seed: 3 });
      for (let at = 20; at <= step; at += 20) read("valid", { step: at, loss: 9 });
    }
    return record;
  };

  test("do not count before their end, so that what stands stays", async () => {
    for (const step of [0, 40]) {
      const now = recordWithThird(step).now();
      expect(heatOf(now)).toEqual({ number: 1, seeds: [3], step });
      expect(await standingOf(now, { meanInterval, random })).toMatchObject({ step: 100, seeds: 2 });
      expect(presentStep(now)).toBe(100);
      const means = lossSeries(now).filter(({ look }) => look !== "thin");
      expect(means.map(({ xs, ys }) => [...xs, ...ys])).toEqual([
        [100, 1],
        [100, 1],
      ]);
    }
    const whole = recordWithThird(100).now();
    expect(await standingOf(whole, { meanInterval, random })).toMatchObject({ step: 100, seeds: 3 });
  });

  test("are named in words", () => {
    expect([[4], [4, 5, 6], [4, 6]].map(seedWords)).toEqual(["seed 4", "seeds 4–6", "seeds 4, 6"]);
    const now = { ...recordWithThird(40).now(), state: "running", stage: 2 } as const;
    expect(wordsOf(now).says).toBe("seed 3 of 3, step 40 of 100");
    expect(wordsOf({ ...recordUpTo(60).now(), state: "running", stage: 2 }).says).toBe(
      "3 seeds, step 60 of 100",
    );
  });
});

describe("the record", () => {
  test("gives the same objects as long as they say the same: what has not changed is not drawn again", () => {
    const record = recordUpTo(40);
    const { runs, best, tried, lost } = record.now();
    record.set({ seconds: 2 });
    expect(record.now().runs).toBe(runs);
    record.watch("late", { ...request, seed: 1 }).read("valid", { step: 20, loss: 1 });
    const later = record.now();
    expect(later.runs).not.toBe(runs);
    expect([later.best, later.tried, later.lost]).toEqual([best, tried, lost]);
    expect(later.best).toBe(best);
    expect(later.tried).toBe(tried);
  });

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
