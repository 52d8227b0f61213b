import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./fake-io.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-foreign-"));
  writeFileSync(
    at("train.py"),
    "import torch\noptimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n" +
      "scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=30, gamma=0.1)\n",
  );
  writeFileSync(
    at("open.py"),
    "from torch.optim.lr_scheduler import CosineAnnealingLR\ns = CosineAnnealingLR(opt, T_max=epochs * len(loader))\n",
  );
  writeFileSync(
    at("args.yaml"),
    "learning_rate: 3.0e-4\nlr_scheduler_type: cosine\nwarmup_steps: 100\nmax_steps: 1000\n",
  );
  writeFileSync(
    at("ds.json"),
    '{"scheduler":{"type":"WarmupDecayLR","params":{"warmup_max_lr":1e-3,"warmup_num_steps":100,"total_num_steps":1000,"warmup_type":"linear"}}}',
  );
  writeFileSync(at("misspelt.json"), '{"knd":"cosine","from":1}');
  writeFileSync(at("plan.json"), '{"lr":0.1,"momentun":0.9}');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The LRs that `anneal table` prints. */
async function lrs(...argv: readonly string[]): Promise<readonly number[]> {
  const { status, out, err } = await run(["table", ...argv, "--json"]);
  expect([status, err]).toEqual([0, expect.any(String)]);
  return JSON.parse(out) as number[];
}

describe("a scheduler of a framework stands wherever a spec does", () => {
  test("as a line of Python", async () => {
    // 0.1 for 30 steps, then a tenth of it: the definition of StepLR.
    const table = await lrs("StepLR(optimizer, step_size=30)", "--base-lr", "0.1", "--steps", "40");
    expect(table[29]).toBe(0.1);
    expect(table[30]).toBeCloseTo(0.01, 15);
    const shown = await run(["show", "OneCycleLR(optimizer, max_lr=.1, total_steps=100)"]);
    expect(shown.status).toBe(0);
    expect(shown.out).toMatch(/^OneCycleLR {3}warmup 29 \(cosine\) → cooldown 71 \(cosine\) +100 steps$/m);
    expect(shown.err).toMatch(/^100 steps are OneCycleLR's own length; --steps gives the run another$/m);
    expect(shown.err).toMatch(/^· update 101: OneCycleLR raises an error at step 101\.$/m);
    const explained = await run(["explain", "optax.warmup_cosine_decay_schedule(0, 1e-3, 100, 1000)"]);
    expect(explained.out).toContain("For the first 100 steps (10% of the run), the length grows from");
    const checked = await run(["check", "CosineDecay(1e-3, 1000)"]);
    expect(checked.out).toBe("✓ CosineDecay: no mistakes, no warnings, 1,000 steps\n");
  });

  test("as a script, a config, and on standard input", async () => {
    const script = await lrs(at("train.py"), "--steps", "40");
    expect([script[29], script.length]).toEqual([0.1, 40]);
    const config = await lrs(at("args.yaml"));
    expect([config[0], config[50], config[100], config.length]).toEqual([0, 1.5e-4, 3e-4, 1000]);
    const zero = await lrs(at("ds.json"));
    // One update late: update 0 repeats the start of the warmup, and the peak of 1e-3 comes after 100 more.
    expect([zero[0], zero[1], zero[101]]).toEqual([0, 0, 1e-3]);
    const { out } = await run(["table", "-", "--json", "--steps", "3"], {
      stdin: "ExponentialLR(optimizer, gamma=0.5)\n",
    }).then(async (missing) => {
      expect(missing).toMatchObject({ status: 2, err: expect.stringContaining("→ give it with --base-lr") });
      return await run(["table", "-", "--json", "--steps", "3", "--base-lr", "1"], {
        stdin: "ExponentialLR(optimizer, gamma=0.5)\n",
      });
    });
    expect(JSON.parse(out)).toEqual([1, 0.5, 0.25]);
  });

  test("with what the text leaves open from flags", async () => {
    const missing = await run(["show", at("open.py"), "--base-lr", "0.1"]);
    expect(missing.status).toBe(2);
    expect(missing.err).toContain(`✗ ${at("open.py")}: `);
    expect(missing.err).toContain("line 2, column 34");
    expect(missing.err).toMatch(/→ give it with --set .*=NUMBER/);
    const table = await lrs(at("open.py"), "--base-lr", "0.1", "--set", "epochs=2", "--set", "len(loader)=5");
    expect([table.length, table[5]]).toEqual([10, 0.05]);
  });

  test("of several parameter groups, each is a layer", async () => {
    const { out } = await run(["show", "CosineAnnealingLR(optimizer, T_max=100)", "--base-lr", "0.1,0.01"]);
    expect(out).toMatch(/^1 CosineAnn.*group 1/m);
    expect(out).toMatch(/^2 CosineAnn.*group 2/m);
    const { status, err } = await run([
      "table",
      "CosineAnnealingLR(optimizer, T_max=100)",
      "--base-lr",
      "0.1,0.01",
    ]);
    expect([status, err]).toEqual([2, expect.stringContaining("expected one spec, received 2")]);
  });

  test("stepped once an epoch, it is a schedule of updates", async () => {
    const line = "MultiStepLR(optimizer, milestones=[3, 6], gamma=0.1)";
    const epochs = await lrs(line, "--base-lr", "0.1", "--steps", "9");
    const updates = await lrs(
      line,
      "--base-lr",
      "0.1",
      "--epochs",
      "9",
      "--steps-per-epoch",
      "50",
      "--per-epoch",
    );
    expect(updates.length).toBe(450);
    for (const [k, lr] of updates.entries()) expect(lr).toBeCloseTo(epochs[Math.floor(k / 50)], 15);
    const cosine = "CosineLRScheduler(optimizer, t_initial=30, warmup_t=3, lr_min=1e-5)";
    const slow = await lrs(cosine, "--base-lr", "0.1", "--per-epoch", "--steps-per-epoch", "7");
    const fast = await lrs(cosine, "--base-lr", "0.1");
    expect([slow.length, fast.length]).toEqual([210, 30]);
    for (const [k, lr] of slow.entries()) expect(lr).toBeCloseTo(fast[Math.floor(k / 7)], 14);
  });

  test.each([
    [
      ["StepLR(optimizer, 3)", "--base-lr", "1", "--steps", "9", "--per-epoch"],
      "--per-epoch needs the updates of an epoch",
    ],
    [
      ["CosineDecay(1, 9)", "--per-epoch", "--steps-per-epoch", "5"],
      "--per-epoch: CosineDecay of keras is stepped once an update",
    ],
  ])("%j is wrong use", async (argv, says) => {
    expect(await run(["show", ...argv])).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringContaining(says),
    });
  });

  test("and becomes a spec file", async () => {
    const path = at("made.json");
    expect((await run(["new", "CosineDecay(1e-3, 1000)", path])).status).toBe(0);
    expect((await lrs(path))[500]).toBeCloseTo(5e-4, 15);
  });
});

describe("what is no framework's scheduler keeps its meaning", () => {
  test("a name without brackets is a recipe", async () => {
    const { out } = await run(["show", "StepLR", "--peak", "1", "--every", "10", "--steps", "30"]);
    expect(out).toMatch(/^StepLR {3}hold 10/m);
  });

  test("a spec and a plan with a mistake are told as such", async () => {
    expect((await run(["check", at("misspelt.json")])).err).toMatch(/kind: expected/);
    expect((await run(["check", at("plan.json")])).err).toContain("momentun");
    expect((await run(["check", '{"from":1}'])).err).toMatch(/kind: expected/);
  });

  test.each([
    [["show", "OneCycleLR(optimizer, max_lr=.1"], "that closes this (, received the end of the text"],
    [["show", "OneCycleLR(optimizer, maxlr=.1, total_steps=9)"], 'did you mean "max_lr"?'],
    [
      ["show", "StepLR(optimizer, 3)", "--base-lr", "x", "--steps", "9"],
      "--base-lr: expected a number above 0",
    ],
    [
      ["show", "StepLR(optimizer, 3)", "--base-lr", "1", "--set", "x", "--steps", "9"],
      "--set: expected a name, = and a number",
    ],
    [["show", "StepLR(optimizer, 3)", "--framework", "torhc"], "did you mean torch?"],
    [
      ["show", "cosine", "--peak", "1", "--steps", "9", "--framework", "torch"],
      "--framework is for schedulers of frameworks; cosine holds its own numbers",
    ],
    [["show", "print('hello')"], "expected a scheduler of one of the frameworks"],
    [["show", "none.py"], "none.py: no such file"],
    [["show", "OneCycleLR(optimizer, max_lr=__import__('os').getpid(), total_steps=9)"], "OneCycleLR.max_lr"],
  ])("anneal %j is refused in one sentence", async (argv, says) => {
    const { status, out, err } = await run(argv);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
    expect(err).not.toMatch(/at .*\.ts:|never should/);
  });
});
