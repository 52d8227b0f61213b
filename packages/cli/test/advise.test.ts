import { factNames } from "anneal/advise";
import { describe, expect, test } from "vitest";
import { factFlags } from "../src/commands/advise/flags.ts";
import { anneal, run } from "./fake-io.ts";

const question =
  "advise --task pretrain --params 214663680 --tokens 1e11 --batch-tokens 1507328 --optimizer adamw";

describe("anneal advise", () => {
  test("has a flag for each fact", () => {
    const flags = factFlags.map(([flag]) =>
      flag
        .split(" ")[0]
        .slice(2)
        .replace(/-(.)/g, (_, c) => c.toUpperCase()),
    );
    expect(flags.sort()).toEqual([...factNames].sort());
  });

  test("answers with a spec that `check` accepts without a warning", async () => {
    const { status, out, err } = await anneal(`${question} --json`);
    expect([status, err]).toEqual([0, ""]);
    const { peakLr, range, spec, steps, reasons, next } = JSON.parse(out);
    expect(range.low).toBeLessThan(peakLr);
    for (const { source } of reasons) expect(source).not.toBe("");
    expect(next[0]).toMatch(/^anneal tune/);
    const checked = await run(["check", "-", "--steps", String(steps), "--strict"], {
      stdin: JSON.stringify(spec),
    });
    expect(checked.status).toBe(0);
    expect(checked.all).not.toContain("!");
  });

  test("answers lines of JSON with lines of JSON, mistakes too, and goes on after them", async () => {
    const stdin =
      '{"task":"cnn","batch":1024}\n\nnonsense\n{"task":"lora","params":7e9,"tokens":0}\n{"task":"rl"}\n';
    const { status, out } = await run(["advise", "--json"], { stdin });
    const lines = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(status).toBe(2);
    expect(lines.map(({ peakLr }) => peakLr)).toEqual([0.4, undefined, undefined, 3e-4]);
    expect(lines[1].error).toContain("line 2: expected a JSON object of facts");
    expect(lines[2].error).toContain("facts.tokens: expected a number of at least 1");
  });

  test.each([
    [
      "advise --task pretrian",
      'expected one of pretrain, finetune, lora, cnn, vit, diffusion, tabular, rl, received "pretrian"',
    ],
    ["advise --task pretrain --tokens 0", "--tokens: expected a number of at least 1"],
    [
      "advise --task pretrain --tokens 1M --batch-tokens 2M",
      "--batch-tokens: expected at most the 1,000,000 tokens of the run",
    ],
    ["advise --task pretrain --params many", "--params: expected a number such as 3e-4 or 0.1"],
    ["advise --task cnn --optimizer adamv", 'received "adamv"'],
    ["advise", "expected facts about the run, received nothing"],
  ])("%s: one sentence", async (line, says) => {
    const { status, out, err } = await anneal(line);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(says);
  });

  test("tells in words the answer, why, what speaks against it, and how to check it", async () => {
    const { out } = await anneal(question);
    for (const part of [
      "Use a linear decay to zero, peak 4.4e-3",
      "Why",
      "Other rules say",
      "Or",
      "anneal find",
    ]) {
      expect(out).toContain(part);
    }
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe("anneal scale", () => {
  test("changes LR, betas, decay, warmup and steps for another batch", async () => {
    const line =
      "scale --batch 256 --to 1024 --lr 4e-4 --optimizer adamw --beta2 0.999 --weight-decay 0.1 --warmup 1000 --steps 10k";
    const { status, out } = await anneal(`${line} --json`);
    const { setting, factor } = JSON.parse(out);
    expect([status, factor]).toEqual([0, 2]);
    expect(setting).toMatchObject({
      batchSize: 1024,
      peakLr: 8e-4,
      weightDecay: 0.2,
      warmup: 500,
      steps: 2500,
    });
  });

  test("says aloud that accumulation changes nothing where the effective batch stays", async () => {
    const { out } = await anneal(
      "scale --batch 32 --devices 8 --to-devices 2 --to-accumulation 4 --lr 0.1 --optimizer sgd",
    );
    expect(out).toContain("Nothing changes: the effective batch is the same.");
  });

  test.each([
    ["scale --batch 256 --lr 1", "scale needs --to, or one of"],
    ["scale --batch 256 --to 512 --to-devices 2 --lr 1", "expected --to, or its parts, received both"],
    ["scale --to 512", "scale needs --batch and --lr"],
    ["scale --batch 256 --to 512 --lr 1 --beta1 2", "--beta1: expected"],
    ["scale --batch 256 --to 512 --lr 1 --optimizer adamv", 'received "adamv"'],
    ["scale --batch 0 --to 512 --lr 1", "--batch: expected a whole number of at least 1"],
    ["scale --batch 256 --to 512 --lr 1 --keep all", "--keep: expected"],
  ])("%s: one sentence", async (line, says) => {
    const { status, err } = await anneal(line);
    expect(status).toBe(2);
    expect(err).toContain(says);
  });
});

describe("anneal presets", () => {
  test("prints a schedule that other commands take", async () => {
    const { out } = await anneal("presets nanogpt-gpt2-124m --spec");
    const shown = await run(["table", "-", "--steps", "600k", "--from", "2000", "--to", "2001"], {
      stdin: out,
    });
    expect(shown.out).toBe("step,lr\n2000,0.0006\n");
  });

  test("finds by task and size, the closest first; nothing found is a negative result", async () => {
    const { out } = await anneal("presets --task pretrain --params 7B --json");
    expect(JSON.parse(out)[0].id).toMatch(/7b|6\.9b/);
    expect((await anneal("presets --search nosuchmodel")).status).toBe(1);
    const { status, err } = await anneal("presets nanogpt");
    expect([status, err]).toEqual([2, expect.stringContaining("did you mean")]);
  });
});

describe("anneal advise --plain", () => {
  const line =
    "advise --task pretrain --params 125M --tokens 10B --batch-tokens 0.5M --plain --cost $24/h --step-time 0.9s";

  test("says what, why in three points with their sources, what it risks and what to ask; money as it was written", async () => {
    const { status, out, err } = await anneal(line);
    expect([status, err]).toEqual([0, ""]);
    const part = (title: string): string => out.split(`${title}\n`)[1]?.split("\n\n")[0] ?? "";
    expect(part("What is recommended")).toContain("a linear decay to zero");
    const why = part("Why");
    expect(why.match(/^· /gm)).toHaveLength(3);
    expect(why.match(/^ {2}\(/gm)).toHaveLength(3);
    // 20,000 steps of 0.9 s are 5 hours: 120 at 24 an hour. A trial of 5,000 is a quarter.
    expect(part("What it saves or risks").replace(/\s+/g, " ")).toMatch(
      /takes 5 hours at \$24\/h: \$120\..*\$30\.00/,
    );
    expect(part("What to ask the engineers")).toContain("anneal tune");
  });

  test("speaks of no money where none was told", async () => {
    const { out } = await anneal("advise --task cnn --batch 256 --steps 10k --plain");
    expect(out).not.toMatch(/cost[s]? \$|your figures/);
  });

  test.each([
    ["advise --task cnn --plain --json", "expected --plain or --json, received both"],
    ["advise --task cnn --cost 2/h --hours 3", "--cost belongs to --plain"],
    ["advise --task cnn --plain --cost 2/h", "--cost needs --hours or --step-time, received neither"],
    ["advise --task cnn --plain --cost 2/h --step-time 1s", "--step-time needs the steps of the run"],
    [
      "advise --task cnn --plain --cost free --hours 3",
      "--cost: expected an amount for a time, such as 2.5/h",
    ],
    ["advise --plain", "--plain needs the facts as flags"],
  ])("%s: one sentence", async (each, says) => {
    const { status, out, err } = await anneal(each);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});

describe("anneal explain --cost", () => {
  const wsd = "explain wsd --peak 1e-3 --warmup 1000 --steps 25k";

  test("tells what the run and each of its parts cost: 25,000 steps of 0.36 s are 2.5 hours", async () => {
    const { status, out } = await anneal(`${wsd} --cost 2/h --step-time 360ms`);
    expect(status).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain("25,000 steps take 2.5 hours at 2/h: 5.00.");
    const rows = [...out.matchAll(/^(warmup|hold|cooldown) +([\d,]+) steps .* ([\d.]+)$/gm)].map(
      ([, part, steps, cost]) => [part, steps, cost],
    );
    expect(rows).toEqual([
      ["warmup", "1,000", "0.20"],
      ["hold", "19,000", "3.80"],
      ["cooldown", "5,000", "1.00"],
    ]);
    expect(out).toContain("What to ask the engineers");
  });

  test("takes the hours of the whole run instead, and gives the same as JSON", async () => {
    const { out } = await anneal(`${wsd} --cost 2/h --hours 2.5 --json`);
    const [{ cost }] = JSON.parse(out);
    expect(cost.cost).toBeCloseTo(5, 9);
    expect(cost.parts.reduce((sum: number, each: { cost: number }) => sum + each.cost, 0)).toBeCloseTo(5, 9);
  });

  test("says nothing of money without a price", async () => {
    expect((await anneal(wsd)).out).not.toContain("What it costs");
  });

  test.each([
    ["--cost 2/h", "--cost needs --hours or --step-time, received neither"],
    ["--cost 2/h --hours 1 --step-time 1s", "--cost needs --hours or --step-time, received both"],
    ["--hours 2", "--hours and --step-time need --cost"],
    ["--cost 2/h --hours 0", "--hours: expected a number above 0"],
    ["--cost 2/parsec --hours 1", "--cost: expected an amount for a time"],
  ])("%s: one sentence", async (flags, says) => {
    const { status, out, err } = await anneal(`${wsd} ${flags}`);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});
