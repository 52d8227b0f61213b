import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./fake-io.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
const oneCycle = "OneCycleLR(optimizer, max_lr=0.1, total_steps=1000)";
const twoGroups = (rest: string): string =>
  "import torch\nopt = torch.optim.AdamW([{'params': a, 'lr': 1e-3}, {'params': b, 'lr': 1e-4}], lr=1e-3)\n" +
  `scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1000${rest})\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-convert-"));
  writeFileSync(
    at("train.py"),
    "import torch\nfrom transformers import get_cosine_schedule_with_warmup\n" +
      "optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)\n" +
      "scheduler = get_cosine_schedule_with_warmup(optimizer, 100, len(loader) * epochs)\n",
  );
  writeFileSync(
    at("two.py"),
    "import torch\nopt = torch.optim.SGD(model.parameters(), lr=0.1)\n" +
      "warm = torch.optim.lr_scheduler.LinearLR(opt, 0.5, total_iters=10)\n" +
      "main = torch.optim.lr_scheduler.StepLR(opt, 30)\n",
  );
  writeFileSync(at("groups.py"), twoGroups(""));
  writeFileSync(at("floor.py"), twoGroups(", eta_min=1e-5"));
  writeFileSync(
    at("args.yaml"),
    "learning_rate: 3.0e-4\nlr_scheduler_type: linear\nwarmup_steps: 100\nmax_steps: 1000\n",
  );
  writeFileSync(
    at("wsd.json"),
    '{"kind":"sequence","of":[{"kind":"linear","to":1e-3,"over":"5%"},{"kind":"constant","value":1e-3,"over":"rest"},{"kind":"linear","from":1e-3,"to":0,"over":"20%"}]}',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The LRs of a scheduler or spec, as `anneal table` prints them. */
async function lrsOf(argv: readonly string[], stdin?: string): Promise<readonly number[]> {
  const { status, out, err } = await run(["table", ...argv, "--json"], { stdin });
  expect([status, err]).toEqual([0, expect.any(String)]);
  return JSON.parse(out) as number[];
}

describe("anneal convert", () => {
  test("prints code alone on standard output, and what to know on standard error", async () => {
    const { status, out, err } = await run([
      "convert",
      "optax.warmup_cosine_decay_schedule(0, 1e-3, 100, 1000)",
      "--to",
      "keras",
    ]);
    expect(status).toBe(0);
    expect(out).toContain("CosineDecay(");
    expect(out).not.toContain("·");
    expect(err).toMatch(/^· update 0: The first update has an LR of 0/m);
    expect(err).toMatch(/^· keras: Keras computes in float32/m);
  });

  test.each([
    ["optax.warmup_cosine_decay_schedule(0, 1e-3, 100, 1000)", "keras"],
    ["optax.warmup_cosine_decay_schedule(0, 1e-3, 100, 1000)", "transformers"],
    ["keras.optimizers.schedules.PolynomialDecay(1e-3, 1000, 0.0)", "torch"],
    [oneCycle, "torch"],
    ["optax.cosine_decay_schedule(1e-3, 1000)", "optax"],
  ])("%s for %s reads back with the same numbers", async (line, target) => {
    const { out } = await run(["convert", line, "--to", target]);
    const own = await lrsOf([line, "--steps", "1000"]);
    const base = /lr=(\d[\d.e-]*\d)/.exec(out)?.[1] ?? "1";
    const back = await lrsOf(["-", "--steps", "1000", "--framework", target, "--base-lr", base], out);
    expect(own.length).toBe(1000);
    for (const [k, lr] of own.entries())
      expect(Math.abs(back[k] - lr)).toBeLessThanOrEqual(1e-12 * lr + 1e-18);
  });

  test("prints the spec into a pipe, ready to be read again", async () => {
    const { out } = await run(["convert", oneCycle]);
    expect(JSON.parse(out)).toMatchObject({ version: 1, kind: "sequence" });
    writeFileSync(at("made.json"), out);
    const [spec, scheduler] = [await lrsOf([at("made.json"), "--steps", "1000"]), await lrsOf([oneCycle])];
    expect(spec).toEqual(scheduler);
  });

  test("shows on a terminal what a scheduler really does, and how to go on", async () => {
    const { status, out, err } = await run(["convert", at("args.yaml")], {
      terminal: true,
      env: { NO_COLOR: "1" },
    });
    const lines = out.split("\n");
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/^linear of transformers \(TrainingArguments\)/);
    expect(out).toMatch(/^linear {3}warmup 100 → cooldown 900 \(linear\) +1,000 steps$/m);
    expect(out).toMatch(/^code: --to .*torch, transformers/m);
    expect(err).toMatch(/^· update 0: /m);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const { out: narrow } = await run(["convert", at("groups.py")], { terminal: true, columns: 60 });
    const widths = stripVTControlCharacters(narrow)
      .split("\n")
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
  });

  test("takes what a text leaves open from flags", async () => {
    const missing = await run(["convert", at("train.py"), "--to", "optax"]);
    expect(missing).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringContaining("'len(loader)=NUMBER'"),
    });
    const { out, status } = await run([
      "convert",
      at("train.py"),
      "--to",
      "transformers",
      "--set",
      "len(loader)=500",
      "--set",
      "epochs=2",
    ]);
    expect(status).toBe(0);
    expect(out).toContain("num_training_steps=1000");
    expect(out).toContain("lr=0.0003");
  });

  test("takes spec files and recipes as well", async () => {
    const spec = await run(["convert", at("wsd.json"), "--steps", "1k", "--to", "torch"]);
    expect(spec).toMatchObject({ status: 0, out: expect.stringContaining("LR(") });
    const recipe = await run(["convert", "cosine", "--peak", "1e-3", "--steps", "1000", "--to", "torch"]);
    expect(recipe.out).toContain("CosineAnnealingLR(optimizer, T_max=1000)");
  });

  test("of several schedulers asks which; --pick takes one, --all takes all", async () => {
    const several = await run(["convert", at("two.py"), "--to", "torch", "--steps", "90"]);
    expect(several).toMatchObject({ status: 2, out: "" });
    expect(several.err).toContain("1 warm (LinearLR, torch, line 3); 2 main (StepLR, torch, line 4)");
    for (const pick of ["main", "StepLR", "2"]) {
      const { out } = await run(["convert", at("two.py"), "--to", "torch", "--steps", "90", "--pick", pick]);
      expect(out).toContain("StepLR(optimizer, step_size=30, gamma=0.1)");
      expect(out).not.toContain("LinearLR");
    }
    const wrong = await run(["convert", at("two.py"), "--to", "torch", "--steps", "90", "--pick", "mian"]);
    expect(wrong).toMatchObject({ status: 2, err: expect.stringContaining("did you mean main?") });
    const all = await run(["convert", at("two.py"), "--to", "torch", "--steps", "90", "--all"]);
    expect(all.out).toContain("LinearLR(optimizer");
    expect(all.out).toContain("StepLR(optimizer");
  });

  test("writes one scheduler for several parameter groups where it gives each its own numbers", async () => {
    const { status, out, err } = await run(["convert", at("groups.py"), "--to", "torch"]);
    expect(status).toBe(0);
    expect(out).toContain("CosineAnnealingLR(optimizer, T_max=1000)");
    expect(err).not.toContain("parameter groups");
    expect(out).toContain("# The groups of the optimizer have lr=0.001, 0.0001.");
    // An absolute floor is another share of each base LR: what serves the first group would not serve the second as a factor.
    expect((await run(["convert", at("floor.py"), "--to", "torch"])).status).toBe(0);
    const optax = await run(["convert", at("floor.py"), "--to", "optax"]);
    expect(optax.out).toContain("def schedule_1(step):");
    expect(optax.out).toContain("optax.multi_transform(");
    const keras = await run(["convert", at("floor.py"), "--to", "keras"]);
    expect(keras.err.replace(/\s+/g, " ")).toContain("the LR of the first of 2 parameter groups");
    const second = await run(["convert", at("floor.py"), "--to", "python", "--group", "2"]);
    expect(second.out).toContain("0.0001");
    expect((await run(["convert", at("groups.py"), "--to", "torch", "--group", "3"])).err).toContain(
      "from 1 to 2",
    );
  });

  const plateau = [
    "convert",
    "ReduceLROnPlateau(optimizer, patience=3)",
    "--from",
    "torch",
    "--base-lr",
    "0.1",
  ];

  test("writes what reacts to the run as the other framework counts it, whatever the length of the run", async () => {
    const { status, out, err } = await run([...plateau, "--to", "optax"]);
    expect(status).toBe(0);
    expect(out).toContain("plateau = optax.contrib.reduce_on_plateau(patience=4)");
    expect(err.replace(/\s+/g, " ")).toContain("torch skips a cut of at most 1e-8; optax makes it");
    const json = JSON.parse((await run([...plateau, "--steps", "100", "--json"])).out);
    expect(json.schedules[0].converted.control).toMatchObject({ kind: "plateau", options: { patience: 3 } });
  });

  test("refuses it with status 1 where it cannot be said exactly, and as a table", async () => {
    const keras = await run([...plateau, "--to", "keras"]);
    expect([keras.status, keras.out]).toEqual([1, ""]);
    expect(keras.err.replace(/\s+/g, " ")).toContain("for keras compares by a difference (min_delta)");
    for (const more of [[], ["--to", "csv"]]) {
      const { status, out, err } = await run([...plateau, ...more]);
      expect([status, out]).toEqual([1, ""]);
      expect(err).toContain("reacts to the run");
    }
  });

  test("carries momentum along, or says that it is left out", async () => {
    const cycle = ["convert", "OneCycleLR(optimizer, max_lr=0.1, total_steps=100)", "--from", "torch"];
    expect((await run([...cycle, "--to", "torch"])).out).not.toContain("cycle_momentum");
    expect((await run([...cycle, "--to", "timm"])).out).toContain('group["momentum"] = momentum(step)');
    const keras = await run([...cycle, "--to", "keras"]);
    expect(keras.err.replace(/\s+/g, " ")).toContain(
      "Keras schedules nothing but the LR: momentum is left out",
    );
  });

  test("asks for the length of a run that MMEngine ends nowhere", async () => {
    const text = "param_scheduler = [dict(type='CosineAnnealingLR', eta_min=1e-5, by_epoch=True, begin=20)]";
    const { status, out, err } = await run(["convert", text, "--base-lr", "0.1", "--to", "csv"]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("needs the length of the run");
  });

  test("takes flags of a framework as one word", async () => {
    const flags = "--lr-decay-style cosine --lr 1e-3 --train-iters 100";
    const { status, out } = await run(["convert", flags, "--to", "optax"]);
    expect(status).toBe(0);
    expect(out).toContain("optax.cosine_decay_schedule(init_value=0.001, decay_steps=100)");
    expect((await run(["convert", "--lr-decay-style cosin --lr 1e-3 --train-iters 100"])).err).toContain(
      "line 1, column 18",
    );
  });

  test("prints tables of every LR", async () => {
    const csv = await run(["convert", oneCycle, "--to", "csv"]);
    const rows = csv.out.trimEnd().split("\n");
    expect(rows[0]).toBe("step,lr,momentum");
    expect(rows.length).toBe(1001);
    // At its peak momentum is lowest: 0.85 where the LR is 0.1.
    expect(rows[300]).toBe("299,0.1,0.85");
    const json = JSON.parse(
      (await run(["convert", "cosine", "--peak", "1", "--steps", "4", "--to", "json"])).out,
    );
    expect(json[2]).toBeCloseTo(0.5, 15);
    const groups = JSON.parse((await run(["convert", at("groups.py"), "--to", "json", "--steps", "4"])).out);
    expect(groups.map((each: number[]) => [each[0], each.length])).toEqual([
      [1e-3, 4],
      [1e-4, 4],
    ]);
  });

  test("as JSON has what was read, what it does, and the code", async () => {
    const { out } = await run([
      "convert",
      at("train.py"),
      "--to",
      "optax",
      "--set",
      "len(loader)=500",
      "--set",
      "epochs=2",
      "--json",
    ]);
    const [each] = JSON.parse(out).schedules;
    expect(each).toMatchObject({
      framework: "transformers",
      scheduler: "get_cosine_schedule_with_warmup",
      place: { line: 4, column: 13 },
      context: { baseLrs: [3e-4] },
      horizon: { steps: 1000 },
    });
    expect(each.converted.groups.length).toBe(1);
    expect(each.converted.notes.map(({ code }: { code: string }) => code)).toContain("rises-again");
    expect(each.exported.text).toContain("optax.");
  });

  test("writes into a file", async () => {
    const path = at("schedule.py");
    const { status, out, err } = await run([
      "convert",
      "cosine",
      "--peak",
      "1",
      "--steps",
      "9",
      "--to",
      "python",
      "--out",
      path,
    ]);
    expect([status, out, err]).toEqual([0, "", `→ ${path}\n`]);
    expect(readFileSync(path, "utf8")).toContain("def lr(step)");
    expect((await run(["convert", "cosine", "--peak", "1", "--steps", "9", "--out", path])).err).toContain(
      "--out needs --to",
    );
  });

  test.each([
    [[], "expected a scheduler, received nothing"],
    [["cosine", "wsd"], "expected one text, received 2"],
    [["cosine", "--peak", "1", "--steps", "9", "--to", "opatx"], "did you mean optax?"],
    [["cosine", "--peak", "1", "--steps", "9", "--to", "pytroch"], "did you mean pytorch?"],
    [[oneCycle, "--from", "torhc"], "did you mean torch?"],
    [["cosine", "--peak", "1", "--steps", "9", "--format", "json"], "--format needs --to and a framework"],
    [["StepLR(optimizer, 30)", "--to", "optax", "--base-lr", "1"], "StepLR needs the length of the run"],
    [["StepLR(optimizer, 30)", "--to", "optax"], "give it with --base-lr"],
    [["LambdaLR(optimizer, lambda e: f(e))", "--to", "optax", "--base-lr", "1", "--steps", "9"], "LambdaLR"],
    [["nope.py"], "nope.py: no such file"],
    [[oneCycle, "--lr", "0.1"], "the LR of the optimizer is --base-lr"],
  ])("%j is wrong use", async (argv, says) => {
    const { status, out, err } = await run(["convert", ...argv]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});

describe("nothing leads to an unexpected failure", () => {
  const texts = [
    oneCycle,
    "StepLR(optimizer, 30)",
    "optax.warmup_cosine_decay_schedule(0, 1e-3, 100, 1000)",
    "ReduceLROnPlateau(optimizer)",
    "CyclicLR(optimizer, 1e-4, 1e-2)",
    "torch.optim.lr_scheduler.SequentialLR(o, [LinearLR(o), CosineAnnealingLR(o, 9)], [5])",
    "learning_rate: 3e-4\nlr_scheduler_type: cosine\nmax_steps: 50\n",
    '{"scheduler":{"type":"WarmupLR","params":{"warmup_num_steps":5}}}',
    "--lr 3e-4 --lr-decay-style cosine --train-iters 100",
    "opt = SGD(p, lr=0.1)\ns = ExponentialLR(opt, gamma=0.9)\n",
  ];

  test("in words and flags, whatever their order", async () => {
    const flags =
      "--to torch,--to optax,--to csv,--to json,--to spec,--to x,--from auto,--from torch,--framework keras,--format yaml,--steps 50,--steps 0,--peak 1,--base-lr 0.1,--base-lr x,--set n=5,--pick 1,--pick x,--group 2,--all,--json,--partial,--optimizer AdamW,--tolerance 1e-3,--max-duration 10ep"
        .split(",")
        .map((flag) => flag.split(" "));
    const said = fc.record({
      command: fc.constantFrom("convert", "diff"),
      words: fc.array(fc.constantFrom(...texts, "cosine", "wsd", "-"), { minLength: 1, maxLength: 2 }),
      flags: fc.subarray(flags, { maxLength: 6 }),
    });
    let done = 0;
    await fc.assert(
      fc.asyncProperty(said, async ({ command, words, flags: some }) => {
        const { status, out, err } = await run([command, ...words, ...some.flat()], { stdin: texts[0] });
        expect([0, 1, 2]).toContain(status);
        expect(err).not.toMatch(/never should|^ +at /m);
        if (status === 2) expect(out).toBe("");
        if (status < 2) done++;
      }),
      { seed: 8, numRuns: 250 },
    );
    expect(done).toBeGreaterThan(10);
  });

  test("in texts with a slip anywhere", async () => {
    const slip = fc.record({
      text: fc.constantFrom(...texts),
      at: fc.nat(200),
      cut: fc.nat(4),
      put: fc.constantFrom(
        "",
        "(",
        ")",
        "'",
        ",",
        "=",
        "{",
        ":",
        "\n",
        "0",
        "x",
        "*",
        "f'",
        "\t",
        "-",
        "#",
        "e9",
      ),
      target: fc.constantFrom("torch", "optax", "python", "csv", "spec"),
    });
    await fc.assert(
      fc.asyncProperty(slip, async ({ text, at: place, cut, put, target }) => {
        const i = place % (text.length + 1);
        const stdin = text.slice(0, i) + put + text.slice(i + cut);
        const argv = ["convert", "-", "--to", target, "--base-lr", "0.1", "--steps", "50"];
        const { status, err } = await run(argv, { stdin });
        expect([0, 1, 2]).toContain(status);
        expect(err).not.toMatch(/never should|^ +at /m);
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});
