import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { syntheticRun } from "../../../test/forecast/synthetic.ts";
import { compile, sample } from "../../compile/index.ts";
import { convex4 } from "../laws/convex4.ts";
import { type Description, specOfDescription } from "../runs/description.ts";
import { differenceTo } from "../runs/rates.ts";
import { makeRun, type Run } from "../runs/run.ts";
import { backtest } from "./backtest.ts";
import { scoreOf } from "./score.ts";

describe("a score", () => {
  const ends = (pairs: readonly (readonly [actual: number, forecast: number])[]) =>
    pairs.map(([actual, forecast]) => ({ actual, forecast, low: forecast - 0.05, high: forecast + 0.05 }));

  test("is what its definition says", () => {
    // Orders: 2 < 3 < 4 forecast as 2.2 < 3.1 > 2.9: two pairs right, one wrong.
    const score = scoreOf(
      ends([
        [2, 2.2],
        [3, 3.1],
        [4, 2.9],
      ]),
    );
    expect(score.n).toBe(3);
    expect(score.meanAbsFinalError).toBeCloseTo((0.2 + 0.1 + 1.1) / 3, 12);
    expect(score.relative).toBeCloseTo((0.1 + 0.1 / 3 + 1.1 / 4) / 3, 12);
    expect(score.kendallTau).toBeCloseTo(1 / 3, 12);
    expect(score.regret).toBe(0);
    expect(score.coverage).toBe(0);
  });

  test("leaves out pairs that are not apart, and gives the regret of the choice", () => {
    const score = scoreOf(
      ends([
        [2, 2.01],
        [2.002, 2],
        [2.1, 1.9],
      ]),
    );
    expect(score.kendallTau).toBe(-1);
    expect(score.regret).toBeCloseTo(0.1, 12);
  });

  test("is null where nothing can be told", () => {
    expect(scoreOf([])).toEqual({
      n: 0,
      meanAbsFinalError: null,
      relative: null,
      kendallTau: null,
      regret: null,
      coverage: null,
    });
  });
});

describe("a backtest", () => {
  const made = { law: convex4, values: [2, 1.2, 0.4, 60] };
  const runs = [
    ...["cosine", "wsd", "stages", "constant"].map((shape) => syntheticRun(shape, made)),
    syntheticRun("wsd", { ...made, peak: 5e-3 }),
  ];
  const train = ["cosine 0.001", "stages 0.001"];

  test("fits some runs and scores the others; those that are too far are refused and in no mean", () => {
    const result = backtest(runs, { train });
    expect(result.n).toBe(2);
    expect(result.refused).toBe(1);
    expect(result.meanAbsFinalError).toBeLessThan(0.01);
    expect(result.kendallTau).toBe(1);
    expect(result.perRun[2]).toMatchObject({ name: "wsd 0.005", refused: expect.stringContaining("peak") });
  });

  test("says which name is not that of a run", () => {
    expect(() => backtest(runs, { train: ["cosin 0.001"] })).toThrow(
      'train[0]: expected the name of a run, received "cosin 0.001"',
    );
    expect(() => backtest(runs, { train, test: [] })).toThrow("test: expected at least one run to forecast");
  });
});

const shared = new URL("../../../../../../shared/curves/llama/", import.meta.url);

if (existsSync(shared)) {
  test("from two runs of ../shared/curves/llama the ends of all others at their peak are forecast to 0.0115", () => {
    const list = JSON.parse(readFileSync(new URL("runs.json", shared), "utf8")) as readonly (Description & {
      readonly id: string;
      readonly file: string;
    })[];
    const runs = list.map((each): Run => {
      const lines = readFileSync(new URL(each.file, shared), "utf8").trim().split("\n").slice(1);
      const [steps, logged, losses] = [0, 1, 2].map((i) =>
        Float64Array.from(lines, (line) => Number(line.split(",")[i])),
      );
      const length = steps[steps.length - 1] + 1;
      const spec = specOfDescription(each);
      const lr = sample(compile(spec as never, { steps: each.totalSteps as number }), length);
      expect(differenceTo(lr, { steps, values: logged }), each.id).toBeLessThan(1e-9);
      return makeRun({ name: each.id, lr, steps, losses });
    });
    const train = ["cos10-lr0.002-T15000", "stable-lr0.002-T25000cut"].map((id) => `slimpajama_12x12-${id}`);
    const { n, meanAbsFinalError, kendallTau, coverage } = backtest(runs, { train });
    expect(n).toBe(15);
    expect(meanAbsFinalError).toBeLessThanOrEqual(0.0115);
    expect(kendallTau).toBeGreaterThanOrEqual(0.93);
    expect(coverage).toBeGreaterThanOrEqual(0.85);
  });
} else {
  test.skip("the runs of ../shared/curves/llama are forecast (that folder is not here)", () => {});
}
