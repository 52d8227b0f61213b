import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Batch, createJaxEngine } from "../src/engine/index.ts";
import { initialWeights, type LossName, type ModelSpec, parameters } from "../src/models/index.ts";
import type { OptimizerSpec, UpdateRates } from "../src/optimizers/index.ts";
import { random } from "../src/random/index.ts";

const python = "/usr/bin/python3";
const hasTorch = spawnSync(python, ["-c", "import torch"]).status === 0;
if (!hasTorch)
  console.warn(`skipped: training beside PyTorch; ${python} has no torch (Debian: python3-torch)`);

const UPDATES = 50;
const ROWS = 8;

interface Case {
  readonly name: string;
  readonly model: ModelSpec;
  readonly loss?: LossName;
  readonly optimizer: OptimizerSpec;
  readonly groups?: readonly number[];
  readonly accumulation?: number;
  readonly rates: (step: number) => UpdateRates;
}

const steady = (lr: number, weightDecay = 0): ((step: number) => UpdateRates) => {
  return () => ({ lr: [lr], weightDecay: [weightDecay], momentum: 0.9, beta2: 0.999 });
};
/** LR falls, momentum swings between 0.85 and 0.95, as one-cycle has it, and the decay follows the LR. */
const scheduled = (peak: number) => (step: number) => ({
  lr: [peak * (1 - step / UPDATES)],
  weightDecay: [0.1 * (1 - step / UPDATES)],
  momentum: 0.9 + 0.05 * Math.cos(step / 5),
  beta2: 0.99,
});
const perGroup = (lr: readonly number[]) => (step: number) => ({
  lr: lr.map((rate) => rate * (1 - step / UPDATES)),
  weightDecay: lr.map((_, i) => 0.05 * i),
  momentum: 0.9,
  beta2: 0.95,
});

const tanh: ModelSpec = { kind: "mlp", inputs: 6, hidden: [8, 4], outputs: 3, activation: "tanh" };
const relu: ModelSpec = { kind: "mlp", inputs: 5, hidden: [12], outputs: 4, activation: "relu" };
const characters: ModelSpec = { kind: "characters", vocabulary: 11, context: 4, embedding: 4, hidden: 8 };
const cnn: ModelSpec = {
  kind: "cnn",
  height: 7,
  width: 6,
  channels: 2,
  filters: [4, 8],
  hidden: 8,
  outputs: 3,
};

const cases: readonly Case[] = [
  { name: "SGD", model: tanh, optimizer: { kind: "sgd" }, rates: steady(0.3) },
  {
    name: "SGD with decay and clipping",
    model: relu,
    optimizer: { kind: "sgd", clip: 0.5 },
    rates: steady(0.3, 0.05),
  },
  {
    name: "momentum, scheduled",
    model: relu,
    optimizer: { kind: "momentum", clip: 1 },
    rates: scheduled(0.1),
  },
  {
    name: "Nesterov on squared error",
    model: { ...tanh, outputs: 2 },
    loss: "squared-error",
    optimizer: { kind: "nesterov" },
    rates: scheduled(0.05),
  },
  { name: "Adam with L2", model: tanh, optimizer: { kind: "adam" }, rates: steady(0.01, 0.02) },
  {
    name: "Adam on squared error",
    model: { ...relu, outputs: 1 },
    loss: "squared-error",
    optimizer: { kind: "adam", epsilon: 1e-6, clip: 1 },
    rates: steady(0.01),
  },
  {
    name: "AdamW, scheduled, with a mean of the weights",
    model: tanh,
    optimizer: { kind: "adamw", clip: 0.3, ema: 0.9 },
    rates: scheduled(0.02),
  },
  {
    name: "AdamW in three groups, one frozen",
    model: tanh,
    optimizer: { kind: "adamw" },
    groups: [0, 1, 2, 1, 0, 1],
    rates: perGroup([0, 0.02, 0.005]),
  },
  {
    name: "momentum in two groups over three micro-batches",
    model: tanh,
    optimizer: { kind: "momentum", clip: 0.4, ema: 0.8 },
    groups: [0, 0, 0, 0, 1, 1],
    accumulation: 3,
    rates: perGroup([0.05, 0.2]),
  },
  {
    name: "characters under AdamW",
    model: characters,
    optimizer: { kind: "adamw" },
    rates: steady(0.01, 0.1),
  },
  {
    name: "characters under SGD over two micro-batches",
    model: characters,
    optimizer: { kind: "sgd", clip: 1 },
    accumulation: 2,
    rates: steady(0.5, 0.001),
  },
  { name: "CNN under Nesterov", model: cnn, optimizer: { kind: "nesterov" }, rates: scheduled(0.05) },
  { name: "CNN under AdamW", model: cnn, optimizer: { kind: "adamw", clip: 1 }, rates: steady(0.005, 0.1) },
];

/** Batches that hold something to learn: the class depends on the inputs. */
function batchOf({ model, loss }: Case, ...seeds: readonly (number | string)[]): Batch {
  const { normal, below } = random("torch", ...seeds);
  const rows = { length: ROWS };
  if (model.kind === "characters") {
    const x = Int32Array.from({ length: ROWS * model.context }, () => below(model.vocabulary));
    const y = Int32Array.from(rows, (_, i) => (x[model.context * i] + x[model.context * i + 1]) % 11);
    return { x, y };
  }
  const width = model.kind === "mlp" ? model.inputs : model.height * model.width * model.channels;
  const x = Float32Array.from({ length: ROWS * width }, normal);
  if (loss === "squared-error")
    return { x, y: Float32Array.from({ length: ROWS * model.outputs }, (_, i) => x[i] ** 2 - x[i + 1]) };
  return { x, y: Int32Array.from(rows, (_, i) => Number(x[width * i] > 0) + Number(x[width * i + 1] > 0)) };
}

const prepared = cases.map((each) => ({
  ...each,
  loss: each.loss ?? "cross-entropy",
  weights: initialWeights(each.model, 1),
  updates: Array.from({ length: UPDATES }, (_, step) => ({
    rates: each.rates(step),
    batches: Array.from({ length: each.accumulation ?? 1 }, (_, i) => batchOf(each, each.name, step, i)),
  })),
}));

interface Reference {
  readonly losses: readonly number[];
  readonly norms: readonly number[];
  readonly weights: readonly number[];
  readonly ema?: readonly number[];
}

/** Everything in one process: torch takes longer to load than to train. */
function trainWithTorch(): readonly Reference[] {
  const script = fileURLToPath(new URL("./pytorch.py", import.meta.url));
  const input = JSON.stringify(
    { cases: prepared.map((each) => ({ ...each, parameters: parameters(each.model).map((p) => p.shape) })) },
    (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value),
  );
  const { stdout, stderr, status } = spawnSync(python, [script], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const furthest = (one: ArrayLike<number>, other: readonly number[]): number => {
  expect(one.length).toBe(other.length);
  return other.reduce((most, value, i) => Math.max(most, Math.abs(value - one[i])), 0);
};

describe.skipIf(!hasTorch)(`${UPDATES} updates give the losses and weights of PyTorch`, () => {
  let references: readonly Reference[] = [];
  beforeAll(() => {
    references = trainWithTorch();
  });

  test.each(prepared.map((each, i) => ({ ...each, i })))("$name", async (each) => {
    const machine = await (await createJaxEngine()).prepare({
      ...each,
      microBatch: ROWS,
      evaluateBatch: ROWS,
    });
    machine.start(each.weights);
    const outcomes = each.updates.map(({ batches, rates }) => machine.update(batches, rates));
    const state = machine.save();
    machine.dispose();
    const reference = references[each.i];
    const losses = outcomes.map(({ loss }) => loss);
    expect(furthest(losses, reference.losses)).toBeLessThan(1e-4);
    expect(
      furthest(
        outcomes.map(({ gradientNorm }) => gradientNorm),
        reference.norms,
      ),
    ).toBeLessThan(2e-4);
    expect(furthest(state.weights, reference.weights)).toBeLessThan(1e-4);
    if (reference.ema) expect(furthest(state.ema!, reference.ema)).toBeLessThan(1e-4);
    // The run went somewhere: the agreement is not that of two things that stand still.
    expect(furthest(each.weights, reference.weights)).toBeGreaterThan(0.01);
  });
});
