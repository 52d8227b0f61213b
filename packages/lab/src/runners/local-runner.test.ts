import { expect, test } from "vitest";
import { createJaxEngine } from "../engine/index.ts";
import { random } from "../random/index.ts";
import { makeTask, type Task } from "../tasks/index.ts";
import { createLocalRunner } from "./local-runner.ts";
import type { Reading, RunRequest } from "./runner.ts";

function sides(): Task {
  const { uniform } = random("sides");
  const lines = Array.from({ length: 120 }, () => {
    const [x, y] = [uniform(), uniform()];
    return `${x},${y},${x + y > 1 ? "above" : "below"}`;
  });
  return makeTask({
    kind: "csv",
    target: "side",
    text: `x,y,side\n${lines.join("\n")}\n`,
    model: { hidden: [8] },
  });
}

const requestOf = (seed: number): RunRequest => ({
  schedule: { kind: "linear", from: 0.05, to: 0, over: "rest" },
  peakLr: 0.05,
  steps: 400,
  seed,
  evaluateAt: [100, 200, 300, 400],
  test: true,
});

/** A clock that goes on by a millisecond whenever it is looked at, on any machine. */
function ticking(): { readonly now: () => number; readonly skip: (ms: number) => void } {
  let at = 0;
  return {
    now: () => ++at,
    skip: (ms) => {
      at += ms;
    },
  };
}

/** So many turns of the event loop. */
async function eventLoop(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("runs that take turns come to what they come to one after the other, and stay side by side", async () => {
  const task = sides();
  const engine = await createJaxEngine();
  const [alone, together] = [1, 3].map((atOnce) =>
    createLocalRunner({ task, engine, atOnce, now: ticking().now }),
  );
  const seen: { seed: number; step: number }[] = [];
  const results = await Promise.all(
    [1, 2, 3].map((seed) =>
      together.run(requestOf(seed), { progress: (step) => void seen.push({ seed, step }) }),
    ),
  );
  for (const [i, seed] of [1, 2, 3].entries()) {
    const expected = await alone.run(requestOf(seed));
    expect(results[i].train).toEqual(expected.train);
    expect(results[i].valid).toEqual(expected.valid);
  }
  // Nobody has ended before everybody has begun.
  const firstEnd = seen.findIndex(({ step }) => step === 400);
  expect(new Set(seen.slice(0, firstEnd).map(({ seed }) => seed)).size).toBeGreaterThanOrEqual(2);
  await Promise.all([alone.close(), together.close()]);
});

test("a held run stands still, its readings are told as they are made, and waiting is not counted as its time", async () => {
  const { now, skip } = ticking();
  const runner = createLocalRunner({ task: sides(), engine: await createJaxEngine(), atOnce: 2, now });
  const hour = 3_600_000;
  const told: Reading[] = [];
  const sets: string[] = [];
  runner.hold?.(true);
  const steps: number[] = [];
  const run = runner.run(requestOf(1), {
    progress: (step) => {
      steps.push(step);
      // Once under way it is held again, for an hour.
      if (steps.length !== 3) return;
      runner.hold?.(true);
      setImmediate(() => {
        skip(hour);
        runner.hold?.(false);
      });
    },
    reading: (set, reading) => {
      sets.push(set);
      if (set === "valid") told.push(reading);
    },
  });
  await eventLoop(50);
  expect([sets, steps]).toEqual([[], []]);
  skip(hour);
  runner.hold?.(false);
  const result = await run;
  expect(told).toEqual(result.valid);
  expect(sets).toEqual(["valid", "valid", "valid", "valid", "test"]);
  expect(result.seconds).toBeGreaterThan(0);
  expect(result.seconds).toBeLessThan(hour / 1000);
  await runner.close();
});

test("a held run can be ended", async () => {
  const runner = createLocalRunner({ task: sides(), engine: await createJaxEngine() });
  runner.hold?.(true);
  const stop = new AbortController();
  const run = runner.run(requestOf(1), { signal: stop.signal });
  stop.abort(new Error("enough"));
  await expect(run).rejects.toThrow("enough");
  await runner.close();
});
