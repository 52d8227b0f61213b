import { expect, test } from "vitest";
import { createJaxEngine } from "../engine/index.ts";
import { random } from "../random/index.ts";
import type { RunRequest } from "../runners/runner.ts";
import { makeTask } from "../tasks/index.ts";
import { createTrainer } from "./create-trainer.ts";
import { watchNoise } from "./noise.ts";

const { normal } = random(5, "noise");
const rows = Array.from({ length: 240 }, (_, i) => {
  const angle = 2 * (i % 3);
  return `${Math.cos(angle) + 0.6 * normal()},${Math.sin(angle) + 0.6 * normal()},${"abc"[i % 3]}`;
});
const text = ["x,y,class", ...rows].join("\n");
const task = makeTask({ kind: "csv", text, target: "class", model: { hidden: [8] } });

/** A run that moves so little that its gradients are all taken at the same weights. */
const still = (more: Partial<RunRequest>): RunRequest => ({
  schedule: { kind: "constant", value: 1e-12 },
  peakLr: 1e-12,
  steps: 1,
  seed: 3,
  evaluateAt: [],
  optimizer: { kind: "sgd" },
  ...more,
});

test("the noise scale of a run agrees within 10% with the one of every row's own gradient", async () => {
  const trainer = createTrainer(await createJaxEngine(), task);
  const n = task.train.rows;
  const squares: number[] = [];
  await trainer.run(still({ microBatch: 1, steps: n }), {
    update: (found) => squares.push(found.gradientNorm ** 2),
  });
  let whole = Number.NaN;
  await trainer.run(still({ microBatch: n }), { update: (found) => (whole = found.gradientNorm ** 2) });
  // Rows are drawn without replacement, so a batch tells of the population behind the n rows, as their sample variance does.
  const trace = (squares.reduce((a, b) => a + b, 0) / n - whole) * (n / (n - 1));
  const signal = whole - trace / n;
  let scale = Number.NaN;
  await trainer.run(still({ microBatch: 4, accumulation: 8, steps: 3000 }), {
    update: (found) => (scale = found.noiseScale),
  });
  expect(Math.abs(scale / (trace / signal) - 1)).toBeLessThan(0.1);
  trainer.close();
});

test("goes on from a checkpoint as if nothing had been", () => {
  const found = { gradientNorm: 2, microSquare: 9 };
  const once = watchNoise(4);
  once.see(found, 8);
  const again = watchNoise(4, JSON.parse(JSON.stringify(once.save())));
  for (const watch of [once, again]) watch.see({ gradientNorm: 1, microSquare: 7 }, 8);
  expect(again.save()).toEqual(once.save());
});

test("says nothing without accumulation, nor of a gradient that is no number", () => {
  const watch = watchNoise(4);
  watch.see({ gradientNorm: 2 }, 1);
  watch.see({ gradientNorm: Number.NaN, microSquare: 3 }, 2);
  expect([watch.scale(), watch.save()]).toEqual([Number.NaN, undefined]);
});
