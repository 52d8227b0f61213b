import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeClouds } from "./clouds.ts";
import { anneal, run } from "./fake-io.ts";

const home = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "anneal-verify-"));
  process.chdir(folder);
  writeClouds(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const data = "--verify --csv clouds.csv --target colour --probe-steps 60 --jobs 1";
const sgd = "scale --batch 8 --to 32 --optimizer sgd --momentum 0.9";

describe("anneal scale --verify", () => {
  test("says that a mild setting is stable, at twice its LR too, and ends with status 0", async () => {
    const { status, out, err } = await anneal(`${sgd} --lr 0.01 ${data}`);
    expect(err).toContain("✓ stability");
    expect(status).toBe(0);
    expect(out).toContain("The new setting is stable, and so is twice its LR.");
    expect(out).toMatch(/^1 x +0\.04 +stable/m);
    expect(out).toMatch(/^2 x +0\.08 +stable/m);
  });

  test("says at which step an LR of 400 goes wrong, on each seed, and ends with status 1", async () => {
    const { status, out } = await anneal(`${sgd} --lr 100 ${data} --seeds 2`);
    expect(status).toBe(1);
    expect(out).toMatch(/At the new setting training (diverges|is unstable)\./);
    expect(out).toMatch(/^1 x +400 .*at step \d+, .*at step \d+$/m);
  });

  test("gives the same again with the same seed, as JSON, and another with another", async () => {
    const line = `${sgd} --lr 0.01 ${data} --seeds 2 --json`;
    const found = async (seed: number) => JSON.parse((await anneal(`${line} --seed ${seed}`)).out).verified;
    const [first, again, other] = [await found(1), await found(1), await found(2)];
    expect(again).toEqual(first);
    expect(other.rates[0].runs[0].loss).not.toBe(first.rates[0].runs[0].loss);
    expect(first).toMatchObject({ steps: 60, warmup: 3 });
    expect(first.rates.map(({ factor }: { factor: number }) => factor)).toEqual([1, 2]);
  });

  test("accumulates where the new batch is accumulated: the same weights as in one pass", async () => {
    const losses = async (flags: string) =>
      JSON.parse((await anneal(`scale ${flags} --lr 0.02 --optimizer adam ${data} --seeds 1 --json`)).out)
        .verified.rates[0].runs[0].loss;
    const whole = await losses("--batch 8 --to 32");
    const parts = await losses("--batch 8 --to-accumulation 4");
    expect(parts).toBeCloseTo(whole, 4);
  });

  test("trains with a command of one's own, which is told the LR and must use the new batch itself", async () => {
    writeFileSync(
      "train.mjs",
      `const lr = Number(process.env.ANNEAL_PEAK_LR), steps = Number(process.env.ANNEAL_STEPS);
       for (let step = 0; step < steps; step++)
         console.log(JSON.stringify({ step, loss: lr > 0.015 && step > 30 ? 9 : 2 * 0.97 ** step + 0.1 }));
       `,
    );
    const { status, out, err } = await run([
      ...`scale --batch 8 --to 32 --lr 5e-3 --optimizer adam --verify --probe-steps 100 --seeds 1`.split(" "),
      "--exec",
      `${process.execPath} train.mjs`,
    ]);
    expect(err).toContain("the command must use the new batch, 32, itself");
    expect([status, out]).toEqual([0, expect.stringMatching(/stable; at twice its LR training is unstable/)]);
    expect(out).toMatch(/unstable at step 3\d/);
  });

  test("ends at Ctrl-C, and says that nothing is kept", async () => {
    writeFileSync("slow.mjs", "setInterval(() => console.log(JSON.stringify({ step: 0, loss: 1 })), 50);");
    const ended = run([
      ..."scale --batch 8 --to 32 --lr 5e-3 --optimizer adam --verify --exec".split(" "),
      `${process.execPath} slow.mjs`,
    ]);
    const listening = async (): Promise<void> => {
      while (!process.listeners("SIGINT").some((each) => each.name === "onSignal"))
        await new Promise((done) => setTimeout(done, 20));
    };
    await listening();
    process.listeners("SIGINT").find((each) => each.name === "onSignal")?.("SIGINT");
    const { status, out, err } = await ended;
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("stopped before the end; a probe keeps nothing");
    expect(process.listeners("SIGINT").some((each) => each.name === "onSignal")).toBe(false);
  });

  test.each([
    [`${sgd} --lr 0.01 --csv clouds.csv`, "--csv belongs to --verify"],
    [`${sgd} --lr 0.01 --probe-steps 100`, "--probe-steps belongs to --verify"],
    [`${sgd} --lr 0.01 --verify`, "nothing to train: expected --text, --csv, --images or --exec"],
    [`${sgd} --lr 0.01 --verify --csv clouds.csv --target nothing`, "--target"],
    [`${sgd} --lr 0.01 ${data} --probe-steps 5`, "--probe-steps: expected at least 20, received 5"],
    [`scale --batch 8 --to 4096 --lr 0.01 ${data}`, "at most 210 rows"],
    [
      `scale --batch 8 --to 32 --lr 0.01 --optimizer lion ${data}`,
      '--verify: expected sgd, momentum, nesterov, adam or adamw as optimizer, received "lion"',
    ],
  ])("%s: one sentence", async (line, says) => {
    const { status, out, err } = await anneal(line);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});
