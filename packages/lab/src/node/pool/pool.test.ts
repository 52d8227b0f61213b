import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { AnnealError, warmupLinear } from "anneal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alive } from "../../../test/alive.ts";
import { createJaxEngine } from "../../engine/index.ts";
import { LabError } from "../../errors.ts";
import { random } from "../../random/index.ts";
import { createLocalRunner } from "../../runners/local-runner.ts";
import { RunError } from "../../runners/run-error.ts";
import type { Runner, RunRequest, RunResult } from "../../runners/runner.ts";
import { makeTask, type TaskSpec } from "../../tasks/index.ts";
import { createPool } from "./create-pool.ts";

/** Which of four corners a point is nearest to, told wrongly now and then. */
function corners(rows: number): string {
  const { uniform, below } = random("corners");
  const lines = Array.from({ length: rows }, () => {
    const [x, y] = [uniform(), uniform()];
    const corner = below(10) === 0 ? below(4) : 2 * Math.round(x) + Math.round(y);
    return `${x},${y},corner ${corner}`;
  });
  return `x,y,corner\n${lines.join("\n")}\n`;
}

const task: TaskSpec = { kind: "csv", text: corners(400), target: "corner", model: { hidden: [16] } };
const request = (seed: number, peakLr = 0.01, steps = 60): RunRequest => ({
  schedule: warmupLinear({ peak: peakLr, warmup: "10%" }),
  peakLr,
  steps,
  seed,
  evaluateAt: [30, steps],
  test: true,
});

const withoutTime = ({ seconds: _, ...result }: RunResult): Omit<RunResult, "seconds"> => result;

/** The worker processes of this process, or of another. */
function workers(parent = process.pid): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).split("\n");
  const rows = lines.map((line) => line.trim().split(/\s+/));
  const isWorker = ([, ppid, stat, ...args]: string[]): boolean =>
    Number(ppid) === parent && stat[0] !== "Z" && args.join(" ").includes("pool/worker.ts");
  return rows.filter(isWorker).map(([pid]) => Number(pid));
}

const pools: Runner[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));
function pool(width: number, spec: TaskSpec = task): Runner {
  const made = createPool({ task: spec, width, batchSize: 32, optimizer: { kind: "adam" } });
  pools.push(made);
  return made;
}

describe("a pool of worker processes", () => {
  let two: Runner;
  let here: Runner;
  beforeAll(async () => {
    two = pool(2);
    const options = { batchSize: 32, optimizer: { kind: "adam" } } as const;
    here = createLocalRunner({ task: makeTask(task), engine: await createJaxEngine(), ...options });
  });
  afterAll(() => here.close());

  test("a run is the same to the last bit in any worker, after any other run, and in this process", async () => {
    const requests = [1, 2, 3, 1, 2, 3, 3, 2, 1].map((seed, i) => request(seed, i % 2 ? 0.03 : 0.01));
    const all = (await Promise.all(requests.map((each) => two.run(each)))).map(withoutTime);
    expect(workers().length).toBe(2);
    for (const [i, each] of requests.entries()) {
      expect(all[i], `run ${i}`).toEqual(withoutTime(await here.run(each)));
    }
    expect(new Set(all.map(({ valid }) => valid[1].loss)).size).toBe(6);
    expect(all[0].train.length).toBe(60);
    expect(all[0].test?.accuracy).toBeGreaterThan(0.5);
  });

  test("a diverged run comes back as one, with its numbers", async () => {
    const { diverged } = await two.run({ ...request(1, 1e30), schedule: { kind: "constant", value: 1e30 } });
    expect(diverged?.lr).toBe(1e30);
    expect(diverged?.lastFiniteLoss).toBeGreaterThan(0);
  });

  test("a mistake in a request is the sentence of the library, and the pool goes on", async () => {
    const wrong = { ...request(1), schedule: { kind: "linear", from: 1, to: 0, over: "120%" } } as const;
    const error = await two.run(wrong).catch((reason) => reason);
    expect(error).toBeInstanceOf(AnnealError);
    expect(error.problems[0].message).toMatch(/over: expected .*, received "120%"/);
    expect((await two.run(request(1))).train.length).toBe(60);
  });

  test("a worker that is killed fails nothing: its run is done again, by another, with the same result", async () => {
    // Progress is told every 100 ms: so long a run is told of more than once on any machine.
    const steps = 4000;
    const expected = withoutTime(await two.run(request(5, 0.01, steps)));
    let killed = 0;
    const progress = (): void => {
      if (killed++ === 0) for (const pid of workers()) process.kill(pid, "SIGKILL");
    };
    expect(withoutTime(await two.run(request(5, 0.01, steps), { progress }))).toEqual(expected);
    expect(killed).toBeGreaterThan(1);
  });

  test("a run whose workers die twice is a sentence; others go on", async () => {
    const one = pool(1);
    const before = workers();
    const kill = (): void => {
      for (const pid of workers()) if (!before.includes(pid)) process.kill(pid, "SIGKILL");
    };
    const other = two.run(request(6, 0.01, 500));
    const error = await one.run(request(7, 0.01, 1e6), { progress: kill }).catch((reason) => reason);
    expect(error).toBeInstanceOf(RunError);
    expect(error.message).toBe(
      "the run with seed 7 and peak LR 0.01 stopped twice: its worker was killed, as happens when memory runs out",
    );
    expect((await other).train.length).toBe(500);
  });

  test("cancelling ends a run with the reason that was given, tells progress before, and keeps the worker", async () => {
    const before = workers();
    const cancel = new AbortController();
    const reason = new Error("enough");
    const seen: [number, number][] = [];
    const progress = (step: number, loss: number): void => {
      seen.push([step, loss]);
      if (seen.length === 2) cancel.abort(reason);
    };
    await expect(two.run(request(1, 0.01, 1e7), { signal: cancel.signal, progress })).rejects.toBe(reason);
    expect(seen[1][0]).toBeGreaterThan(seen[0][0]);
    expect(seen[1][1]).toBeGreaterThan(0);
    expect(workers()).toEqual(before);
    await expect(two.run(request(1), { signal: cancel.signal })).rejects.toBe(reason);
  });
});

test("a task that cannot be read is told by its own sentence at every run", async () => {
  const one = pool(1, { kind: "csv", path: "/no/such/table.csv", target: "y" });
  for (const seed of [1, 2]) {
    const error = await one.run(request(seed)).catch((reason) => reason);
    expect(error).toBeInstanceOf(LabError);
    expect(error.message).toMatch(/^\/no\/such\/table\.csv: /);
  }
});

test("closing ends all runs and leaves no process", async () => {
  const before = workers();
  const one = pool(1);
  let closed: Promise<void> | undefined;
  const progress = (): void => {
    closed ??= one.close();
  };
  const runs = [1, 2].map((seed) => one.run(request(seed, 0.01, 1e7), { progress }));
  const ends = await Promise.allSettled(runs);
  expect(ends.map((end) => end.status === "rejected" && end.reason.message)).toEqual([
    "the runner was closed",
    "the runner was closed",
  ]);
  await closed;
  expect(workers()).toEqual(before);
});

test("workers end when the process that has them is killed", async () => {
  const at = (path: string): string => new URL(path, import.meta.url).href;
  const script = `import { createPool } from ${JSON.stringify(at("./create-pool.ts"))};
    const pool = createPool({ task: ${JSON.stringify(task)}, width: 1 });
    pool.run(${JSON.stringify(request(1, 0.01, 1e7))}, { progress: () => console.log("runs") });`;
  const parent = spawn(
    process.execPath,
    ["--import", at("../../../test/from-source.mjs"), "--input-type=module", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"], cwd: fileURLToPath(new URL("../../..", import.meta.url)) },
  );
  await once(parent.stdout, "data");
  const pids = workers(parent.pid);
  expect(pids.length).toBe(1);
  parent.kill("SIGKILL");
  await expect.poll(() => pids.filter(alive)).toEqual([]);
});
