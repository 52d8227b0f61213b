import { readFileSync } from "node:fs";
import { compile, warmupLinear } from "anneal";
import { expect, test } from "vitest";
import { createExecRunner } from "./create-exec-runner.ts";

const guide = readFileSync(new URL("../../../../../docs/any-trainer.md", import.meta.url), "utf8");
const script = guide.slice(guide.lastIndexOf("```sh\n") + 6, guide.lastIndexOf("\n```"));

test("the shell script of docs/any-trainer.md is a trainer", async () => {
  const steps = 12;
  const schedule = warmupLinear({ peak: 0.5, warmup: 3 });
  const runner = createExecRunner({ command: script });
  try {
    const request = { schedule, peakLr: 0.5, steps, seed: 9, evaluateAt: [steps], test: true };
    const { train, valid, test: read } = await runner.run(request);
    // Each update takes its LR's share of the way from x to 3.
    const { at } = compile(schedule, { steps });
    const losses = [(9 - 3) ** 2 / 2];
    for (let step = 0; step < steps; step++) losses.push(losses[step] * (1 - at(step)) ** 2);
    expect(train.length).toBe(steps);
    for (const [step, loss] of train.entries()) expect(loss).toBeCloseTo(losses[step], 6);
    expect(valid.map(({ step }) => step)).toEqual([steps]);
    expect(valid[0].loss).toBeCloseTo(losses[steps], 6);
    expect(read?.loss).toBe(valid[0].loss);
  } finally {
    await runner.close();
  }
});
