import { warmupCosine, warmupStableDecay } from "anneal";
import { describe, expect, test } from "vitest";
import { columnsFor, factsInConfig, holdsKeptRuns, type LogTable, readLog, toRunLog } from "../src/index.ts";

/** A line of `runs.jsonl`, as the lab writes it: numbers that JSON does not have are words. */
function line(request: object, train: readonly number[] = [3, 2, 1, 0.5], more: object = {}): string {
  const spec = { kind: "linear", from: 0.5, to: 0, over: 4 };
  const all = { schedule: spec, peakLr: 0.5, steps: 4, seed: 7, evaluateAt: [4], test: true, ...request };
  const valid = [{ step: 4, loss: train.at(-1) }];
  const value = { identity: { data: "d" }, request: all, result: { train, valid, seconds: 1, ...more } };
  return JSON.stringify(value, (_, each) =>
    typeof each === "number" && !Number.isFinite(each) ? String(each) : each,
  );
}

const read = (lines: readonly string[]): Promise<readonly LogTable[]> =>
  readLog({ name: "runs.jsonl", data: lines.join("\n") }, { columns: columnsFor() });

describe("the runs that anneal compare keeps", () => {
  test("are a run each, named by schedule and seed, with losses, readings and the LR of the schedule", async () => {
    const cosine = warmupCosine({ peak: 0.2, warmup: 1 });
    const tables = await read([
      line({ stopRule: { kind: "range-test", factor: 4 } }),
      line({ test: undefined }),
      line({}),
      line({ seed: 8 }, [3, Number.NaN]),
      line({ schedule: cosine, peakLr: 0.2 }),
      line({ schedule: warmupStableDecay({ peak: 0.2, warmup: 1 }), peakLr: 0.2 }),
    ]);
    expect(tables.map(({ name }) => name)).toEqual([
      "linear 0.5, seed 7",
      "linear 0.5, seed 8",
      "cosine 0.2, seed 7",
      "wsd 0.2, seed 7",
    ]);
    expect(tables[0].group).toBe(tables[1].group);
    expect(tables[0].group).not.toBe(tables[2].group);
    const { log, says } = toRunLog(tables[0]);
    expect(log.lr).toEqual({
      steps: Float64Array.of(0, 1, 2, 3),
      values: Float64Array.of(0.5, 0.375, 0.25, 0.125),
    });
    expect(log.loss?.values).toEqual(Float64Array.of(3, 2, 1, 0.5));
    expect(log.valLoss).toEqual({ steps: Float64Array.of(4), values: Float64Array.of(0.5) });
    expect(says).toContain("2 range tests and runs that chose a rate are left out");
    expect(factsInConfig(tables[0].config ?? {})).toEqual({ steps: 4 });
    // One that diverged is as long as it got.
    expect(toRunLog(tables[1]).log.loss?.values).toEqual(Float64Array.of(3, Number.NaN));
    expect(toRunLog(tables[1]).log.lr?.values).toHaveLength(2);
  });

  test("are all that there are, while none was compared yet; of a controller the LR is not known", async () => {
    const tables = await read([
      line({ test: undefined, controller: { kind: "plateau" } }),
      line({ test: undefined }),
    ]);
    expect(tables.map(({ name }) => name)).toEqual(["with a controller 0.5, seed 7", "linear 0.5, seed 7"]);
    expect(toRunLog(tables[0]).log.lr).toBeUndefined();
  });

  test("are the means of their seeds, where they are many", async () => {
    const lines = [0.1, 0.2, 0.3].flatMap((lr) =>
      Array.from({ length: 10 }, (_, seed) =>
        line({ seed, peakLr: lr, schedule: { kind: "constant", value: lr } }, [3, 2, 1 + lr, lr + seed]),
      ),
    );
    const tables = await read(lines);
    expect(tables.map(({ name }) => name)).toEqual(
      [0.1, 0.2, 0.3].map((lr) => `constant ${lr}, mean of 10 seeds`),
    );
    expect(toRunLog(tables[1]).log.loss?.values[3]).toBeCloseTo(0.2 + 4.5, 12);
  });

  test("a line that is torn is left out, and a file without a run is refused", async () => {
    const torn = line({}).slice(0, 150);
    expect(await read([line({}), torn])).toHaveLength(1);
    await expect(read([torn])).rejects.toThrow(
      "runs.jsonl: expected runs of anneal compare, received nothing",
    );
  });

  test("are told by how they begin, also where the first line goes on beyond what is looked at", () => {
    expect(holdsKeptRuns(line({}).slice(0, 200))).toBe(true);
    expect(holdsKeptRuns('{"identity":1,"loss":2}')).toBe(false);
    expect(holdsKeptRuns('{"step":1,"loss":2}')).toBe(false);
  });
});
