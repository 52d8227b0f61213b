import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { writeClouds } from "./clouds.ts";
import { anneal } from "./fake-io.ts";

const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-train-"));
  process.chdir(folder);
  writeClouds(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const data = "--csv clouds.csv --target colour";
const log = (run: string): { readonly [name: string]: number & string }[] =>
  readFileSync(join(run, "log.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("a run tells its losses and leaves logs, checkpoint and result in its folder", async () => {
  const { status, out, err } = await anneal(`train linear --peak 0.2 ${data} --steps 60 --out first`);
  expect(status).toBe(0);
  expect(out).toMatch(
    /^✓ 60 steps in [\d.]+ s {3}clouds.csv, target “colour”\n {2}loss [\d.]+ {3}validation [\d.]+, [\d.]+% right {3}test [\d.]+, [\d.]+% right\n {2}→ first\n$/,
  );
  expect(err).toMatch(/^step 60 of 60 {2}loss [\d.]+ {2}validation [\d.]+ {2}LR [\d.e-]+$/m);
  const lines = log("first");
  const updates = lines.filter(({ loss }) => loss !== undefined);
  expect(updates.map(({ step }) => step)).toEqual(Array.from({ length: 60 }, (_, i) => i));
  for (const { step, lr } of updates) expect(lr).toBeCloseTo(0.2 * (1 - step / 60), 12);
  expect(lines.filter(({ valid_loss }) => valid_loss !== undefined).map(({ step }) => step)).toEqual(
    Array.from({ length: 20 }, (_, i) => 3 * (i + 1)),
  );
  expect(lines.at(-1)).toMatchObject({
    step: 60,
    test_loss: JSON.parse(readFileSync("first/result.json", "utf8")).test.loss,
  });
  expect(existsSync("first/lock")).toBe(false);
  const again = await anneal("train --resume first --json");
  expect(JSON.parse(again.out)).toMatchObject({ out: "first", steps: 60, diverged: null });
});

test("a plan has its groups, batch size and momentum in the log", async () => {
  const plan = {
    lr: 0.1,
    momentum: { kind: "linear", from: 0.5, to: 0.9, over: "rest" },
    batchSize: { kind: "steps", at: [10], values: [8, 16] },
    groups: [{ name: "head", match: "layers.1.**", multiplier: 0.5 }],
  };
  writeFileSync("plan.json", JSON.stringify(plan));
  expect((await anneal(`train plan.json ${data} --steps 20 --out planned`)).status).toBe(0);
  const updates = log("planned").filter(({ loss }) => loss !== undefined);
  expect(updates[0]).toMatchObject({ step: 0, lr: 0.1, "lr/head": 0.05, batch_size: 8, momentum: 0.5 });
  expect(updates[10]).toMatchObject({ batch_size: 16, momentum: 0.7 });
});

test("warmup, cuts, restarts and snapshots are in the log", async () => {
  const recipe = "train sgdr --peak 0.2 --cycle 10 --times 2 --warmup 5";
  const { status, err } = await anneal(`${recipe} ${data} --steps 25 --evaluate-on snapshots --out cycles`);
  expect([status, err.includes("✗")]).toEqual([0, false]);
  const events = log("cycles").flatMap(({ step, event, says }) => (event ? [[step, event, says]] : []));
  expect(events).toContainEqual([15, "restart", undefined]);
  expect(events).toContainEqual([14, "snapshot", "number 1"]);
  const plateau = `train constant --peak 0.5 ${data} --steps 60 --evaluate-every 1 --plateau --patience 0 --cut 0.5`;
  await anneal(`${plateau} --out cut`);
  const [cut] = log("cut").filter(({ event }) => event === "cut");
  expect(cut.says).toBe("the LR is multiplied by 0.5");
  const updates = log("cut").filter(({ loss }) => loss !== undefined);
  expect([updates[cut.step - 1].lr, updates[cut.step].lr]).toEqual([0.5, 0.25]);
});

test("a run that diverges ends with status 1, and says where", async () => {
  const { status, out } = await anneal(
    `train constant --peak 1e30 ${data} --steps 60 --optimizer sgd --out lost`,
  );
  expect(status).toBe(1);
  expect(out).toMatch(/^✗ diverged at step \d {3}LR 1e30 {3}last finite loss [\d.e]+ {3}clouds.csv/);
  expect(log("lost").at(-1)).toMatchObject({ event: "divergence" });
  const json = JSON.parse((await anneal("train --resume lost --json")).out);
  expect(json.diverged).toMatchObject({ lr: 1e30 });
});

test("a run can start from the weights of another", async () => {
  await anneal(`train linear --peak 0.2 ${data} --steps 60 --out teacher`);
  await anneal(`train linear --peak 1e-9 ${data} --steps 5 --out pupil --init teacher/checkpoint.anneal`);
  const [teacher, pupil] = ["teacher", "pupil"].map((run) =>
    JSON.parse(readFileSync(`${run}/result.json`, "utf8")),
  );
  expect(pupil.test.loss).toBeCloseTo(teacher.test.loss, 6);
  const other = `train linear --peak 0.1 ${data} --steps 5 --out other --init teacher/checkpoint.anneal --hidden 9`;
  const { status, err } = await anneal(other);
  expect(status).toBe(2);
  expect(err).toContain(
    "model.hidden: expected [64], as the model of teacher/checkpoint.anneal has, received [9]",
  );
  expect(existsSync("other")).toBe(false);
});

test("on a terminal the progress is one line that is rewritten", async () => {
  // A second for every look at the clock, whatever the machine: the line is due again and again.
  let seconds = 0;
  const clocks = [vi.spyOn(performance, "now"), vi.spyOn(Date, "now")];
  for (const clock of clocks) clock.mockImplementation(() => 1000 * ++seconds);
  const { err } = await anneal(`train linear --peak 0.2 ${data} --steps 60 --out shown`, { terminal: true });
  for (const clock of clocks) clock.mockRestore();
  const shown = err.split("\r\x1b[K").slice(1);
  expect(shown.length).toBeGreaterThan(2);
  expect(shown[1]).toMatch(/^step [ \d]{2} of 60 {2}█*░* {2}loss [\d.e-]+.* {2}LR [\d.e-]+/);
  expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(80);
  expect(shown.at(-1)).toBe("");
});

test("changed data are refused on resume", async () => {
  writeFileSync("mine.csv", readFileSync("clouds.csv"));
  await anneal("train linear --peak 0.2 --csv mine.csv --target colour --steps 60 --out changed");
  rmSync("changed/result.json");
  writeFileSync("mine.csv", readFileSync("clouds.csv", "utf8").replace("red", "blue"));
  const { status, err } = await anneal("train --resume changed");
  expect(status).toBe(2);
  expect(err).toMatch(
    /mine.csv: expected the data that the run began with, received others\n {2}→ put them back/,
  );
});

test("a folder in use is refused", async () => {
  await anneal(`train linear --peak 0.2 ${data} --steps 10 --out busy`);
  const lock = { pid: process.pid, host: hostname() };
  writeFileSync("busy/lock", JSON.stringify(lock));
  const { status, err } = await anneal("train --resume busy");
  expect([status, err]).toEqual([
    2,
    `✗ busy is in use by process ${process.pid}\n  → wait for it, or write to another folder\n`,
  ]);
});

test("a damaged checkpoint or log is one sentence", async () => {
  await anneal(`train linear --peak 0.2 ${data} --steps 40 --out torn`);
  rmSync("torn/result.json");
  const lines = readFileSync("torn/log.jsonl", "utf8");
  writeFileSync("torn/log.jsonl", lines.slice(0, 500));
  expect((await anneal("train --resume torn")).err).toMatch(
    /^✗ log.jsonl: expected a line for each of the 40 updates/,
  );
  writeFileSync("torn/log.jsonl", lines);
  const bytes = readFileSync("torn/checkpoint.anneal");
  writeFileSync("torn/checkpoint.anneal", bytes.subarray(0, -1));
  expect((await anneal("train --resume torn")).err).toMatch(/this checkpoint is cut short or damaged/);
});

describe.skipIf(!existsSync("/dev/full"))("on a full disk", () => {
  test("the run ends with one sentence, and goes on when there is room", async () => {
    await anneal(`train linear --peak 0.2 ${data} --steps 60 --out roomy`);
    const begun = `train linear --peak 0.2 ${data} --steps 60 --out full`;
    mkdirSync("full");
    symlinkSync("/dev/full", "full/checkpoint.anneal.tmp");
    const { status, err } = await anneal(begun);
    expect(status).toBe(1);
    expect(err).toContain("✗ full/checkpoint.anneal: cannot be written: the disk is full\n");
    expect(err).toContain(
      "→ free some space, then resume the run: anneal train --resume full goes on from its start\n",
    );
    expect(log("full").length).toBeGreaterThan(2);
    rmSync("full/log.jsonl");
    symlinkSync("/dev/full", "full/log.jsonl");
    const again = await anneal("train --resume full");
    expect([again.status, again.err.includes("full/log.jsonl: cannot be written: the disk is full")]).toEqual(
      [1, true],
    );
    unlinkSync("full/log.jsonl");
    expect((await anneal("train --resume full")).status).toBe(0);
    expect(readFileSync("full/log.jsonl", "utf8")).toBe(readFileSync("roomy/log.jsonl", "utf8"));
  });
});

test.each([
  ["train linear --peak 0.1 --csv clouds.csv --target colour --steps 5", "train needs a folder for the run"],
  ["train linear --peak 0.1 --steps 5 --out x", "train needs data"],
  [`train linear --peak 0.1 ${data} --out x`, "linear needs the length of the run"],
  [`train linear cosine --peak 0.1 ${data} --steps 5 --out x`, "expected one schedule, received 2"],
  [`train linear --peak 0.1 --csv clouds.csv --target color --steps 5 --out x`, 'did you mean "colour"?'],
  [`train linear --peak 0.1 ${data} --steps 5 --batch 4000 --out x`, "--batch: expected at most"],
  [`train linear --peak 0.1 ${data} --steps 5 --patience 3 --out x`, "--patience belongs to --plateau"],
  [`train linear --peak 0.1 ${data} --steps 5 --ema 1 --out x`, "--ema: expected a number from 0 to below 1"],
  [`train linear --peak 0.1 ${data} --steps 5 --evaluate-on ema --out x`, "add --ema 0.99"],
  [
    `train linear --peak 0.1 ${data} --steps 5 --evaluate-on snapshots --out x`,
    "a schedule with whole cycles",
  ],
  [`train linear --peak 0.1 ${data} --steps 5 --evaluate-every 3tok --out x`, "--evaluate-every: expected"],
  [`train linear --peak 0.1 ${data} --steps 5 --init none.anneal --out x`, "none.anneal: no such file"],
  [`train linear --peak 0.1 ${data} --steps 5 --init clouds.csv --out x`, "expected a checkpoint of anneal"],
  [`train linear --peak 0.1 --csv missing.csv --target colour --steps 5 --out x`, "missing.csv"],
  ["train --resume nowhere", "nowhere: expected the folder of a run"],
  ["train --resume first --steps 9", "--resume: expected nothing beside it, received --steps"],
  [`train linear --peak 0.1 ${data} --steps 5 --dataset 9 --out x`, "unknown option --dataset"],
])("%s is one sentence, status 2, and leaves nothing behind", async (line, sentence) => {
  const { status, out, err } = await anneal(line);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(sentence);
  expect(err.split("\n").filter((each) => each.startsWith("✗"))).toHaveLength(1);
  expect(existsSync("x")).toBe(false);
});
