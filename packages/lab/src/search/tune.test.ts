import { describe, expect, test } from "vitest";
import { random } from "../random/index.ts";
import { reportHtml } from "../report/index.ts";
import type { Runner, RunRequest, RunResult } from "../runners/runner.ts";
import { candidates } from "./candidate.ts";
import type { Progress } from "./progress.ts";
import { tune } from "./tune.ts";

/**
 * A trainer whose truth is known: noisy gradient descent on a quadratic of 32 dimensions, curvature 1. A constant rate
 * ends at its noise floor, a decay below it; above a rate of 2 it explodes.
 */
function quadratic(): Runner {
  const run = async (request: RunRequest): Promise<RunResult> => {
    const { compile } = await import("anneal");
    const spec = request.schedule as never;
    const curve = compile(spec, { steps: request.steps });
    const { normal } = random(request.seed, "gradients");
    const x = Array.from({ length: 32 }, () => 3 + 0.1 * normal());
    const lossOf = (): number => x.reduce((sum, each) => sum + each * each, 0) / x.length + 0.01;
    const train: number[] = [];
    const valid: RunResult["valid"][number][] = [];
    const base = { train, valid, seconds: 0.01 };
    for (let step = 0; step < request.steps; step++) {
      const loss = lossOf();
      if (!(loss < 1e6)) {
        const diverged = { step, lr: curve.at(step), lastFiniteLoss: train.at(-1) ?? Number.NaN };
        return { ...base, diverged };
      }
      train.push(loss);
      const lr = curve.at(step);
      for (let i = 0; i < x.length; i++) x[i] -= 0.5 * lr * (2 * x[i] + normal());
      if (request.evaluateAt.includes(step + 1)) valid.push({ step: step + 1, loss: lossOf() });
    }
    return { ...base, ...(request.test && { test: { step: request.steps, loss: lossOf() } }) };
  };
  return { width: 2, run, close: async () => {} };
}

const options = {
  task: "a quadratic",
  metric: "loss",
  facts: [],
  candidates: ["constant", "linear", "wsd"].map((name) => {
    return candidates.find((each) => each.name === name) ?? candidates[0];
  }),
  budget: { unit: "runs", amount: 60 },
  steps: 200,
  seed: 1,
  command: [],
  date: "2026-11-22",
  cores: 2,
  now: () => 0,
} as const;

describe("tune on noisy gradient descent", () => {
  test("finds that a decay beats the best constant rate, which has a floor of noise, and is certain of it", async () => {
    const report = await tune({ ...options, runner: quadratic() });
    expect(report.details.certain).toBe(true);
    expect(["linear", "wsd"]).toContain(report.recommended.schedule);
    expect(report.improvement.low).toBeGreaterThan(0);
    expect(report.recommended.peakLr).toBeGreaterThanOrEqual(report.baseline.peakLr);
    expect(report.stepsToBaseline).toBeLessThanOrEqual(200);
  });

  test("keeps to its budget, and gives the same report for the same seed", async () => {
    const [one, other] = [
      await tune({ ...options, runner: quadratic() }),
      await tune({ ...options, runner: quadratic() }),
    ];
    expect(one).toEqual(other);
    // Sweeps of 120 steps are part of a run of 200 each.
    const runs = one.details.allRuns.reduce((sum, { stage }) => sum + (stage === "range test" ? 0.6 : 1), 0);
    expect(runs).toBeLessThanOrEqual(61);
    expect(one.details.arms[0].seeds.length).toBeGreaterThanOrEqual(5);
  });

  test("tells how far it is, stage by stage, and never after it was stopped", async () => {
    const told: Progress[] = [];
    await tune({ ...options, runner: quadratic(), progress: (progress) => told.push(progress) });
    const ended = told.filter((each) => each.ended !== undefined).map(({ stage }) => stage);
    expect(ended).toEqual(["range test", "rate search", "final seeds"]);
    for (const { done, of } of told) expect(done).toBeLessThanOrEqual(of);
  });

  test("keeps what was found where every final run of a schedule diverges", async () => {
    const { run, ...runner } = quadratic();
    const fragile = (kind: string): Runner => ({
      ...runner,
      run: async (request) => {
        const result = await run(request);
        const isHit = request.test && (request.schedule as { kind?: string }).kind === kind;
        return isHit ? { ...result, diverged: { step: 1, lr: 1, lastFiniteLoss: 1 } } : result;
      },
    });
    const report = await tune({ ...options, runner: fragile("constant") });
    expect(report.details.certain).toBe(false);
    expect(report.improvement).toEqual({ relative: NaN, low: NaN, high: NaN, pairedSeeds: 0 });
    expect(report.details.notes.join()).toMatch(/Constant: \d+ of \d+ final runs diverged/);
    expect(reportHtml(report)).toContain("Constant");
  });

  test("reads the curves of runs that were read at other steps, as a command may do", async () => {
    const { run, ...runner } = quadratic();
    const uneven = async (request: RunRequest): Promise<RunResult> => {
      const result = await run(request);
      const more = request.test && request.seed % 2 === 0 ? [{ step: 1, loss: 5 }] : [];
      return { ...result, valid: [...more, ...result.valid] };
    };
    const { details } = await tune({ ...options, runner: { ...runner, run: uneven } });
    for (const { curve, valid } of details.arms) {
      expect(curve.map(({ step }) => step)).not.toContain(1);
      expect(curve.at(-1)?.step).toBe(200);
      expect(curve.at(-1)?.loss).toBeCloseTo(valid.mean, 12);
    }
  });

  test("gives the same list of runs whichever of them ends first", async () => {
    const { run, ...runner } = quadratic();
    const late = async (request: RunRequest): Promise<RunResult> => {
      await new Promise((resolve) => setTimeout(resolve, request.seed % 3));
      return await run(request);
    };
    const report = await tune({ ...options, runner: { ...runner, run: late } });
    expect(report).toEqual(await tune({ ...options, runner: quadratic() }));
  });

  test("gives every schedule a rate, even where the first takes all the runs to come down to one", async () => {
    const { run, ...runner } = quadratic();
    // The loss explodes above 1e-4, decades below where the range test says that one may search.
    const steep = async (request: RunRequest): Promise<RunResult> =>
      request.stopRule || request.peakLr < 2e-4
        ? await run(request)
        : { train: [1], valid: [], seconds: 0.01, diverged: { step: 1, lr: 1, lastFiniteLoss: 1 } };
    const report = await tune({
      ...options,
      budget: { unit: "runs", amount: 20 },
      runner: { ...runner, run: steep },
    });
    for (const { peakLr } of report.details.arms) expect(peakLr).toBeLessThan(2e-4);
  });

  test("says that a schedule without a rate is left out", async () => {
    const { run, ...runner } = quadratic();
    const doomed = {
      name: "doomed",
      label: "Doomed",
      at: (by: number) => ({ kind: "scale", by, of: { kind: "constant", value: 1 } }) as const,
    };
    const picky = async (request: RunRequest): Promise<RunResult> =>
      (request.schedule as { kind?: string }).kind === "scale"
        ? { train: [1], valid: [], seconds: 0.01, diverged: { step: 1, lr: 1, lastFiniteLoss: 1 } }
        : await run(request);
    const { details } = await tune({
      ...options,
      candidates: [...options.candidates, doomed],
      runner: { ...runner, run: picky },
    });
    expect(details.arms.map(({ schedule }) => schedule)).not.toContain("doomed");
    expect(details.notes).toContain("Doomed is left out: it diverged at every rate that was tried.");
  });

  test("refuses more final seeds than there are, rather than running fewer", async () => {
    await expect(tune({ ...options, finalSeeds: 500, runner: quadratic() })).rejects.toThrow(
      "final seeds: expected at most 499, received 500",
    );
  });

  test("says which schedule has no rate, and not that every run diverged", async () => {
    const { run, ...runner } = quadratic();
    const noConstant = async (request: RunRequest): Promise<RunResult> =>
      (request.schedule as { kind?: string }).kind === "constant"
        ? { train: [1], valid: [], seconds: 0.01, diverged: { step: 1, lr: 1, lastFiniteLoss: 1 } }
        : await run(request);
    await expect(tune({ ...options, runner: { ...runner, run: noConstant } })).rejects.toThrow(
      /^every rate of constant diverged, at rates from/,
    );
  });

  test("says in one sentence that every run diverged", async () => {
    const hopeless: Runner = {
      ...quadratic(),
      run: async ({ stopRule, steps }) =>
        stopRule
          ? { train: Array.from({ length: steps }, () => 1), valid: [], seconds: 0.01 }
          : { train: [1], valid: [], seconds: 0.01, diverged: { step: 1, lr: 1, lastFiniteLoss: 1 } },
    };
    await expect(tune({ ...options, runner: hopeless })).rejects.toThrow(
      /^every run diverged, at rates from/,
    );
  });
});
