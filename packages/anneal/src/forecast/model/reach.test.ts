import { describe, expect, test } from "vitest";
import { syntheticRun } from "../../../test/forecast/synthetic.ts";
import { convex4 } from "../laws/convex4.ts";
import { fitRuns } from "./fit-runs.ts";
import type { Fitted } from "./fitted.ts";
import { identify } from "./identify.ts";
import { predict } from "./predict.ts";

const made = { law: convex4, values: [2, 1.2, 0.4, 60] };
const run = (shape: string, peak?: number, steps?: number) =>
  syntheticRun(shape, { ...made, ...(peak && { peak }), ...(steps && { steps }) });

describe("what runs cannot tell is said", () => {
  test("constants: what a decay brings", () => {
    const { decay, warnings } = identify([run("constant"), run("constant", 1e-3, 1000)]);
    expect(decay).toBe(false);
    expect(warnings[0]).toContain("cannot tell what a decay brings");
  });

  test("one run", () => {
    expect(identify([run("cosine")]).warnings[0]).toContain("There is one run");
  });

  test("one shape, also of two lengths", () => {
    const { shapes, warnings } = identify([run("cosine"), run("cosine", 1e-3, 4000)]);
    expect(shapes).toBe(false);
    expect(warnings[0]).toContain("falls in the same way");
  });

  test("nothing of good pairs: cosine and WSD, constant and two stages", () => {
    expect(identify([run("cosine"), run("wsd")]).warnings).toEqual([]);
    expect(identify([run("constant"), run("stages")])).toMatchObject({ shapes: true, warnings: [] });
  });
});

describe("what is too far is refused, with the reason", () => {
  const reason = (fitted: Fitted, lr: Float64Array): string => {
    try {
      predict(fitted, lr);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  const pair = fitRuns([run("cosine"), run("wsd")]);
  const peaks = fitRuns([run("cosine", 1e-3), run("wsd", 1e-3), run("cosine", 4e-3), run("wsd", 4e-3)]);
  const { lr } = run("wsd");

  test("a run more than four times as long", () => {
    const long = new Float64Array(8001).fill(1e-3);
    expect(reason(pair, long)).toBe(
      "steps: expected at most 4 times the longest run that was fitted (2000 updates), received 8001",
    );
    expect(predict(pair, long.subarray(0, 8000)).warnings.join()).toContain("4 times as long");
    expect(predict(pair, long, { anyway: true }).warnings.join()).toContain("at most 4 times");
  });

  test("another peak, where one was fitted", () => {
    const half = lr.map((each) => each / 2);
    expect(reason(pair, half)).toContain("peak: expected a peak LR near 0.001, the only one that was fitted");
    expect(
      reason(
        pair,
        lr.map((each) => 1.05 * each),
      ),
    ).toBe("");
  });

  test("a peak far outside those that were fitted; one between them is fine, one near them is warned of", () => {
    const at = (peak: number): Float64Array => lr.map((each) => (each * peak) / 1e-3);
    expect(reason(peaks, at(4e-4))).toContain("peak: expected a peak LR from 0.0005 to 0.008");
    expect(predict(peaks, at(2e-3)).warnings).toEqual([]);
    expect(predict(peaks, at(7e-4)).warnings[0]).toContain("outside those that were fitted");
  });

  test("a decay, where no run had one", () => {
    const flat = fitRuns([run("constant")]);
    expect(reason(flat, lr)).toContain("schedule: expected a schedule that stays at its peak");
    expect(reason(flat, run("constant").lr)).toBe("");
  });
});
