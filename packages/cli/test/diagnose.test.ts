import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, fromJson } from "anneal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anneal, run } from "./fake-io.ts";

const shared = fileURLToPath(new URL("../../../../shared/logs/", import.meta.url));
const there = existsSync(shared);
if (!there) console.warn("skipped: diagnoses of published runs; ../shared/logs is absent");
const examples = fileURLToPath(new URL("../../../examples/diagnose/", import.meta.url));

let folder: string;
const file = (name: string): string => join(folder, name);
const csv = (rows: readonly (readonly unknown[])[], names = "step,lr,loss"): string =>
  `${names}\n${rows.map((row) => `${row.join(",")}\n`).join("")}`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-diagnose-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const json = async (...words: string[]) => JSON.parse((await run(["diagnose", ...words, "--json"])).out).runs;

describe("what a log shows", () => {
  test("a schedule that two processes step is found, and with --devices it is sure", async () => {
    const { status, out } = await run(["diagnose", `${examples}twice.csv`, "--devices", "2"]);
    expect(status).toBe(1);
    expect(out).toContain("cosine to 10%, then a tail, warmup 50");
    expect(out).toContain("2 is your number of processes.");
  });

  test("a run that was resumed with a fresh scheduler is found, at the step where it was", async () => {
    const [{ findings }] = await json(`${examples}resumed.csv`);
    const [found] = findings.filter(({ code }: { code: string }) => code === "resume-restart");
    expect(found).toMatchObject({ severity: "error", from: 890, to: 900 });
  });

  test("the spec that is written gives the logged rates", async () => {
    const spec = file("spec.json");
    const { err } = await run(["diagnose", `${examples}twice.csv`, "--spec-out", spec]);
    expect(err).toContain(`→ ${spec}: the schedule, 1,500 steps`);
    const { at } = compile(fromJson(readFileSync(spec, "utf8")), { steps: 1500 });
    for (const line of readFileSync(`${examples}twice.csv`, "utf8").trim().split("\n").slice(1)) {
      const [step, lr] = line.split(",").map(Number);
      expect(Math.abs(at(step) - lr)).toBeLessThanOrEqual(1e-5 * Math.max(lr, 1e-3));
    }
  });

  test("several logs are diagnosed one after the other", async () => {
    const { out } = await run(["diagnose", `${examples}twice.csv`, `${examples}resumed.csv`]);
    expect(out).toMatch(/^twice /);
    expect(out).toMatch(/\n\nresumed /);
  });

  test("advice alone is no failure", async () => {
    const rows = Array.from({ length: 100 }, (_, i) => [i * 100, 1e-3, 2 + 3 * (i + 1) ** -0.5]);
    writeFileSync(file("constant.csv"), csv(rows));
    const { status, out } = await run(["diagnose", file("constant.csv")]);
    expect(status).toBe(0);
    expect(out).toContain("→ The LR is constant at 1e-3 to the end of the log: there is no cooldown.");
  });

  test("a log in which nothing is wrong says so", async () => {
    const rows = Array.from({ length: 101 }, (_, i) => [
      i * 100,
      1e-3 * (1 - i / 101),
      2 + 3 * (i + 1) ** -0.5,
    ]);
    writeFileSync(file("fine.csv"), csv(rows));
    const { status, out } = await run(["diagnose", file("fine.csv")]);
    expect([status, out]).toEqual([0, expect.stringContaining("✓ nothing found")]);
  });

  test("a log without a learning rate is diagnosed by its loss, and says what cannot be told", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [i, i < 40 ? 3 - i / 40 : "NaN"]);
    writeFileSync(file("loss.csv"), csv(rows, "step,loss"));
    const { status, out } = await run(["diagnose", file("loss.csv")]);
    expect(status).toBe(1);
    expect(out).toContain("The training loss is not a number from step 40 on.");
    expect(out).toContain("schedule (no learning rate logged)");
  });
});

describe("files", () => {
  test.each(["svg", "html", "json"])("a diagnosis is written as .%s", async (ending) => {
    const out = file(`diagnosis.${ending}`);
    await run(["diagnose", `${examples}resumed.csv`, "--out", out]);
    const written = readFileSync(out, "utf8");
    expect(written).toContain("starts again at step 900");
    if (ending !== "json") expect(written.match(/<circle/g)).toHaveLength(3);
  });

  test("a name that says no format is refused before anything is read", async () => {
    const { status, err } = await anneal("diagnose none.csv --out x.gif");
    expect(status).toBe(2);
    expect(err).toContain("--out: expected a name that ends in .svg, .png, .html, .json");
  });
});

describe("wrong use", () => {
  test.each([
    ["diagnose", "diagnose: missing required argument log"],
    ["diagnose a.csv --beta2 2", '--beta2: expected a number between 0 and 1, received "2"'],
    ["diagnose a.csv --devices 0", "--devices: expected a whole number of at least 1"],
    ["diagnose a.csv --spec-out s.yaml", "--spec-out: expected a name that ends in .json"],
    ["diagnose none.csv", "none.csv"],
  ])("%s ends with status 2 and a sentence", async (line, sentence) => {
    const { status, err } = await anneal(line);
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

describe.skipIf(!there)("published runs", () => {
  test("both logs are named, fit within half a percent, and have nothing wrong", async () => {
    const runs = await json(`${shared}wandb-cos10-lr2e-3-15k.json`, `${shared}wandb-wsd0.2-lr5e-4-25k.json`);
    expect(runs.map(({ recovered }: { recovered: { name: string } }) => recovered.name)).toEqual([
      "cosine to 10%, cosine warmup 300",
      "WSD, 20% linear cooldown to 0, warmup 300 as configured, its first 20,000 steps not logged",
    ]);
    for (const { recovered, findings } of runs) {
      expect(recovered.error.max).toBeLessThan(0.005);
      expect(findings).toEqual([]);
    }
  });
});
