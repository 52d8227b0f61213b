import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anneal, run } from "./fake-io.ts";

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-diff-"));
  writeFileSync(at("one.json"), '{"kind":"cosine","from":1e-3,"to":0,"over":1000}');
  writeFileSync(at("same.yaml"), "kind: cosine\nfrom: 1e-3\nto: 0\nover: 1000\n");
  writeFileSync(at("half.json"), '{"kind":"cosine","from":5e-4,"to":0,"over":1000}');
  writeFileSync(
    at("two.py"),
    "import torch\nopt = torch.optim.SGD(model.parameters(), lr=0.1)\n" +
      "first = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=100)\n" +
      "second = torch.optim.lr_scheduler.LinearLR(opt, 1.0, 0.5, total_iters=100)\n",
  );
  writeFileSync(
    at("groups.py"),
    "import torch\nopt = torch.optim.AdamW([{'params': a, 'lr': 1e-3}, {'params': b, 'lr': 1e-4}])\n" +
      "scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=1000)\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("anneal diff", () => {
  test("of equal schedules says so and ends with 0", async () => {
    const { status, out } = await run(["diff", at("one.json"), at("same.yaml")]);
    expect(status).toBe(0);
    expect(out).toMatch(/^= LR equal at all 1,000 updates, within 1e-9 of each$/m);
    expect(out).not.toContain("why");
    expect((await run(["diff", at("one.json"), at("one.json")])).status).toBe(0);
    expect((await run(["diff", at("one.json"), at("same.yaml"), "--tolerance", "0"])).out).toMatch(
      /^= LR equal at all 1,000 updates, to the last bit$/m,
    );
  });

  test("of different ones draws both, tells where and why, and ends with 1", async () => {
    const { status, out, err } = await run(["diff", at("one.json"), at("half.json")]);
    expect(status).toBe(1);
    expect(err).toBe("compared over 1,000 updates, their own length\n");
    expect(out).toMatch(/^A {2}one\.json {3}cooldown 1,000 \(cosine\)$/m);
    expect(out).toMatch(/^≠ LR differs at all 1,000 updates$/m);
    expect(out).toMatch(/^first difference +at 0 +1e-3 +5e-4 +×0\.5$/m);
    expect(out).toMatch(/^sum of LR +0\.501 +0\.25 +×0\.5$/m);
    expect(out).toMatch(
      /^· A is 2 times B at every update: one shape, with a peak of 1e-3 in A and 5e-4\n {2}in B\.$/m,
    );
    for (const name of ["A", "B"]) expect(out).toMatch(new RegExp(`^.{7}[|+].* ${name}( |$)`, "m"));
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("takes whatever names a schedule: recipes, files, lines of Python of any framework", async () => {
    const one = "OneCycleLR(optimizer, max_lr=0.1, total_steps=100)";
    const other = "optax.cosine_onecycle_schedule(100, 0.1)";
    const { status, out, err } = await run(["diff", one, other], { terminal: true, env: { NO_COLOR: "1" } });
    expect(status).toBe(1);
    expect(out).toMatch(/^A {2}OneCycleLR \(torch\) {3}warmup 29 \(cosine\)/m);
    expect(out).toMatch(/^B {2}cosine_onecycle_schedule \(optax\)/m);
    // torch peaks at 0.3 * 100 - 1 and is down at 99; Optax at 30 and 100.
    expect(out).toContain("· A is at its highest at update 29, B at 30: one update later.");
    expect(out).toContain("· A is down at 99, B at 100: one update later, after as many updates of falling.");
    expect(err).toContain("only A changes momentum");
    const cosine = await run(["diff", "cosine", "CosineDecay(1e-3, 1000)", "--peak", "1e-3"]);
    expect([cosine.status, cosine.err]).toEqual([
      0,
      expect.stringContaining("compared over 1,000 updates, the length of B"),
    ]);
  });

  test("compares over the longer of two lengths, or over the run of the flags", async () => {
    const [short, long] = ["CosineDecay(1e-3, 500)", "CosineDecay(1e-3, 1000)"];
    const { out, err } = await run(["diff", short, long]);
    expect(err).toContain("compared over 1,000 updates, the length of B; A alone has 500");
    expect(out).toContain("B is A stretched over 2 times the updates: 1,000 instead of 500.");
    expect((await run(["diff", short, long, "--steps", "100"])).out).toContain(
      "differs at 99 of 100 updates",
    );
  });

  test("two schedulers of one text are two sides; --pick takes one", async () => {
    const both = await run(["diff", at("two.py")]);
    expect(both.out).toMatch(/^A {2}first \(CosineAnnealingLR, torch\)/m);
    expect(both.out).toMatch(/^B {2}second \(LinearLR, torch\)/m);
    const picked = await run(["diff", at("two.py"), at("one.json"), "--pick", "second"]);
    expect(picked.out).toMatch(/^A {2}two\.py \(LinearLR, torch\)/m);
    const three = await run(["diff", at("two.py"), at("one.json")]);
    expect(three).toMatchObject({
      status: 2,
      err: expect.stringContaining("expected two schedules, received 3"),
    });
  });

  test("compares parameter groups one by one", async () => {
    const { status, out } = await run(["diff", at("groups.py"), at("groups.py")]);
    expect([status, out]).toEqual([
      0,
      expect.stringContaining("= LR of group 1, LR of group 2 equal at all 1,000 updates"),
    ]);
    const { err } = await run(["diff", at("groups.py"), at("one.json")]);
    expect(err).toContain("A has 2 parameter groups, B has 1: the first is compared");
  });

  test("as JSON has every number and reason, and nothing else", async () => {
    const { status, out } = await run(["diff", at("one.json"), at("half.json"), "--json"]);
    const read = JSON.parse(out);
    expect(status).toBe(1);
    expect(read).toMatchObject({
      equal: false,
      steps: 1000,
      compared: [{ what: "LR", differing: 1000, first: { step: 0, a: 1e-3, b: 5e-4 } }],
    });
    expect(read.compared[0].reasons[0].code).toBe("scale");
    expect(read.a.specs).toEqual([{ kind: "cosine", from: 1e-3, to: 0, over: 1000 }]);
  });

  test("writes both into files", async () => {
    const [svg, csv] = [at("both.svg"), at("both.csv")];
    await run(["diff", at("one.json"), at("half.json"), "--out", svg, "--out", csv]);
    expect(readFileSync(svg, "utf8")).toMatch(/^<svg /);
    expect(readFileSync(csv, "utf8").split("\n")[1]).toBe("0,0.001,0.0005");
    const wrong = await run(["diff", at("one.json"), at("half.json"), "--out", at("both.txt")]);
    expect(wrong).toMatchObject({
      status: 2,
      out: "",
      err: expect.stringContaining(".svg, .png, .html, .csv"),
    });
    expect(existsSync(at("both.txt"))).toBe(false);
  });

  test("fits terminals of 60 columns", async () => {
    const line = "diff cosine wsd --peak 3e-4 --steps 10k --warmup 500";
    const { out } = await anneal(line, { terminal: true, columns: 60, env: { NO_COLOR: "1" } });
    const widths = stripVTControlCharacters(out)
      .split("\n")
      .map((each) => each.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(60);
  });

  test.each([
    ["diff", "expected two schedules, received nothing"],
    ["diff cosine --peak 1 --steps 9", "expected two schedules, received 1"],
    ["diff cosine wsd linear --peak 1 --steps 9", "expected two schedules, received 3"],
    ["diff cosine wsd --peak 1", "cosine needs the length of the run"],
    [
      "diff cosine wsd --peak 1 --steps 9 --tolerance -1",
      '--tolerance: expected a number from 0 to below 1, such as 1e-6, received "-1"',
    ],
    [
      "diff cosine wsd --peak 1 --steps 9 --base-lr 1",
      "--base-lr is for schedulers of frameworks; cosine holds its own numbers",
    ],
    ["diff cosine wsdd --peak 1 --steps 9", 'expected a file, - or a recipe, received "wsdd"'],
  ])("anneal %s is wrong use", async (line, says) => {
    const { status, out, err } = await anneal(line);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});
