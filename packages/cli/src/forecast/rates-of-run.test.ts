import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "anneal";
import { expect, test } from "vitest";
import { openLog } from "../logs/open-logs.ts";
import type { OpenedRun } from "../logs/opened-run.ts";
import type { Io } from "../output/io.ts";
import { ratesOfRun } from "./rates-of-run.ts";

const shared = fileURLToPath(new URL("../../../../../shared/curves/", import.meta.url));
const there = existsSync(shared);
if (!there) console.warn("skipped: schedules of published runs; ../shared/curves is absent");

const io: Io = {
  write: async () => {},
  tell: () => {},
  stdin: (async function* () {})(),
  env: {},
  terminals: { out: false, err: false, in: false },
  columns: undefined,
};

/** A run with an LR logged at some steps. */
const logged = (
  steps: readonly number[],
  values: readonly number[],
  more: Partial<OpenedRun> = {},
): OpenedRun => ({
  log: { name: "a", lr: { steps: Float64Array.from(steps), values: Float64Array.from(values) } },
  path: "a.csv",
  format: "",
  says: [],
  ...more,
});

test("an LR that was logged now and then follows the schedule that is recovered from it, which is said", () => {
  const run = logged([0, 3, 6, 9, 12, 15, 18, 20], [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0]);
  const { lr, says } = ratesOfRun(run, { compiler: compile, length: 21 });
  for (let k = 0; k <= 20; k++) expect(lr[k]).toBeCloseTo(1 - k / 20, 9);
  expect(says[0]).toContain(
    "a: the LR between logged steps follows the schedule recovered from them: linear to 0",
  );
});

test("one that follows no simple schedule has straight lines between, which is said", () => {
  const { lr, warnings } = ratesOfRun(logged([0, 4, 6, 8, 10, 12], [8, 4, 5, 1, 7, 2]), {
    compiler: compile,
    length: 20,
  });
  expect([...lr.subarray(0, 14)]).toEqual([8, 7, 6, 5, 4, 4.5, 5, 3, 1, 4, 7, 4.5, 2, 2]);
  expect(warnings).toEqual([
    "a: the LR was logged at 6 steps and follows no simple schedule; between them it is interpolated",
    "a: no LR was logged after step 12: it is taken to stay at 2",
  ]);
});

test("an LR that is no number is left out", () => {
  const run = logged([0, 1, 2, 3], [1, Number.NaN, 0.5, 0.25]);
  expect([...ratesOfRun(run, { compiler: compile, length: 4 }).lr]).toEqual([1, 0.75, 0.5, 0.25]);
});

test("an LR below 0 is left out, which is said; without another one the run is refused", () => {
  const { lr, warnings } = ratesOfRun(logged([0, 1, 2, 3], [1, 0.5, -0.5, -1]), {
    compiler: compile,
    length: 4,
  });
  expect([...lr]).toEqual([1, 0.5, 0.5, 0.5]);
  expect(warnings[0]).toBe("a: 2 LRs below 0 cannot be, and are left out, −0.5 at step 2 first");
  expect(() => ratesOfRun(logged([0], [-1]), { compiler: compile, length: 1 })).toThrow("1 LR below 0");
  expect(() => ratesOfRun(logged([0], [Number.NaN]), { compiler: compile, length: 1 })).toThrow(
    "no LR that was logged is a number",
  );
});

test("before the first logged LR a warmup is assumed, as long as one is told to", () => {
  const run = logged([4, 5, 6], [1, 1, 1]);
  const assumed = ratesOfRun(run, { compiler: compile, length: 7 });
  expect([...assumed.lr]).toEqual([0.2, 0.4, 0.6, 0.8, 1, 1, 1]);
  expect(assumed.warnings[0]).toBe(
    "a: no LR was logged before step 4: it is taken for a warmup to 1; --warmup says how long it was",
  );
  expect([...ratesOfRun(run, { compiler: compile, length: 7, warmup: 1 }).lr]).toEqual([
    0.5, 1, 1, 1, 1, 1, 1,
  ]);
});

test("a described schedule is followed where it agrees with the log, and not where it does not", () => {
  const described = {
    id: "a",
    file: "a.csv",
    schedule: "warmup-stable-decay",
    peakLr: 1,
    warmupSteps: 2,
    warmupShape: "linear from 50% of peak",
    totalSteps: 10,
    cooldownFraction: 0.4,
    cooldownShape: "linear",
    finalLr: 0,
  };
  const good = ratesOfRun(logged([0, 8], [0.5, 0.5], { described }), { compiler: compile, length: 10 });
  expect([...good.lr]).toEqual([0.5, 0.75, 1, 1, 1, 1, 1, 0.75, 0.5, 0.25]);
  expect(good.warnings).toEqual([]);
  const bad = ratesOfRun(logged([0, 8], [0.5, 0.25], { described }), { compiler: compile, length: 10 });
  expect([...bad.lr].at(8)).toBe(0.25);
  expect(bad.warnings[0]).toBe(
    "a: its described schedule gives 0.5 at step 8, where another LR was logged, so the logged LR is used",
  );
});

test("words of a described schedule that are not known describe nothing", () => {
  const described = { id: "a", file: "a.csv", schedule: "magic", peakLr: 1, totalSteps: 10 };
  expect(
    ratesOfRun(logged([0, 9], [1, 1], { described }), { compiler: compile, length: 10 }).spec,
  ).toBeUndefined();
});

test("a run without an LR is refused", () => {
  const run = { ...logged([], []), log: { name: "a" } };
  expect(() => ratesOfRun(run, { compiler: compile, length: 3 })).toThrow(
    "a: expected a column of the learning rate",
  );
});

test.skipIf(!there)(
  "the schedules that are described of 37 published runs give every LR that they logged",
  async () => {
    const runs = await openLog(`${shared}llama`, { io });
    expect(runs).toHaveLength(37);
    for (const run of runs) {
      const { steps, values } = run.log.lr ?? { steps: [], values: [] };
      const { lr, spec, warnings } = ratesOfRun(run, { compiler: compile, length: 25_001 });
      expect([run.log.name, warnings]).toEqual([run.log.name, []]);
      expect(spec).toBeDefined();
      for (let i = 0; i < steps.length; i++) expect(lr[steps[i]]).toBeCloseTo(values[i], 8);
    }
  },
);
