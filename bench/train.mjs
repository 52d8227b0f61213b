import { readFileSync } from "node:fs";
import { createJaxEngine, createTrainer, initialWeights, random } from "@anneal/lab";
import { compilePlan, warmupCosine } from "anneal";
import { createBareLoop } from "./bare-loop.mjs";
import { compared } from "./measure.mjs";

const ROWS = 64;
const STEPS = 300;
const ROUNDS = 21;

/** @type {import("@anneal/lab").MlpSpec} */
const model = { kind: "mlp", inputs: 64, hidden: [64], outputs: 10, activation: "relu" };
/** @type {import("@anneal/lab").OptimizerSpec} */
const optimizer = { kind: "adamw", weightDecay: 0.01 };
const schedule = warmupCosine({ peak: 1e-3, warmup: "5%" });

/** As many rows as the digits have, with classes that can be learned. */
function madeUpTask() {
  const { normal } = random("bench");
  const total = 1500;
  const x = Float32Array.from({ length: total * model.inputs }, normal);
  const y = Int32Array.from({ length: total }, (_, row) => {
    const own = x.subarray(row * model.inputs, row * model.inputs + model.outputs);
    return own.indexOf(Math.max(...own));
  });
  return { x, y, task: taskOf(x, y) };
}

/**
 * @param {Float32Array} x
 * @param {Int32Array} y
 * @returns {import("@anneal/lab").Task}
 */
function taskOf(x, y) {
  /** @param {ArrayLike<number>} rows */
  const batch = (rows) => {
    const bx = new Float32Array(rows.length * model.inputs);
    const by = new Int32Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      bx.set(x.subarray(rows[i] * model.inputs, (rows[i] + 1) * model.inputs), i * model.inputs);
      by[i] = y[rows[i]];
    }
    return { x: bx, y: by };
  };
  const data = { rows: y.length, batch };
  const small = { rows: ROWS, batch };
  return {
    kind: "csv",
    name: "made up",
    loss: "cross-entropy",
    model,
    defaults: { optimizer, batchSize: ROWS },
    train: data,
    valid: small,
    test: small,
    encoding: { kind: "csv", columns: [], target: { kind: "class", column: "y", names: [] } },
    redraw: () => {
      throw new Error("not asked for");
    },
    facts: [],
  };
}

/** A whole run of the trainer against a loop written by hand, and what the schedule takes of a step. */
export async function trainRows() {
  const { x, y, task } = madeUpTask();
  const bare = await createBareLoop({ x, y, rows: ROWS, weights: initialWeights(model, 1) });
  const trainer = createTrainer(await createJaxEngine(), task);
  const run = () =>
    trainer.run({ schedule, peakLr: 1e-3, steps: STEPS, seed: 1, evaluateAt: [STEPS], optimizer });
  const [ours, byHand] = await alternate([run, () => bare(STEPS)]);
  trainer.close();
  const value = middle(ours) / STEPS;
  const baseline = value / middle(ours.map((time, round) => time / byHand[round]));
  return [
    compared("train/bare", { value, baseline, unit: "ms a step", most: 1 / 0.9 }),
    compared("train/schedule", { value: scheduleCost(), baseline: value, unit: "ms a step", most: 0.01 }),
  ];
}

/** Milliseconds that LR, momentum and weight decay of one step take, from the plan that the trainer uses. */
function scheduleCost() {
  const plan = compilePlan({ lr: schedule, weightDecay: 0.01 }, { steps: STEPS });
  const sweeps = 500;
  let best = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let sweep = 0; sweep < sweeps; sweep++)
      for (let step = 0; step < STEPS; step++)
        sum += plan.lr(step, 0) + (plan.weightDecay(step, 0) ?? 0) + (plan.beta1(step) ?? 0.9);
    best = Math.min(best, performance.now() - start);
  }
  if (Number.isNaN(sum)) throw new Error("a rate is not a number");
  return best / (sweeps * STEPS);
}

/**
 * Several runs of each, in turn, in milliseconds. What is compared is the ratio within a round.
 *
 * Each is charged for its own rubbish: what kernels leave behind is cleared when the event loop gets a turn, which the
 * trainer gives it now and then and a bare loop never does.
 *
 * @param {readonly (() => unknown)[]} contestants
 */
async function alternate(contestants) {
  /** @type {number[][]} */
  const spent = contestants.map(() => []);
  for (let round = -2; round < ROUNDS; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const start = spentHere();
      await contestant();
      await new Promise((resolve) => setImmediate(resolve));
      if (round >= 0) spent[i].push(spentHere() - start);
    }
  }
  return spent;
}

/**
 * Milliseconds that this thread has been on a processor, where Linux tells: other programs lengthen them less than they
 * do the time on the clock, which is what counts elsewhere.
 */
function spentHere() {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ");
    if (Number(nanoseconds) > 0) return Number(nanoseconds) / 1e6;
  } catch {}
  return performance.now();
}

/** @param {readonly number[]} values */
const middle = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
