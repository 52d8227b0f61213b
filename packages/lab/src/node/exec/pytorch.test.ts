import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile, warmupCosine } from "anneal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { random } from "../../random/index.ts";
import type { Runner } from "../../runners/runner.ts";
import { createExecRunner } from "./create-exec-runner.ts";

const python = "/usr/bin/python3";
const trainer = fileURLToPath(new URL("../../../../../examples/pytorch/train.py", import.meta.url));
const find = "import importlib.util as u, sys; sys.exit(u.find_spec('torch') is None)";
const hasTorch = spawnSync(python, ["-c", find]).status === 0;
if (!hasTorch) console.warn(`skipped: examples/pytorch; ${python} has no torch (Debian: python3-torch)`);

/** Three classes around points of a triangle, some of them on the wrong side. */
function table(rows: number): string {
  const { uniform } = random("table");
  const noise = (): number => uniform() + uniform() + uniform() - 1.5;
  const lines = Array.from({ length: rows }, (_, i) => {
    const angle = ((i % 3) * 2 * Math.PI) / 3;
    return `${Math.cos(angle) + noise()},${100 * (Math.sin(angle) + noise())},${"abc"[i % 3]}`;
  });
  return `x,y,kind\n${lines.join("\n")}\n`;
}

describe.skipIf(!hasTorch)("examples/pytorch/train.py", () => {
  let folder = "";
  let runner: Runner;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "anneal-pytorch-"));
    writeFileSync(join(folder, "data.csv"), table(600));
    const command = `${python} "${trainer}" data.csv kind`;
    runner = createExecRunner({ command, cwd: folder, folder: join(folder, "runs"), width: 2 });
  });
  afterAll(async () => {
    await runner.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("PyTorch's optimizer used the LR of the schedule at every update, to the last digit", async () => {
    const steps = 60;
    const schedule = warmupCosine({ peak: 0.02, warmup: "10%" });
    const request = { schedule, peakLr: 0.02, steps, seed: 3, evaluateAt: [30, 60], test: true };
    const [one, again] = await Promise.all([runner.run(request), runner.run(request)]);

    const metrics = readFileSync(
      join(folder, "runs", readdirSync(join(folder, "runs"))[0], "metrics.jsonl"),
      "utf8",
    );
    const used = metrics
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .filter(({ lr }) => lr !== undefined);
    const curve = compile(schedule, { steps });
    expect(used.map(({ step, lr }) => [step, lr])).toEqual(
      Array.from({ length: steps }, (_, step) => [step, curve.at(step)]),
    );

    expect(one.train).toEqual(used.map(({ loss }) => loss));
    expect(one.valid.map(({ step }) => step)).toEqual([30, 60]);
    // It learns: three equally likely classes unseen cost log(3) = 1.0986.
    expect(one.train[0]).toBeGreaterThan(0.9);
    expect(one.valid[1].loss).toBeLessThan(0.8);
    expect(one.test?.accuracy).toBeGreaterThan(0.6);
    expect({ ...again, seconds: 0 }).toEqual({ ...one, seconds: 0 });
  });

  test("a rate that is far too high ends as a divergence, told by Python's NaN", async () => {
    const schedule = { kind: "constant", value: 1e30 } as const;
    const { diverged } = await runner.run({ schedule, peakLr: 1e30, steps: 50, seed: 1, evaluateAt: [50] });
    expect(diverged?.lr).toBe(1e30);
    expect(diverged?.step).toBeLessThan(10);
  });
});
