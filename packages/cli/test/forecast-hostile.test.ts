import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./fake-io.ts";

type Row = readonly [step: number | string, lr: number | string, loss: number | string];

const lrAt = (k: number): number => 1e-3 * Math.min(1, (k + 1) / 100, (2000 - k) / 400);

/** A WSD of 2,000 updates, logged every tenth. */
const good: readonly Row[] = Array.from({ length: 200 }, (_, i) => {
  const k = 10 * i;
  return [k, lrAt(k), 2.5 + 3 * (k + 10) ** -0.4 + 60 * lrAt(k)];
});

const changed = (by: (row: Row, i: number) => readonly unknown[], names = "step,lr,loss"): string =>
  `${names}\n${good.map((row, i) => `${by(row, i).join(",")}\n`).join("")}`;

let folder: string;
const file = (name: string): string => join(folder, name);

async function fitted(text: string, ...flags: readonly string[]) {
  writeFileSync(file("log.csv"), text);
  return await run(["forecast", "fit", file("log.csv"), ...flags]);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-hostile-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a log that no law can be fitted to is refused in one sentence", () => {
  const few = (count: number): string =>
    changed((row) => row)
      .split("\n")
      .slice(0, count + 1)
      .join("\n");
  test.each([
    ["an empty file", "", "log.csv: expected a log"],
    ["a head without rows", "step,lr,loss\n", "log.csv: expected at least one row of numbers"],
    ["one point", few(1), "log.losses: expected at least 5 losses to fit, received"],
    ["four points", few(4), "log.losses: expected at least 5 losses to fit, received"],
    ["text", "Dear diary,\ntoday I trained a model.\n", "expected a column of a learning rate or a loss"],
    [
      "losses that are all NaN",
      changed(([k, lr]) => [k, lr, "nan"]),
      "log.losses: expected at least one finite loss",
    ],
    ["losses of 0", changed(([k, lr]) => [k, lr, 0]), "log.losses[0]: expected a loss above 0"],
    [
      "one loss again and again",
      changed(([k, lr]) => [k, lr, 3]),
      "log.losses: expected losses that change, received 3",
    ],
    [
      "no LR",
      changed(([k, , loss]) => [k, loss], "step,loss"),
      "log: expected a column of the learning rate",
    ],
    ["an LR of NaN", changed(([k, , loss]) => [k, "nan", loss]), "log: no LR that was logged is a number"],
    ["an LR of 0", changed(([k, , loss]) => [k, 0, loss]), "log.lr: expected an LR above 0 somewhere"],
    ["LRs below 0", changed(([k, lr, loss]) => [k, -lr, loss]), "200 LRs below 0 cannot be"],
    [
      "LRs in percent",
      changed(([k, lr, loss]) => [k, `${100 * Number(lr)}%`, loss]),
      "expected a column of the learning rate",
    ],
    [
      "no steps",
      changed(([, lr, loss]) => [lr, loss], "lr,loss"),
      "step: expected a column that counts updates",
    ],
    [
      "Unix times in ms",
      changed(([k, lr, loss]) => [1.7e12 + 350 * Number(k), lr, loss]),
      "received 1,700,000,000,000 (a clock in ms, Unix time)",
    ],
    [
      "times by their name",
      changed((row) => row, "time_ms,lr,loss"),
      'received "time_ms" (which holds times)',
    ],
    [
      "uneven times",
      changed(([k, lr, loss], i) => [350 * Number(k) + Math.round(150 * Math.sin(i * i)), lr, loss]),
      "it looks like a time in ms",
    ],
    [
      "more updates than any run has",
      changed(([k, lr, loss]) => [1e6 * Number(k), lr, loss]),
      "log.steps: expected updates, fewer than 50,000,000",
    ],
    ["epochs", changed(([k, lr, loss]) => [Number(k) / 500, lr, loss], "epoch,lr,loss"), "--steps-per-epoch"],
  ])("%s", async (_, text, sentence) => {
    const { status, out, all } = await fitted(text);
    expect(all).toContain(sentence);
    expect(status).not.toBe(0);
    expect(out).toBe("");
  });
});

describe("a log that is only untidy gives the law of the tidy one, and says what was put right", () => {
  const lawOf = async (text: string) => {
    const { status, out, all } = await fitted(text, "--json");
    expect(status).toBe(0);
    return { law: JSON.parse(out), all };
  };
  const backwards = changed((_, i) => good[good.length - 1 - i]);
  const twice = changed((_, i) => good[i]).replaceAll(/^(\d.*)$/gm, "$1\n$1");
  const odd = changed(([k, lr, loss], i) => [k, lr, i % 40 === 7 ? "nan" : loss]);

  test.each([
    ["steps out of order", backwards, "steps are not in order", 0],
    ["every step twice", twice, "log", 0],
    ["some losses NaN", odd, "5 of 200 losses are not finite and were left out", 1e-3],
  ])("%s", async (_, text, sentence, most) => {
    const tidy = await lawOf(changed((row) => row));
    const { law, all } = await lawOf(text);
    expect(all).toContain(sentence);
    law.members.forEach(({ values }: { values: number[] }, i: number) => {
      values.forEach((value, j) => {
        expect(Math.abs(value / tidy.law.members[i].values[j] - 1)).toBeLessThanOrEqual(most);
      });
    });
  });
});

describe("what a log cannot tell is said with the law", () => {
  test.each([
    ["a constant LR", changed(([k, , loss]) => [k, 1e-3, loss]), "cannot tell what a decay brings"],
    ["a loss that rises", changed(([k, lr]) => [k, lr, 3 + Number(k) / 1000]), "the laws miss its losses by"],
  ])("%s", async (_, text, sentence) => {
    const { status, all } = await fitted(text);
    expect([status, all]).toEqual([0, expect.stringContaining(sentence)]);
  });

  test("a law of milliseconds forecasts no run in updates", async () => {
    await fitted(
      changed(([k, lr, loss]) => [350 * Number(k), lr, loss]),
      "--out",
      file("law.json"),
    );
    const spec = ["--spec", "cosine", "--peak", "1e-3", "--warmup", "100", "--steps", "2000"];
    const { status, all } = await run(["forecast", "predict", file("law.json"), ...spec]);
    expect(status).not.toBe(0);
    expect(all).toContain("are the steps of all of them updates, and not times?");
  });
});

test("a backtest leaves out runs that cannot be forecast, and says why; one that is named is an error", async () => {
  const runs = file("runs");
  mkdirSync(runs);
  const cosine = (k: number): number =>
    lrAt(Math.min(k, 99)) * (0.55 + 0.45 * Math.cos((Math.PI * k) / 2000));
  writeFileSync(
    join(runs, "good.csv"),
    changed((row) => row),
  );
  writeFileSync(
    join(runs, "other.csv"),
    changed(([k]) => [k, cosine(Number(k)), 2.5 + 3 * (Number(k) + 10) ** -0.4 + 60 * cosine(Number(k))]),
  );
  writeFileSync(
    join(runs, "lost.csv"),
    changed(([k, lr]) => [k, lr, "nan"]),
  );
  writeFileSync(
    join(runs, "bare.csv"),
    changed(([k, , loss]) => [k, loss], "step,loss"),
  );
  const args = ["forecast", "backtest", runs, "--train", "good"];
  const { status, out, all } = await run([...args, "--json"]);
  expect(status).toBe(0);
  expect(JSON.parse(out).perRun.map(({ id }: { id: string }) => id)).toEqual(["other"]);
  expect(all).toContain("left out: lost.losses: expected at least one finite loss");
  expect(all).toContain("left out: bare: expected a column of the learning rate");
  expect((await run([...args, "--test", "lost"])).all).toContain(
    "✗ lost.losses: expected at least one finite loss",
  );
});
