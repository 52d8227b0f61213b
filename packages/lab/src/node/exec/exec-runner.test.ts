import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { alive } from "../../../test/alive.ts";
import { RunError } from "../../runners/run-error.ts";
import type { Runner, RunRequest } from "../../runners/runner.ts";
import { createExecRunner, type ExecOptions } from "./create-exec-runner.ts";

let folder = "";
const runners: Runner[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-exec-test-"));
});
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** A runner of a trainer written in JavaScript. `env`, `fs`, `steps` and `say` (a line of metrics) are in its scope. */
function trainer(script: string, options: Partial<ExecOptions> = {}): Runner {
  const head = `const fs = require("node:fs"); const env = process.env; const steps = Number(env.ANNEAL_STEPS);
const say = (metric) => console.log(JSON.stringify(metric));\n`;
  const path = join(folder, `trainer-${runners.length}.cjs`);
  writeFileSync(path, head + script);
  return command(`"${process.execPath}" "${path}"`, options);
}

function command(line: string, options: Partial<ExecOptions> = {}): Runner {
  const runner = createExecRunner({ command: line, ...options });
  runners.push(runner);
  return runner;
}

const request: RunRequest = {
  schedule: { kind: "linear", from: 0.5, to: 0, over: 4 },
  peakLr: 0.5,
  steps: 4,
  seed: 7,
  evaluateAt: [2, 4],
};

const good = `for (let k = 0; k < steps; k++) say({ step: k, loss: 4 - k });
say({ step: 2, valid_loss: 2.5, valid_accuracy: 0.5 }); say({ step: 4, valid_loss: 1.5, valid_accuracy: 0.75 });\n`;

const failure = async (run: Promise<unknown>): Promise<RunError> => {
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RunError);
  return error as RunError;
};

describe.concurrent("what a trainer is told and what it reports", () => {
  test("a run gives the losses and readings that were printed; other lines are ignored", async () => {
    const runner = trainer(`console.log("epoch 1 {"); console.log('["no", "object"]');\n${good}`);
    const { seconds, ...result } = await runner.run({ ...request });
    expect(seconds).toBeGreaterThan(0);
    expect(result).toEqual({
      train: [4, 3, 2, 1],
      valid: [
        { step: 2, loss: 2.5, accuracy: 0.5 },
        { step: 4, loss: 1.5, accuracy: 0.75 },
      ],
    });
  });

  test("the schedule is a CSV and a JSON file with every digit, and the rest is in the environment", async () => {
    const own = join(folder, "runs");
    const runner = trainer(
      `${good}say({ test_loss: 1, test_accuracy: 1 });
       fs.writeFileSync(env.ANNEAL_OUT + "/env.json", JSON.stringify(env));`,
      { folder: own },
    );
    const schedule = { kind: "constant", value: 0.1 + 0.2 } as const;
    const result = await runner.run({ ...request, schedule, peakLr: 0.1 + 0.2, test: true });
    expect(result.test).toEqual({ step: 4, loss: 1, accuracy: 1 });
    const [name] = readdirSync(own);
    expect(name).toBe("0001-seed-7-lr-0.30000000000000004");
    const at = (file: string): string => join(own, name, file);
    const env = JSON.parse(readFileSync(at("env.json"), "utf8"));
    expect(env).toMatchObject({
      ANNEAL_SCHEDULE: at("schedule.csv"),
      ANNEAL_SCHEDULE_JSON: at("schedule.json"),
      ANNEAL_METRICS: at("metrics.jsonl"),
      ANNEAL_OUT: join(own, name),
      ANNEAL_PEAK_LR: "0.30000000000000004",
      ANNEAL_SEED: "7",
      ANNEAL_STEPS: "4",
      ANNEAL_EVALUATE_AT: "2,4",
      ANNEAL_TEST: "1",
    });
    const rows = [0, 1, 2, 3].map((step) => `${step},0.30000000000000004\n`).join("");
    expect(readFileSync(at("schedule.csv"), "utf8")).toBe(`step,lr\n${rows}`);
    expect(JSON.parse(readFileSync(at("schedule.json"), "utf8"))).toEqual({
      spec: schedule,
      steps: 4,
      seed: 7,
      peak_lr: 0.1 + 0.2,
      lr: [0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2, 0.1 + 0.2],
    });
  });

  test("a plan also gives its other levels and the rates of its groups", async () => {
    const own = join(folder, "plans");
    const runner = trainer(good, { folder: own });
    const groups = [{ name: "head", match: "head.**", multiplier: 10 }];
    await runner.run({ ...request, schedule: { lr: request.schedule as never, weightDecay: 0.01, groups } });
    const at = join(own, readdirSync(own)[0]);
    expect(readFileSync(join(at, "schedule.csv"), "utf8")).toBe(
      "step,lr,weight_decay\n0,0.5,0.01\n1,0.375,0.01\n2,0.25,0.01\n3,0.125,0.01\n",
    );
    expect(JSON.parse(readFileSync(join(at, "schedule.json"), "utf8")).groups).toEqual([
      { name: "head", match: ["head.**"], frozen: false, lr: [5, 3.75, 2.5, 1.25] },
      { name: "base", match: [], frozen: false, lr: [0.5, 0.375, 0.25, 0.125] },
    ]);
  });

  test("metrics may go to their file, and only some of the steps may be reported", async () => {
    const runner =
      trainer(`const tell = (m) => fs.appendFileSync(env.ANNEAL_METRICS, JSON.stringify(m) + "\\n");
      tell({ step: 1, loss: 3 }); tell({ step: 3, loss: 1 }); tell({ step: 3, valid_loss: 1.5 });`);
    const { train, valid } = await runner.run(request);
    // A straight line between the readings; the reading after the last update is the one at the end.
    expect(train).toEqual([3, 3, 2, 1]);
    expect(valid).toEqual([{ step: 4, loss: 1.5 }]);
  });

  test("ANNEAL_TEST is absent when the test set is not asked for, even where it is set around us", async () => {
    process.env.ANNEAL_TEST = "1";
    try {
      const runner = trainer(`if (env.ANNEAL_TEST) process.exit(9);\n${good}`);
      expect((await runner.run(request)).test).toBeUndefined();
    } finally {
      delete process.env.ANNEAL_TEST;
    }
  });

  test("the folders of runs are removed with the runner unless they were asked for", async () => {
    const runner = trainer(
      `${good}fs.writeFileSync(${JSON.stringify(join(folder, "where"))}, env.ANNEAL_OUT);`,
    );
    await runner.run(request);
    const own = readFileSync(join(folder, "where"), "utf8");
    expect(existsSync(own)).toBe(true);
    await runner.close();
    expect(existsSync(own)).toBe(false);
  });
});

describe.concurrent("a run that diverges is a result", () => {
  test.each([
    ["a bare NaN, as Python writes it", `console.log('{"step": 2, "loss": NaN, "note": "NaN"}')`, 2],
    ["a bare -Infinity", `console.log('{"step": 2, "loss": -Infinity}')`, 2],
    ["NaN in quotes", `say({ step: 2, loss: "nan" })`, 2],
    ["null", `say({ step: 2, loss: null })`, 2],
    ["a validation loss that is no number", `say({ step: 3, valid_loss: null })`, 3],
    ["a last line that says so, and any exit status", `say({ diverged: true }); process.exitCode = 3`, 2],
  ])("told by %s", async (_, line, step) => {
    const runner = trainer(`say({ step: 0, loss: 2 }); say({ step: 1, loss: 8 }); ${line};`);
    const { diverged } = await runner.run(request);
    expect(diverged).toEqual({ step, lr: [0.5, 0.375, 0.25, 0.125][step], lastFiniteLoss: 8 });
  });

  test("it is ended, where it would go on for ever", async () => {
    const runner = trainer(`say({ step: 0, loss: null }); setInterval(() => {}, 1000);`);
    const { diverged } = await runner.run(request);
    expect(diverged?.lastFiniteLoss).toBeNaN();
  });
});

describe.concurrent("a range test", () => {
  test("ends where the loss has gone up for good, before a reading of the validation set", async () => {
    const runner = trainer(`let k = 0; const timer = setInterval(() => {
      say({ step: k, loss: k < 15 ? 2 : 2 ** (k - 13) }); if (++k === steps) clearInterval(timer); }, 20);`);
    const stopRule = { kind: "range-test", factor: 4 } as const;
    const { train, valid, diverged } = await runner.run({ ...request, steps: 200, evaluateAt: [], stopRule });
    // The bias-corrected mean, weight 0.1 on the newest loss, is 7.66 at 32 and 14.07 at 64; 4 times its best is 8.
    expect(train).toEqual([...Array(15).fill(2), 4, 8, 16, 32, 64]);
    expect([valid, diverged]).toEqual([[], undefined]);
  });

  test("needs losses", async () => {
    const runner = trainer(`say({ step: 4, valid_loss: 1 })`);
    const error = await failure(runner.run({ ...request, evaluateAt: [] }));
    expect(error.message).toMatch(/ reported no loss of any step$/);
  });
});

describe.concurrent("a run that fails says why in one sentence, with the last lines of its standard error", () => {
  test("a command that is not there", async () => {
    const error = await failure(command("no-such-trainer --fast").run(request));
    expect(error.message).toBe("“no-such-trainer --fast” (peak LR 0.5, seed 7) was not found by the shell");
    expect(error.lines.join()).toContain("no-such-trainer");
  });

  test("an exit status, and what came before it, without control characters and not too much of it", async () => {
    const runner = trainer(`for (let i = 0; i < 3000; i++) console.error("line " + i);
      console.error("\\r10%\\r20%\\x1b[31m red\\x07\\u202e" + "x".repeat(500)); process.exitCode = 3;`);
    const error = await failure(runner.run(request));
    expect(error.message).toMatch(/^“.*” \(peak LR 0\.5, seed 7\) ended with exit status 3$/);
    expect(error.lines.length).toBe(10);
    expect(error.lines[0]).toBe("line 2991");
    expect(error.lines[9]).toBe(`20% red${"x".repeat(192)}…`);
    expect(error.hint).toBe(`its last line: ${error.lines[9]}`);
  });

  test("a run whose files stay names their folder", async () => {
    const own = join(folder, "failed");
    const error = await failure(command("exit 3", { folder: own }).run(request));
    const kept = join(own, "0001-seed-7-lr-0.5");
    expect(error.message).toBe(`“exit 3” (peak LR 0.5, seed 7, files in ${kept}) ended with exit status 3`);
    expect(existsSync(kept)).toBe(true);
  });

  test("a kill, as happens when memory runs out", async () => {
    const error = await failure(trainer(`process.kill(process.pid, "SIGKILL");`).run(request));
    expect(error.message).toMatch(/ was killed, as happens when memory runs out$/);
  });

  test("silence", async () => {
    const marker = join(folder, "loading");
    let at = 0;
    // Nothing moves the clock until the command has said all it says.
    const now = (): number => {
      if (existsSync(marker)) at += 61_000;
      return at;
    };
    const line = `echo loading >&2; echo > '${marker}'; exec sleep 1000`;
    const error = await failure(command(line, { silenceSeconds: 60, now }).run(request));
    expect(error.message).toMatch(
      /^“echo loading .*” \(peak LR 0\.5, seed 7\) wrote nothing for 1 min and was ended$/,
    );
    expect(error.lines).toEqual(["loading"]);
  });

  test("a trainer that goes on writing, even to standard error alone, is not silent", async () => {
    const [beats, seen] = ["beats", "seen"].map((name) => join(folder, name));
    // Each beat takes 40 s, and comes when the one before was noticed.
    const now = (): number => {
      const beat = statSync(beats, { throwIfNoEntry: false })?.size ?? 0;
      writeFileSync(seen, String(beat));
      return 40_000 * beat;
    };
    const script = `for (let beat = 1; beat <= 6; beat++) {
        process.stderr.write("."); fs.appendFileSync(${JSON.stringify(beats)}, ".");
        while (Number(fs.readFileSync(${JSON.stringify(seen)}, "utf8")) < beat) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      }\n${good}`;
    const { train, seconds } = await trainer(script, { silenceSeconds: 60, now }).run(request);
    expect([train.length, seconds]).toEqual([4, 240]);
  });

  test.each([
    ["nothing at all", "", / reported no metrics: it printed nothing \(/],
    [
      "nonsense",
      `console.log("\\x00\\xff{{{{\\nepoch")`,
      / reported no metrics: it printed 2 lines, none a JSON object/,
    ],
    [
      "other fields",
      `say({ epoch: 1, train_loss: 3 })`,
      / its JSON lines have none of loss, valid_loss and test_loss, such as \{"epoch":1,"train_loss":3\}$/,
    ],
    [
      "a loss in words",
      `say({ step: 1, loss: "low" })`,
      / wrong: its output: loss: expected a number, received "low": /,
    ],
    [
      "a step in words",
      `say({ step: "1", loss: 1 })`,
      / step: expected the number of updates done, received "1": /,
    ],
    ["a loss of no step", `say({ loss: 1 })`, / expected "step", the number of updates done, beside loss: /],
    [
      "no reading at the end",
      `say({ step: 2, valid_loss: 1 })`,
      / no valid_loss at step 4, .*; the last one is at step 2$/,
    ],
    [
      "no reading",
      `say({ step: 2, loss: 1 })`,
      / no valid_loss at step 4, the end of the run; there is none at all$/,
    ],
  ])("%s", async (_, script, sentence) => {
    expect((await failure(trainer(script).run(request))).message).toMatch(sentence);
  });

  test("no test reading where one was asked for", async () => {
    const error = await failure(trainer(good).run({ ...request, test: true }));
    expect(error.message).toMatch(/ reported no test_loss, which ANNEAL_TEST=1 asks for$/);
  });

  test("a folder that cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    const runner = command("exit 0", { folder: join(folder, "file", "runs") });
    await expect(runner.run(request)).rejects.toThrow(/runs: cannot be written: its folder is a file$/);
  });

  test("what an outside trainer cannot do is refused before it starts", async () => {
    const runner = command("exit 1");
    const refused = async (more: Partial<RunRequest>): Promise<string> =>
      (await failure(runner.run({ ...request, ...more }))).message;
    expect(await refused({ controller: { kind: "plateau" } })).toBe(
      "the plateau controller cannot be used with an outside command: its schedule is written before it begins",
    );
    expect(await refused({ evaluateOn: "snapshots" })).toContain("the ensemble of snapshots");
    expect(await refused({ optimizer: { kind: "adamw" } })).toContain("the optimizer adamw");
    expect(await refused({ accumulation: 4 })).toContain("a batch size");
    expect(await refused({ init: "weights" })).toContain("a checkpoint");
    expect(() => command(" ")).toThrow("expected a command to run, received nothing");
  });
});

describe.concurrent("several runs, and their ends", () => {
  const allGone = (pids: readonly number[]): Promise<void> =>
    vi.waitFor(() => expect(pids.filter(alive)).toEqual([]), 60_000);
  /** A trainer whose own child ignores being asked to end; both write down who they are. */
  const stubborn = (name: string): [Runner, () => number[]] => {
    const file = join(folder, name);
    const child = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)`;
    const script = `const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" });
      fs.writeFileSync(${JSON.stringify(file)}, process.pid + " " + child.pid);
      setTimeout(() => say({ step: 0, loss: 1 }), 300); setInterval(() => {}, 1000);`;
    return [trainer(script), () => readFileSync(file, "utf8").split(" ").map(Number)];
  };

  test("cancelling ends a run with the reason that was given, and all processes of it", async () => {
    const [runner, pids] = stubborn("cancelled");
    const cancel = new AbortController();
    const reason = new Error("enough");
    const seen: number[][] = [];
    const run = runner.run(request, {
      signal: cancel.signal,
      progress: (step, loss) => {
        seen.push([step, loss]);
        cancel.abort(reason);
      },
    });
    await expect(run).rejects.toBe(reason);
    expect(seen).toEqual([[1, 1]]);
    await allGone(pids());
  });

  test("closing ends what runs and what waits, and leaves no process", async () => {
    const [runner, pids] = stubborn("closed");
    let close: Promise<void> | undefined;
    const progress = (): void => {
      close = runner.close();
    };
    const first = failure(runner.run(request, { progress }));
    const second = failure(runner.run(request));
    expect((await first).message).toBe("the runner was closed");
    expect((await second).message).toBe("the runner was closed");
    await close;
    await allGone(pids());
  });

  test("all processes end when the process that runs them is killed", async () => {
    const [, pids] = stubborn("orphans");
    const at = (path: string): string => new URL(path, import.meta.url).href;
    const script = `import { createExecRunner } from ${JSON.stringify(at("./create-exec-runner.ts"))};
      const runner = createExecRunner({ command: process.argv[1] });
      runner.run(${JSON.stringify(request)}, { progress: () => console.log("runs") });`;
    const trainer = `"${process.execPath}" "${join(folder, `trainer-${runners.length - 1}.cjs`)}"`;
    const argv = [
      "--import",
      at("../../../test/from-source.mjs"),
      "--input-type=module",
      "--eval",
      script,
      trainer,
    ];
    const parent = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
    await once(parent.stdout, "data");
    expect(pids().map(alive)).toEqual([true, true]);
    parent.kill("SIGKILL");
    await allGone(pids());
  });

  test("a process left behind in the background does not outlive the command", async () => {
    const file = join(folder, "background");
    const reading = `echo '{"step": 4, "valid_loss": 1}'`;
    const runner = command(`sleep 100 & echo $! > '${file}'; ${reading}`);
    expect((await runner.run(request)).valid).toEqual([{ step: 4, loss: 1 }]);
    await allGone([Number(readFileSync(file, "utf8"))]);
  });

  test("one run at a time unless more are allowed", async () => {
    const log = join(folder, "log");
    const script = `fs.appendFileSync(${JSON.stringify(log)}, "("); setTimeout(() => { ${good} fs.appendFileSync(${JSON.stringify(log)}, ")"); }, 50);`;
    const one = trainer(script);
    await Promise.all([one.run(request), one.run(request)]);
    expect(readFileSync(log, "utf8")).toBe("()()");
    // Each waits for the other, so they are seen together however slowly they start.
    const both = `fs.appendFileSync(${JSON.stringify(log)}, "("); const wait = () => fs.readFileSync(${JSON.stringify(log)}, "utf8").includes("((") ? (() => { ${good} fs.appendFileSync(${JSON.stringify(log)}, ")"); })() : setTimeout(wait, 20); wait();`;
    const two = trainer(both, { width: 2 });
    await Promise.all([two.run(request), two.run(request)]);
    expect(readFileSync(log, "utf8")).toBe("()()(())");
  });

  test("a run that fails leaves the others alone", async () => {
    const runner = trainer(`if (env.ANNEAL_SEED === "1") process.exit(1);\n${good}`, { width: 2 });
    const runs = [0, 1, 2].map((seed) => runner.run({ ...request, seed }));
    const ends = await Promise.allSettled(runs);
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
