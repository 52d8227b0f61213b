import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TuneReport } from "@anneal/lab";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeClouds } from "./clouds.ts";
import { anneal } from "./fake-io.ts";

const home = process.cwd();
let folder: string;
let old: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "anneal-fine-tune-"));
  process.chdir(folder);
  writeClouds(folder);
  const rows = readFileSync("clouds.csv", "utf8").trim().split("\n").slice(1).map(cells);
  // The same clouds, mirrored, so that what is new contradicts what is old; the columns stand otherwise, and one is new.
  write("mirrored.csv", [
    "note,colour,y,x",
    ...rows.map(([x, y, colour], i) => `${i % 7},${colour},${y},${-x}`),
  ]);
  write("two.csv", [
    "colour,x,y",
    ...rows.filter((row) => row[2] !== "blue").map(([x, y, c]) => `${c},${x},${y}`),
  ]);
  write(
    "text.txt",
    Array.from({ length: 400 }, (_, i) => `line ${i} of a text`),
  );
  const taught = await anneal(
    "train linear --peak 0.1 --csv clouds.csv --target colour --steps 80 --out base",
  );
  expect(taught.err).not.toContain("✗");
  old = JSON.parse(readFileSync("base/result.json", "utf8")).test.loss;
  await anneal("train constant --peak 1e-3 --text text.txt --steps 5 --out reader");
  const bytes = readFileSync("base/checkpoint.anneal");
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync("damaged.anneal", bytes);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const cells = (line: string): string[] => line.split(",");
const write = (name: string, lines: readonly string[]): void => writeFileSync(name, `${lines.join("\n")}\n`);
const init = "--init base/checkpoint.anneal";

test("weights go on with their own encoding: new rows lack a class and have other means, and mean the same", async () => {
  const run = `train constant --peak 1e-9 --csv two.csv ${init} --steps 2 --out two`;
  expect((await anneal(run)).err).not.toContain("✗");
  const { test: reading, task } = JSON.parse(readFileSync("two/result.json", "utf8"));
  expect(task).toContain("“colour”");
  // Encoded by two.csv alone, "red" would be class 1 of 2 and the model would not fit. So it knows nine of ten.
  expect(reading.accuracy).toBeGreaterThan(0.9);
  expect(reading.loss).toBeLessThan(Math.log(3) / 2);
});

test("tune finds what each peak costs on the old data, from rates far below the bracket", async () => {
  const command = `tune linear --csv mirrored.csv ${init} --retain clouds.csv --steps 60 --range-steps 60 --budget 20runs --seeds 3 --jobs 2 --out tuned`;
  const { out, err, status } = await anneal(command);
  expect([status, err.includes("✗")]).toEqual([0, false]);
  const { details, recommended }: TuneReport = JSON.parse(readFileSync("tuned/report.json", "utf8"));
  const { bracket } = details.rangeTest as NonNullable<typeof details.rangeTest>;
  const read = details.allRuns.flatMap(({ schedule, peakLr, valid, retained }) =>
    schedule === "linear" && retained && valid !== null ? [{ peakLr, valid, ...retained }] : [],
  );
  const [lowest, ...higher] = [...read].sort((a, b) => a.peakLr - b.peakLr);
  expect(lowest.peakLr).toBeLessThan(bracket.low / 10);
  // What the training run read on its own test rows, which are those of the old data now.
  for (const { before } of read) expect(before).toBeCloseTo(old, 5);
  const best = higher.reduce((one, other) => (other.valid < one.valid ? other : one));
  expect(Math.abs(lowest.after / old - 1)).toBeLessThan(0.2);
  expect(best.valid).toBeLessThan(lowest.valid / 2);
  expect(best.after).toBeGreaterThan(2 * lowest.after);
  const peaks = details.retained?.map(({ peakLr }) => peakLr) ?? [];
  expect(peaks).toContain(recommended.peakLr);
  expect(peaks).toEqual([...peaks].sort((a, b) => a - b));
  expect(out).toMatch(/on the old data it was [\d.]+ before/);
  expect(readFileSync("tuned/report.html", "utf8")).toContain("What it costs on the old data");
  const value =
    "clouds.csv, target “colour”: 45 rows of its test part, split as when the weights were trained";
  expect(details.facts).toContainEqual({ name: "Old data", value });

  // The same command would find these runs; with other weights at the same path it would not.
  const [line] = readFileSync("tuned/runs.jsonl", "utf8").split("\n");
  expect(JSON.parse(line).identity).toMatchObject({
    init: expect.stringMatching(/^[\da-f]{8}$/),
    old: expect.stringMatching(/^[\da-f]{8}$/),
  });
});

test("find sweeps from trained weights", async () => {
  const find = `find --csv mirrored.csv ${init} --range-steps 30 --seeds 1 --jobs 1 --json`;
  expect(JSON.parse((await anneal(find)).out).task).toBe("mirrored.csv, target “colour”");
});

test.each([
  ["--csv mirrored.csv --init base", "base: expected a checkpoint, received a folder"],
  ["--csv mirrored.csv --init bare/checkpoint.anneal", 'no such file, and no folder "bare"'],
  [
    "--csv mirrored.csv --init clouds.csv",
    "clouds.csv: expected a checkpoint of anneal, received something else",
  ],
  ["--csv mirrored.csv --init damaged.anneal", "damaged.anneal: this checkpoint is cut short or damaged"],
  [
    "--csv mirrored.csv --init reader/checkpoint.anneal",
    "reader/checkpoint.anneal: expected a checkpoint of a table, as the new data are, received one of a text",
  ],
  [
    `--csv mirrored.csv --target note ${init}`,
    'target: expected "colour", as the model has learnt to predict',
  ],
  [
    `--csv mirrored.csv --hidden 9 ${init}`,
    "model.hidden: expected [64], as the model of base/checkpoint.anneal",
  ],
  [`--csv mirrored.csv ${init} --retain gone.csv`, "gone.csv: no such file"],
  ["--csv mirrored.csv --target colour --retain clouds.csv", "--retain needs --init"],
  ["--exec true --retain clouds.csv", "--retain is for built-in tasks"],
])("tune %s is one sentence, status 2", async (flags, sentence) => {
  const { status, out, err } = await anneal(`tune ${flags} --budget 20runs --out x`);
  expect([status, out]).toEqual([2, ""]);
  expect(err).toContain(sentence);
  expect(err.split("\n").filter((each) => each.startsWith("✗"))).toHaveLength(1);
});
