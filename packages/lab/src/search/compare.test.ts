import { compile, type Spec } from "anneal";
import { expect, test } from "vitest";
import { RunError } from "../runners/run-error.ts";
import type { Runner, RunRequest, RunResult } from "../runners/runner.ts";
import { candidates } from "./candidate.ts";
import { type CompareOptions, compare } from "./compare.ts";

/** A loss that is least where the mean LR of a run is `best`; seeds move it a little, the same for all schedules. */
function valley(best: number): Runner {
  const run = async ({ schedule, steps, seed, evaluateAt, test }: RunRequest): Promise<RunResult> => {
    const curve = compile(schedule as Spec, { steps });
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += curve.at(step);
    const loss = 1 + Math.log(sum / steps / best) ** 2 + 0.01 * (seed % 7);
    const end = { step: steps, loss };
    return {
      train: Array.from({ length: steps }, () => loss),
      valid: evaluateAt.map((step) => ({ step, loss })),
      ...(test && { test: end }),
      seconds: 0.01,
    };
  };
  return { width: 1, run, close: async () => {} };
}

const options = (more: Partial<CompareOptions> & Pick<CompareOptions, "runner">): CompareOptions => ({
  task: "a valley",
  metric: "loss",
  facts: [],
  candidates: candidates.slice(0, 2),
  steps: 40,
  rates: [0.1, 0.2],
  rateSeeds: 2,
  finalSeeds: 4,
  seed: 0,
  command: [],
  date: "2026-11-29",
  cores: 1,
  now: () => 0,
  ...more,
});

test("a best rate at the edge of the grid is followed, halving or doubling, until worse ones stand on either side", async () => {
  const within = await compare(options({ runner: valley(0.03) }));
  expect(within.baseline.peakLr).toBe(0.1);
  const beyond = await compare(options({ runner: valley(0.03), beyond: 3 }));
  expect(beyond.baseline.peakLr).toBe(0.025);
  const [constant] = beyond.details.rates;
  expect(constant.points.map(({ peakLr }) => peakLr)).toEqual([0.0125, 0.025, 0.05, 0.1, 0.2]);
  expect(constant.points.every(({ runs }) => runs === 2)).toBe(true);
  const above = await compare(options({ runner: valley(0.7), beyond: 3 }));
  expect(above.baseline.peakLr).toBe(0.8);
});

test("as many rates as are asked for lie about the middle of the bracket", async () => {
  const { rates: _, ...found } = options({ runner: valley(0.03), rateCount: 3 });
  const { details } = await compare(found);
  expect(details.rates[0].points.length).toBe(3);
});

test("a seed whose run cannot be done is left out of every schedule, and the report says so", async () => {
  const sound = valley(0.1);
  let lost = 0;
  const runner: Runner = {
    ...sound,
    run: async (request, watch) => {
      if (request.test && request.seed === 3 && request.peakLr > 0 && lost++ === 0)
        throw new RunError("gone");
      return await sound.run(request, watch);
    },
  };
  const report = await compare(options({ runner, spareLost: true }));
  for (const arm of report.details.arms) expect(arm.seeds.map(({ seed }) => seed)).toEqual([1, 2, 4]);
  expect(report.improvement.pairedSeeds).toBe(3);
  expect(report.details.notes.join()).toContain("Seed 3 stopped and is left out of every schedule");
  lost = 0;
  await expect(compare(options({ runner }))).rejects.toThrow("gone");
});

test("with fewer than two seeds left there is nothing to compare", async () => {
  const sound = valley(0.1);
  const runner: Runner = {
    ...sound,
    run: async (request, watch) => {
      if (request.test && request.seed > 1) throw new RunError("gone");
      return await sound.run(request, watch);
    },
  };
  await expect(compare(options({ runner, spareLost: true }))).rejects.toThrow("gone");
});
