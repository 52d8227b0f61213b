// Holds the batch-size rules to real training: on two tasks and two optimizers, the best rate at a batch of 32 is scaled
// to three other batches, and compared with the best rate measured there. Writes the table of docs/batch-size.md.
//
//   npm run scaling
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createJaxEngine, createTrainer } from "@anneal/lab";
import { createPool, keepRuns, readTask } from "@anneal/lab/node";
import { lrFactor, ruleOf } from "anneal/batch";
import { labTasks, mean } from "../bench/lab-tasks.mjs";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

const base = 32;
const others = [8, 128, 512];
/** Every run sees as many samples as 1,600 updates of 32. */
const samples = 1600 * base;
const seeds = [1, 2, 3];
/** @type {{ readonly [task: string]: { readonly [optimizer: string]: number } }} */
const centres = { digits: { momentum: 0.05, adam: 5e-3 }, text: { momentum: 0.1, adam: 1e-2 } };
/** Rates a factor of 2 apart, four on each side of the centre. */
const rungs = Array.from({ length: 9 }, (_, i) => 2 ** (i - 4));

/** @type {string[][]} */
const rows = [];
let within = 0;
for (const [task, optimizers] of Object.entries(centres)) {
  const { spec } = labTasks[task];
  if (spec.path !== undefined && !existsSync(spec.path)) {
    say(`${task} is not here; left out`);
    continue;
  }
  const made = await readTask(spec);
  for (const [kind, centre] of Object.entries(optimizers)) {
    const optimizer = /** @type {import("@anneal/lab").OptimizerSpec} */ ({ kind });
    const pool = createPool({ task: spec, optimizer });
    const identity = { task, kind, rows: made.train.rows, scaling: 1 };
    const runner = await keepRuns(pool, { folder: here(`../.evidence/scaling-${task}-${kind}`), identity });
    const at = await bestRate({ runner, batch: base, centre });
    const noise = await noiseScale(made, { optimizer, peak: at.lr });
    say(`${task} ${kind}: best ${at.lr.toPrecision(3)} at ${base}, noise scale ${noise.toPrecision(3)}`);
    for (const batch of others) {
      const change = { from: base, to: batch, ...(Number.isFinite(noise) && { criticalBatch: noise }) };
      const scaled = at.lr * lrFactor(change, ruleOf(kind));
      const measured = await bestRate({ runner, batch, centre: scaled });
      const ratio = scaled / measured.lr;
      const good = ratio <= 2 && ratio >= 0.5;
      if (good) within++;
      say(
        `  ${batch}: scaled ${scaled.toPrecision(3)}, measured ${measured.lr.toPrecision(3)}${good ? "" : "  <-"}`,
      );
      rows.push([
        task,
        kind === "momentum" ? "SGD, momentum 0.9" : "Adam",
        `${base} → ${batch}`,
        noise.toPrecision(2),
        short(at.lr),
        short(scaled),
        short(measured.lr),
        `${ratio.toFixed(2)}${good ? "" : " **"}`.replace(" **", " (no)"),
        `${(100 * (measured.lossAt(scaled) / measured.loss - 1)).toFixed(1)}%`,
      ]);
    }
    await runner.close();
  }
}

const head = [
  "task",
  "optimizer",
  "batch",
  "noise scale",
  "best at 32",
  "scaled",
  "best measured",
  "ratio",
  "loss lost",
];
const table = [head, head.map((_, i) => (i < 3 ? "---" : "---:")), ...rows].map(
  (row) => `| ${row.join(" | ")} |`,
);
const verdict = `Within a factor of 2 of the measured best: **${within} of ${rows.length}**.`;
const file = here("../docs/batch-size.md");
const text = readFileSync(file, "utf8").replace(
  /<!-- scaling -->[\s\S]*<!-- \/scaling -->/,
  `<!-- scaling -->\n\n${verdict}\n\n${table.join("\n")}\n\n<!-- /scaling -->`,
);
writeFileSync(file, text);
say(verdict);

/** @param {number} lr */
function short(lr) {
  const rounded = Number(lr.toPrecision(2));
  return rounded < 0.01 ? rounded.toExponential().replace("e+", "e") : String(rounded);
}

/**
 * The rate of the least validation loss: a parabola through the logarithms of the best rung and its neighbours. The rungs
 * move on while the best one is at an end.
 *
 * @param {{ runner: import("@anneal/lab").Runner, batch: number, centre: number }} setting
 */
async function bestRate({ runner, batch, centre }) {
  const steps = samples / batch;
  /** @type {Map<number, number>} */
  const losses = new Map();
  const measure = async (/** @type {number} */ peakLr) => {
    const results = await Promise.all(
      seeds.map((seed) =>
        runner.run({
          schedule: {
            kind: "sequence",
            of: [
              { kind: "linear", to: peakLr, over: "5%" },
              { kind: "linear", from: peakLr, to: 0, over: "rest" },
            ],
          },
          peakLr,
          steps,
          seed,
          redraw: true,
          evaluateAt: [steps],
          microBatch: batch,
        }),
      ),
    );
    const found = results.map(({ valid, diverged }) =>
      diverged ? Number.POSITIVE_INFINITY : (valid.at(-1)?.loss ?? Number.NaN),
    );
    losses.set(peakLr, mean(found));
  };
  await Promise.all(rungs.map((rung) => measure(centre * rung)));
  for (let extended = 0; extended < 6; extended++) {
    const all = [...losses].sort((a, b) => a[0] - b[0]);
    const best = all.reduce((a, b) => (b[1] < a[1] ? b : a));
    if (best === all[0]) await measure(all[0][0] / 2);
    else if (best === all[all.length - 1]) await measure(all[all.length - 1][0] * 2);
    else break;
  }
  const sorted = [...losses].sort((a, b) => a[0] - b[0]);
  const i = sorted.findIndex(([, loss]) => loss === Math.min(...losses.values()));
  const [low, middle, high] = [sorted[i - 1], sorted[i], sorted[i + 1]];
  const bend = low && high ? low[1] - 2 * middle[1] + high[1] : 0;
  const shift =
    bend > 0 && Number.isFinite(bend) ? Math.max(-0.5, Math.min(0.5, (low[1] - high[1]) / (2 * bend))) : 0;
  /** Loss between the rungs, on lines over the logarithm of the rate. */
  const lossAt = (/** @type {number} */ lr) => {
    const k = sorted.findIndex(([rate]) => rate >= lr);
    if (k <= 0) return (sorted[k] ?? sorted[sorted.length - 1])[1];
    const share = Math.log(lr / sorted[k - 1][0]) / Math.log(sorted[k][0] / sorted[k - 1][0]);
    return sorted[k - 1][1] * (1 - share) + sorted[k][1] * share;
  };
  return { lr: middle[0] * 2 ** shift, loss: middle[1], lossAt };
}

/**
 * The gradient noise scale in the second half of a run at the best rate, from micro-batches of 8.
 *
 * @param {import("@anneal/lab").Task} task
 * @param {{ optimizer: import("@anneal/lab").OptimizerSpec, peak: number }} setting
 */
async function noiseScale(task, { optimizer, peak }) {
  const trainer = createTrainer(await createJaxEngine(), task);
  const steps = samples / base;
  /** @type {number[]} */
  const logs = [];
  await trainer.run(
    {
      schedule: { kind: "linear", from: peak, to: 0, over: "rest" },
      peakLr: peak,
      steps,
      seed: 1,
      evaluateAt: [steps],
      optimizer,
      microBatch: 8,
      accumulation: base / 8,
    },
    {
      update: ({ step, noiseScale: found }) =>
        step >= steps / 2 && Number.isFinite(found) && logs.push(Math.log(found)),
    },
  );
  trainer.close();
  return logs.length === 0 ? Number.POSITIVE_INFINITY : Math.exp(mean(logs));
}
