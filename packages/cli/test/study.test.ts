import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "anneal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeClouds } from "./clouds.ts";
import { anneal, run } from "./fake-io.ts";

const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-study-"));
  process.chdir(folder);
  writeClouds(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const data = "--csv clouds.csv --target colour --jobs 1";

describe("find", () => {
  test("gives a bracket, the rules by name, and a picture with the bracket on its axis", async () => {
    const { status, out, err } = await anneal(
      `find ${data} --range-steps 60 --out curve.csv --out curve.svg --braille`,
    );
    expect(err).toContain("✓ range test");
    expect(out).toMatch(/^bracket [\d.e-]+ – [\d.e-]+ {3}steepest [\d.e-]+/);
    expect(out).toContain("┏━");
    expect(status).toBe(0);
    const [head, ...rows] = readFileSync("curve.csv", "utf8").trim().split("\n");
    expect(head).toBe("lr,loss");
    expect(Number(rows[0].split(",")[0])).toBeCloseTo(1e-4, 12);
    expect(readFileSync("curve.svg", "utf8")).toMatch(/^<svg .*<title>.*<\/svg>\s*$/s);
  });

  test("says which columns it does not learn from, as train does", async () => {
    const [names, ...rows] = readFileSync("clouds.csv", "utf8").trim().split("\n");
    writeFileSync("more.csv", [`${names},unit`, ...rows.map((row) => `${row},m`)].join("\n"));
    for (const command of [
      "find --range-steps 20 --jobs 1",
      "train constant --peak 0.1 --steps 5 --out few",
    ]) {
      const { err } = await anneal(`${command} --csv more.csv --target colour`);
      expect(err).toMatch(/^left out: unit: .+$/m);
    }
  });

  test("says why a curve has no bracket, and ends with status 1", async () => {
    const { status, out } = await anneal(`find ${data} --from 1e-9 --to 1e-7 --range-steps 30 --json`);
    expect(status).toBe(1);
    const { report } = JSON.parse(out);
    expect(report.bracket).toBeUndefined();
    expect(["flat", "noisy"]).toContain(report.reasons[0].code);
  });
});

describe("tune", () => {
  test("prints one JSON object, writes the report and the schedule it recommends, and goes on from kept runs", async () => {
    const command = `tune linear wsd ${data} --seed 3 --budget 30runs --steps 60 --seeds 4 --json --out tuned`;
    const { status, out } = await anneal(command);
    expect(status).toBe(0);
    const facts = JSON.parse(out);
    expect(Object.keys(facts)).toEqual(
      expect.arrayContaining(
        "task metric recommended baseline improvement stepsToBaseline runs diverged seconds".split(" "),
      ),
    );
    expect(facts.task).toBe("clouds.csv, target “colour”");
    expect(facts.baseline.schedule).toBe("constant");
    expect(["linear", "wsd"]).toContain(facts.recommended.schedule);
    expect(facts.improvement.pairedSeeds).toBe(4);
    const { low, mean, high } = facts.recommended.test;
    expect(low < mean && mean < high).toBe(true);
    // The schedule is one that anneal compiles, and its peak is the one reported.
    const spec = JSON.parse(readFileSync("tuned/schedule.json", "utf8"));
    const curve = compile(spec, { steps: 60 });
    const lrs = Array.from({ length: 60 }, (_, step) => curve.at(step));
    expect(Math.max(...lrs)).toBeCloseTo(facts.recommended.peakLr, 12);
    expect(existsSync("tuned/report.html")).toBe(true);
    expect(readdirSync("tuned/code")).toContain("schedule.py");
    const table = readFileSync("tuned/code/schedule.csv", "utf8").trim().split("\n").slice(1);
    expect(table.map((row) => Number(row.split(",")[1]))).toEqual(lrs);
    // The same command again answers from what it kept: not one run is added.
    const runs = readFileSync("tuned/runs.jsonl", "utf8");
    const again = JSON.parse((await anneal(command)).out);
    expect({ ...again, seconds: 0 }).toEqual({ ...facts, seconds: 0 });
    expect(readFileSync("tuned/runs.jsonl", "utf8")).toBe(runs);
  });

  test("a study with a budget in time that has ended gives the same answer again, however often it is asked", async () => {
    const command = `tune linear ${data} --seed 4 --budget 1s --steps 30 --json --out timed`;
    const first = JSON.parse((await anneal(command)).out);
    for (let k = 0; k < 2; k++) {
      expect({ ...JSON.parse((await anneal(command)).out), seconds: 0 }).toEqual({ ...first, seconds: 0 });
    }
    const { details } = JSON.parse(readFileSync("timed/report.json", "utf8"));
    expect(details.arms[0].seeds).toHaveLength(first.improvement.pairedSeeds);
  });

  test("on a terminal the answer is bold and its mark coloured, and no control character is shown as text", async () => {
    const command = `tune linear wsd ${data} --seed 3 --budget 30runs --steps 60 --seeds 4 --out tuned`;
    const { out } = await anneal(command, { terminal: true });
    const bold = "\u001b[1m";
    expect(out.slice(0, out.indexOf(bold))).toMatch(/[✓!]/);
    expect(out).toContain(`${bold} `);
    expect(out).not.toContain("?[");
  });

  test("no choice has read the test set: only final runs ask for it", () => {
    const { details } = JSON.parse(readFileSync("tuned/report.json", "utf8"));
    for (const { stage, test: loss } of details.allRuns) expect(loss !== null).toBe(stage === "final");
    const search = new Set(
      details.allRuns.flatMap((run: { stage: string; seed: number }) =>
        run.stage === "final" ? [] : [run.seed],
      ),
    );
    for (const { seed } of details.arms[0].seeds) expect(search.has(seed)).toBe(false);
  });
});

describe("compare", () => {
  test("tries every schedule at every rate, and holds each at its best against the first", async () => {
    const spec = { kind: "linear", from: 3, to: 0, over: "rest" };
    writeFileSync("own.json", JSON.stringify(spec));
    const { status, out, err } = await anneal(
      `compare own.json sgdr-snapshots constant-ema plateau ${data} --steps 40 --rates 0.02,0.1 --rate-seeds 1 --seeds 3 --out compared`,
    );
    expect([status, err.includes("✗")]).toEqual([0, false]);
    expect(out).toContain("own.json");
    const { details } = JSON.parse(readFileSync("compared/report.json", "utf8"));
    expect(details.rates.map(({ points }: { points: unknown[] }) => points.length)).toEqual([2, 2, 2, 2, 2]);
    expect(details.arms.map(({ schedule }: { schedule: string }) => schedule).sort()).toEqual([
      "constant",
      "constant-ema",
      "own.json",
      "plateau",
      "sgdr-snapshots",
    ]);
    const own = details.arms.find(({ schedule }: { schedule: string }) => schedule === "own.json");
    expect(compile(own.spec, { steps: 40 }).at(0)).toBeCloseTo(own.peakLr, 12);
  });
});

describe("bad input", () => {
  test.each([
    ["tune", 2, "nothing to train"],
    [`tune ${data} --budget 90`, 2, "--budget: expected a time, steps or runs"],
    [`tune ${data} --budget`, 2, "--budget"],
    [`tune linaer ${data}`, 2, "did you mean linear?"],
    [`tune constant ${data}`, 2, "expected a schedule beside constant"],
    [`tune ${data} --budget 3runs`, 2, "--budget: expected at least 20 runs"],
    ["tune --csv clouds.csv", 2, "--csv needs --target"],
    [`tune ${data} --out clouds.csv`, 2, "clouds.csv: cannot be written: it is a file"],
    ["tune --csv clouds.csv --target color", 2, "--target: expected a column of clouds.csv"],
    ["tune --csv nowhere.csv --target colour", 2, "nowhere.csv"],
    ["tune --csv clouds.csv --target colour --text clouds.csv", 2, "expected one task"],
    ["tune --text clouds.csv --target colour", 2, "--target belongs to --csv"],
    ["tune --text clouds.csv --exec true", 2, "received both"],
    ["tune --exec true --optimizer adamw", 2, "--optimizer is for built-in tasks"],
    ["tune --csv clouds.csv --exec true", 2, "expected --csv or --exec, received both"],
    [`tune ${data} --batch 100k`, 2, "--batch: expected at most "],
    [`tune ${data} --ignore nothing`, 2, '--ignore: expected a column of clouds.csv, received "nothing"'],
    [`find ${data} --out nowhere/curve.svg`, 2, 'nowhere/curve.svg: no folder "nowhere"'],
    [
      "train cosine --peak 0.1 --csv clouds.csv --target colour --out run",
      2,
      "→ add --steps 10k or --epochs 3",
    ],
    [`tune ${data} --optimizer adamm`, 2, "did you mean adam"],
    [`tune ${data} --price-per-hour free`, 2, "--price-per-hour: expected a number above 0"],
    [`tune own.json ${data}`, 2, "a schedule from a file needs --steps"],
    [`compare constant ${data}`, 2, "expected a schedule beside constant"],
    ["compare", 2, "missing required argument"],
    [`compare linear linear ${data}`, 2, "linear is named twice"],
    [`compare linear wsd ${data} --rates 0.1,x`, 2, "--rates: expected LRs above 0"],
    [`find ${data} --from 1 --to 0.1`, 2, "--to: expected an LR above --from (1)"],
    [`find ${data} --range-steps 3`, 2, "at least 10 steps"],
    [`find ${data} --out curve.gif --range-steps 20`, 2, ".svg, .csv or .json"],
    [`tune ${data} --init nothing.anneal`, 2, "nothing.anneal"],
  ])("%s", async (command, wanted, sentence) => {
    const { status, out, err } = await anneal(command);
    expect(`${out}${err}`).not.toContain("never should");
    expect(err).toContain(sentence);
    expect(err).toContain("✗");
    expect(status).toBe(wanted);
  });

  test("a command that fails is told with the end of its stderr", async () => {
    const { status, err } = await run([
      "find",
      "--exec",
      "echo no GPU here >&2; exit 3",
      "--range-steps",
      "20",
    ]);
    expect(status).toBe(2);
    expect(err).toContain("no GPU here");
  });
});
