import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { createEventRecords } from "../../../lab/src/node/run-folder/tensorboard.ts";
import type { Io } from "../output/io.ts";
import { readLogChoices } from "./log-flags.ts";
import { openLog } from "./open-logs.ts";

const folder = mkdtempSync(join(tmpdir(), "anneal-logs-"));
afterAll(() => rmSync(folder, { recursive: true }));

let told = "";
const io = (stdin = ""): Io => ({
  write: async () => {},
  tell: (text) => {
    told += text;
  },
  stdin: (async function* () {
    yield stdin;
  })(),
  env: {},
  terminals: { out: false, err: false, in: false },
  columns: undefined,
});

const csv = "step,lr,loss\n0,1e-3,2.5\n10,5e-4,2.25\n";

/** Writes files into a folder of that name. */
function inFolder(name: string, files: { readonly [file: string]: string | Uint8Array }): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [file, content] of Object.entries(files)) {
    const target = join(path, file);
    mkdirSync(join(target, ".."), { recursive: true });
    writeFileSync(target, content);
  }
  return path;
}

test("a file is a run of its name, compressed or not", async () => {
  const path = inFolder("files", { "a.csv": csv, "b.csv.gz": gzipSync(csv) });
  const [a] = await openLog(join(path, "a.csv"), { io: io() });
  const [b] = await openLog(join(path, "b.csv.gz"), { io: io() });
  expect([a.log.name, b.log.name]).toEqual(["a", "b"]);
  expect([...(a.log.loss?.values ?? [])]).toEqual([2.5, 2.25]);
  expect(b.log.lr).toEqual(a.log.lr);
});

test("- is standard input", async () => {
  const [run] = await openLog("-", { io: io(csv) });
  expect([...(run.log.lr?.values ?? [])]).toEqual([1e-3, 5e-4]);
});

test("a runs.json names the runs and says what is known of them", async () => {
  const runs = [{ id: "one", file: "x.csv", totalSteps: 20, peakLr: 1e-3 }];
  const path = inFolder("described", { "runs.json": JSON.stringify(runs), "x.csv": csv, "y.csv": csv });
  const opened = await openLog(path, { io: io() });
  expect(opened.map(({ log }) => log.name)).toEqual(["one"]);
  expect(opened[0].described).toMatchObject({ totalSteps: 20 });
});

test("a runs.json with mistakes is refused with each of them", async () => {
  const runs = [{ id: "one" }, { id: 3, file: "x.csv", peakLr: -1 }];
  const path = inFolder("mistaken", { "runs.json": JSON.stringify(runs) });
  await expect(openLog(path, { io: io() })).rejects.toThrow(
    /\[0\]\.file: expected a name, received nothing\n.*\[1\]\.id: .*\n.*\[1\]\.peakLr: expected a number at or above 0, received -1/,
  );
});

test("folders of anneal are runs by their names", async () => {
  const lines = '{"step":0,"lr":0.1,"loss":2}\n{"step":1,"lr":0.1,"loss":1}\n{"step":1,"valid_loss":1.5}\n';
  const path = inFolder("lab", { "a/log.jsonl": lines, "b/log.jsonl": lines });
  const all = await openLog(path, { io: io() });
  expect(all.map(({ log }) => log.name)).toEqual(["a", "b"]);
  expect([...(all[0].log.valLoss?.values ?? [])]).toEqual([1.5]);
  const [one] = await openLog(join(path, "a"), { io: io() });
  expect(one.log.name).toBe("a");
});

test("in a folder of files, what is no log is left out, and told", async () => {
  const path = inFolder("mixed", { "a.csv": csv, "notes.json": '{"x":1}' });
  told = "";
  expect((await openLog(path, { io: io() })).map(({ log }) => log.name)).toEqual(["a"]);
  expect(told).toContain("left out: ");
  expect(told).toContain("notes.json: expected a column of a learning rate or a loss");
});

test("a folder of event files has a run for each folder with some", async () => {
  const records = createEventRecords();
  const file = (loss: number): Uint8Array =>
    Buffer.concat([0, 1].map((step) => records.scalars(step, 1, [["loss", loss - step]]).slice()));
  const name = "events.out.tfevents.1";
  const path = inFolder("events", { [`a/${name}`]: file(3), [`b/c/${name}`]: file(2), "x.txt": "hello" });
  const all = await openLog(path, { io: io() });
  expect(all.map(({ log }) => [log.name, [...(log.loss?.values ?? [])]])).toEqual([
    ["a", [3, 2]],
    ["c", [2, 1]],
  ]);
});

test("of the checkpoints of transformers the last one tells the run", async () => {
  const state = (steps: readonly number[]): string =>
    JSON.stringify({ log_history: steps.map((step) => ({ step, loss: 10 - step, learning_rate: 1e-4 })) });
  const path = inFolder("hf", {
    "checkpoint-9/trainer_state.json": state([3, 6, 9]),
    "checkpoint-12/trainer_state.json": state([3, 6, 9, 12]),
    "checkpoint-12/config.json": "{}",
  });
  const [run, ...others] = await openLog(path, { io: io() });
  expect(others).toEqual([]);
  expect([...(run.log.lr?.steps ?? [])]).toEqual([3, 6, 9, 12]);
});

test("the runs of anneal compare carry the schedule that they followed; seeds are averaged", async () => {
  const request = (seed: number, more: object = {}) => ({
    schedule: { kind: "linear", from: 0.5, to: 0, over: 4 },
    peakLr: 0.5,
    steps: 4,
    seed,
    ...more,
  });
  const result = (train: readonly unknown[], valid: number) => ({
    train,
    valid: [{ step: 4, loss: valid }],
    seconds: 1,
  });
  const line = (asked: object, came: object): string =>
    JSON.stringify({ identity: {}, request: asked, result: came });
  const text = [
    line(request(7), result([3, "NaN", 2, 1.5], 1.75)),
    line(request(8), result([4, 3, 3, 2.5], 1.25)),
    line(request(9, { stopRule: { kind: "range-test" } }), result([9, 9, 9, 9], 9)),
    line(request(10), result([3, 9e9], 9)),
    '{"cut',
  ].join("\n");
  const path = inFolder("compared", { "runs.jsonl": text });
  told = "";
  const [run, ...others] = await openLog(path, { io: io() });
  expect(others).toEqual([]);
  expect(run.log.name).toBe("linear-0.5-T4");
  expect(run.says).toEqual(["mean of 2 seeds"]);
  expect([...(run.log.lr?.values ?? [])]).toEqual([0.5, 0.375, 0.25, 0.125]);
  expect([...(run.log.loss?.values ?? [])]).toEqual([3.5, Number.NaN, 2.5, 2]);
  expect([...(run.log.valLoss?.values ?? [])]).toEqual([1.5]);
  expect(told).toContain("3 lines that are no run, or diverged, or follow no spec");
});

test("what is not there is refused with the nearest name", async () => {
  await expect(openLog(join(folder, "nowhere.csv"), { io: io() })).rejects.toThrow("no such file");
  const path = inFolder("none", { "a.txt": "" });
  await expect(openLog(path, { io: io() })).rejects.toThrow("an empty file");
});

test("flags choose columns and units", () => {
  expect(readLogChoices({ stepColumn: "it", valLossColumn: "v", stepsPerEpoch: "1k" })).toEqual({
    step: "it",
    valLoss: "v",
    stepsPerEpoch: 1000,
  });
  expect(() => readLogChoices({ tokensPerStep: "0" })).toThrow(
    "--tokens-per-step: expected an amount above 0",
  );
});
