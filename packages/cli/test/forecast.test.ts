import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, type Spec, warmupCosine, warmupLinear, warmupStableDecay } from "anneal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anneal, run } from "./fake-io.ts";

const shared = fileURLToPath(new URL("../../../../shared/curves/", import.meta.url));
const there = existsSync(shared);
if (!there) console.warn("skipped: forecasts of published runs; ../shared/curves is absent");

let folder: string;
const file = (name: string): string => join(folder, name);

/**
 * The loss of a made-up run by the Multi-Power Law (arXiv 2503.12811), summed as it is written there: what falls of the LR
 * behind the warmup brings 8 a unit in the end, more slowly where the LR is low.
 */
function madeUp(spec: Spec, steps: number, every = 20): readonly (readonly [number, number, number])[] {
  const { at } = compile(spec, { steps });
  const lr = Array.from({ length: steps }, (_, k) => at(k));
  const sums = lr.map(
    (
      (total) => (each: number) =>
        (total += each)
    )(0),
  );
  const rows: (readonly [number, number, number])[] = [];
  for (let t = every - 1; t < steps; t += every) {
    let brought = 0;
    for (let k = 51; k <= t; k++) {
      const through = 3 * lr[k] ** -0.5 * (sums[t] - sums[k - 1]);
      brought += (lr[k - 1] - lr[k]) * (1 - (1 + through) ** -0.6);
    }
    rows.push([t, lr[t], 2.2 + 0.6 * sums[t] ** -0.5 - 8 * brought]);
  }
  return rows;
}

const csv = (rows: readonly (readonly unknown[])[], names = "step,lr,val_loss"): string =>
  `${names}\n${rows.map((row) => `${row.join(",")}\n`).join("")}`;

const specs = {
  cosine: warmupCosine({ peak: 0.01, warmup: 50 }),
  wsd: warmupStableDecay({ peak: 0.01, warmup: 50, shape: "linear" }),
  linear: warmupLinear({ peak: 0.01, warmup: 50 }),
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "anneal-forecast-"));
  writeFileSync(file("cosine.csv"), csv(madeUp(specs.cosine, 1000)));
  writeFileSync(file("wsd.csv"), csv(madeUp(specs.wsd, 1000)));
  writeFileSync(file("linear.csv"), csv(madeUp(specs.linear, 1200)));
  writeFileSync(file("spec.json"), JSON.stringify(specs.linear));
  await run(["forecast", "fit", file("cosine.csv"), file("wsd.csv"), "--out", file("law.json")]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const lossAtEnd = (): number => madeUp(specs.linear, 1200).at(-1)?.[2] ?? Number.NaN;

describe("anneal forecast fit", () => {
  test("writes a law that predict takes, and shows how the runs lie to it", async () => {
    const { status, out, err } = await run([
      "forecast",
      "fit",
      file("cosine.csv"),
      file("wsd.csv"),
      "--out",
      file("again.json"),
    ]);
    expect(status).toBe(0);
    expect(out).toContain("Law of the validation loss, fitted to cosine, wsd");
    expect(out).toMatch(/cosine +50 +\d\.\d{4} +\d\.\d{4} +[+−]0\.00/);
    expect(err).toContain('read as updates "step", learning rate "lr", validation loss "val_loss"');
    expect(readFileSync(file("again.json"), "utf8")).toBe(readFileSync(file("law.json"), "utf8"));
  });

  test("writes pictures whose names are only text", async () => {
    const name = "<img src=x onerror=alert(1)>.csv";
    writeFileSync(file(name), csv(madeUp(specs.cosine, 1000)));
    const outs = ["fit.svg", "fit.html", "fit.png"];
    const { status } = await run([
      "forecast",
      "fit",
      file(name),
      ...outs.flatMap((out) => ["--out", file(out)]),
    ]);
    expect(status).toBe(0);
    for (const out of ["fit.svg", "fit.html"]) {
      const text = readFileSync(file(out), "utf8");
      expect(text).not.toContain("<img");
      expect(text).toContain("&#60;img src=x onerror=alert(1)&#62;");
    }
    expect(readFileSync(file("fit.png")).subarray(1, 4).toString()).toBe("PNG");
  });

  test("warns of what one run, or a constant LR, cannot tell", async () => {
    const flat = madeUp({ kind: "constant", value: 0.01 }, 1000);
    writeFileSync(file("flat.csv"), csv(flat));
    const { status, err } = await run(["forecast", "fit", file("flat.csv")]);
    expect(status).toBe(0);
    expect(err).toContain("cannot tell what a decay brings");
  });

  test("takes the training loss where there is too little validation, or where it is asked for", async () => {
    const rows = madeUp(specs.cosine, 1000).map(([step, lr, loss], i) => [step, lr, loss, i > 45 ? 9 : ""]);
    writeFileSync(file("both.csv"), csv(rows, "step,lr,loss,val_loss"));
    expect((await run(["forecast", "fit", file("both.csv")])).out).toContain("Law of the training loss");
    const { status, err } = await run(["forecast", "fit", file("cosine.csv"), "--on", "training"]);
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("cosine: expected a column of the training loss, received none"),
    ]);
  });
});

describe("anneal forecast predict", () => {
  const predict = (...words: readonly string[]) => run(["forecast", "predict", file("law.json"), ...words]);

  test("--json is the final loss, its interval and the warnings", async () => {
    const { status, out } = await predict("--spec", file("spec.json"), "--steps", "1200", "--json");
    expect(status).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(["final", "low", "high", "warnings"]);
    expect(answer.low).toBeLessThan(answer.final);
    expect(answer.high).toBeGreaterThan(answer.final);
    expect(answer.final).toBeCloseTo(lossAtEnd(), 1);
    expect(Math.abs(answer.final - lossAtEnd())).toBeLessThan(0.01);
  });

  test("--lr takes the LR of a log, whatever its losses are", async () => {
    const rows = madeUp(specs.linear, 1200, 1).map(([step, lr]) => [step, lr]);
    writeFileSync(file("lr.csv"), csv(rows, "step,lr"));
    writeFileSync(
      file("nan.csv"),
      csv(
        rows.map((row) => [...row, "NaN"]),
        "step,lr,loss",
      ),
    );
    const spec = JSON.parse((await predict("--spec", file("spec.json"), "--steps", "1200", "--json")).out);
    const bare = JSON.parse((await predict("--lr", file("lr.csv"), "--json")).out);
    expect(bare.final).toBeCloseTo(spec.final, 3);
    const withLosses = JSON.parse((await predict("--lr", file("nan.csv"), "--json")).out);
    expect(withLosses).toEqual(bare);
  });

  test("several schedules stand in one table, one list and one picture", async () => {
    const shown = [
      "--spec",
      "cosine",
      "--spec",
      "wsd",
      "--peak",
      "0.01",
      "--warmup",
      "50",
      "--steps",
      "1000",
    ];
    const { out } = await predict(...shown, "--out", file("two.svg"));
    expect(out).toMatch(/cosine +1,000 +\d\.\d{4} +\d\.\d{4} +\d\.\d{4}\n +wsd +1,000/);
    expect(readFileSync(file("two.svg"), "utf8").match(/<text[^>]*>(cosine|wsd)</g)).toHaveLength(2);
    const answers = JSON.parse((await predict(...shown, "--json")).out);
    expect(answers.map(({ name }: { name: string }) => name)).toEqual(["cosine", "wsd"]);
  });

  test("a schedule far from what was fitted is refused with the reason, unless it is wanted anyway", async () => {
    const far = ["--spec", "cosine", "--peak", "0.0001", "--steps", "1000"];
    const refused = await predict(...far);
    expect([refused.status, refused.out]).toEqual([2, ""]);
    expect(refused.err).toContain("expected a peak LR near 0.01");
    const anyway = await predict(...far, "--anyway");
    expect(anyway.status).toBe(0);
    expect(anyway.err).toContain("expected a peak LR near 0.01");
  });
});

describe("anneal forecast backtest", () => {
  test("scores the forecast of runs that were not fitted on", async () => {
    const runs = join(folder, "runs");
    mkdirSync(runs);
    for (const name of ["cosine", "wsd", "linear"]) {
      writeFileSync(join(runs, `${name}.csv`), readFileSync(file(`${name}.csv`)));
    }
    const args = ["forecast", "backtest", runs, "--train", "cosine,wsd"];
    const { status, out } = await run([...args, "--json"]);
    expect(status).toBe(0);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual([
      "n",
      "meanAbsFinalError",
      "relative",
      "kendallTau",
      "regret",
      "coverage",
      "perRun",
      "seconds",
    ]);
    const [one] = result.perRun;
    expect(result.n).toBe(1);
    expect([one.id, one.actual]).toEqual(["linear", madeUp(specs.linear, 1200).at(-1)?.[2]]);
    expect(one.error).toBeCloseTo(one.forecast - one.actual, 12);
    expect(result.meanAbsFinalError).toBeCloseTo(Math.abs(one.error), 12);
    expect(result.meanAbsFinalError).toBeLessThan(0.01);
    const shown = await run([...args, "--out", join(folder, "b.svg"), "--out", join(folder, "b.html")]);
    expect(shown.out).toContain("1 forecast, off by");
    expect(readFileSync(join(folder, "b.svg"), "utf8")).toContain(">linear<");
  });

  test.skipIf(!there)("published runs: from two runs, all others at their peak within 0.0115", async () => {
    const train = "slimpajama_12x12-cos10-lr0.002-T15000,slimpajama_12x12-stable-lr0.002-T25000cut";
    const { status, out } = await run(["forecast", "backtest", `${shared}llama`, "--train", train, "--json"]);
    expect(status).toBe(0);
    const { n, meanAbsFinalError, kendallTau, coverage, perRun } = JSON.parse(out);
    expect(n).toBe(15);
    expect(meanAbsFinalError).toBeLessThanOrEqual(0.0115);
    expect(kendallTau).toBeGreaterThanOrEqual(0.93);
    expect(coverage).toBeGreaterThanOrEqual(0.85);
    const refused = perRun.filter((each: { refused?: string }) => each.refused !== undefined);
    expect(refused).toHaveLength(20);
    expect(refused[0].refused).toContain("fit runs at two peaks");
  });
});

describe("mistakes of anneal forecast", () => {
  test.each([
    ["forecast", "anneal forecast"],
    ["forecast fot", "forecast: unknown command fot\n  → did you mean fit?"],
    ["forecast fit", "forecast fit: missing required argument log"],
    ["forecast fit nowhere.csv", "nowhere.csv: no such file"],
    ["forecast fit x.csv --out law.yaml", "--out: expected a name that ends in .svg, .png, .html, .json"],
    ["forecast fit x.csv --skip 2", "--skip: expected a share of the run"],
    ["forecast fit x.csv --on test", "--on: expected validation or training"],
    ["forecast predict LAW", "expected --spec or --lr, received neither"],
    ["forecast predict LAW --spec cosine --lr x.csv", "expected --spec or --lr, received both"],
    ["forecast predict SPEC --spec cosine", "expected a law that anneal forecast fit wrote"],
    ["forecast backtest FOLDER", "expected --train and the runs to fit on"],
    [
      "forecast backtest FOLDER --train cosin,wsd",
      '--train: no run is called "cosin"\n  → did you mean cosine?',
    ],
    ["forecast backtest FOLDER --train cosine,wsd --test wsd", "received wsd as both"],
    ["forecast predict LAW --step 9", "forecast predict: unknown option --step\n  → did you mean --steps?"],
  ])("%s: %s", async (line, sentence) => {
    const own = join(folder, "few");
    mkdirSync(own, { recursive: true });
    for (const name of ["cosine", "wsd"])
      writeFileSync(join(own, `${name}.csv`), readFileSync(file(`${name}.csv`)));
    const words = line
      .replace("LAW", file("law.json"))
      .replace("SPEC", file("spec.json"))
      .replace("FOLDER", own)
      .split(" ");
    const { status, all } = await run(words);
    expect(all).toContain(sentence);
    expect(status).toBe(line === "forecast" ? 0 : 2);
  });

  test("help names the commands of the group, and the flags of one", async () => {
    expect((await anneal("forecast --help")).out).toMatch(/fit[^\n]*\n[\s\S]*predict[\s\S]*backtest/);
    expect((await anneal("forecast fit --help")).out).toContain("--steps-per-epoch");
  });
});

describe("anneal forecast optimise", () => {
  const optimise = (...words: readonly string[]) => run(["forecast", "optimise", file("law.json"), ...words]);

  test("gives a spec that other commands take, at the peak and warmup asked for, that never rises again", async () => {
    const best = file("best.json");
    const { status, out } = await optimise(
      "--steps",
      "1200",
      "--peak",
      "0.01",
      "--warmup",
      "5%",
      "--json",
      "--spec-out",
      best,
    );
    expect(status).toBe(0);
    const { spec, final, low, high, gains } = JSON.parse(out);
    expect((await run(["check", best, "--steps", "1200", "--strict"])).status).toBe(0);
    const { at } = compile(spec, { steps: 1200 });
    expect(at(60)).toBeCloseTo(0.01, 9);
    expect(at(30)).toBeCloseTo(0.005, 3);
    for (let k = 61; k < 1200; k++) expect(at(k)).toBeLessThanOrEqual(at(k - 1) + 1e-15);
    expect([low < final, final < high]).toEqual([true, true]);
    for (const each of gains) expect(each.final).toBeGreaterThanOrEqual(final - 0.002);
    const again = JSON.parse(
      (await run(["forecast", "predict", file("law.json"), "--spec", best, "--steps", "1200", "--json"])).out,
    );
    expect(again.final).toBeCloseTo(final, 3);
  });

  test("in short it is a few parts, which end as low, and are what --short writes", async () => {
    const short = file("short.json");
    const words = ["--steps", "1200", "--peak", "0.01", "--warmup", "5%", "--spec-out", short, "--short"];
    const { out } = await optimise(...words, "--json");
    const best = JSON.parse(out);
    expect(JSON.parse(readFileSync(short, "utf8"))).toMatchObject(best.short.spec);
    expect(best.short.spec.of.length).toBeLessThanOrEqual(3);
    const again = JSON.parse(
      (await run(["forecast", "predict", file("law.json"), "--spec", short, "--steps", "1200", "--json"]))
        .out,
    );
    expect(again.final).toBeCloseTo(best.short.final, 3);
    expect(Math.abs(again.final / best.final - 1)).toBeLessThan(0.001);
    expect((await optimise(...words)).out).toMatch(/in short +\d\.\d{4}/);
  });

  test("a cooldown holds the peak until it begins, and ends where it is told to", async () => {
    const { out } = await optimise("--steps", "1000", "--cooldown", "20%", "--final", "0.001", "--json");
    const { at } = compile(JSON.parse(out).spec, { steps: 1000 });
    expect(at(790)).toBeCloseTo(0.01, 9);
    expect(at(999)).toBeCloseTo(0.001, 9);
  });

  test("shows both pictures, and what it gains over schedules in use", async () => {
    const { status, out } = await optimise(
      "--steps",
      "1200",
      "--out",
      file("o.svg"),
      "--out",
      file("o.html"),
    );
    expect(status).toBe(0);
    expect(out).toMatch(/best +\d\.\d{4}/);
    expect(out).toContain("is forecast to end");
    expect(readFileSync(file("o.html"), "utf8")).toContain("cosine to 10%");
  });

  test.each([
    ["--peak 0.01", "expected the length of the run"],
    ["--steps 1000 --warmup 2k", "--warmup: expected less than the 1000 steps of the run"],
    ["--steps 1000 --hold 10 --cooldown 10", "expected --hold or --cooldown, received both"],
    ["--steps 1000 --peak 1", "a peak LR near 0.01"],
    ["--steps 1000 --final 0.5", "optimise.final: expected a number above 0 and below the peak"],
  ])("%s: %s", async (line, sentence) => {
    const { status, err } = await optimise(...line.split(" "));
    expect(err).toContain(sentence);
    expect(status).toBe(2);
  });
});
