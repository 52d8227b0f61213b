import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { initialWeights } from "../models/index.ts";
import type { OptimizerSpec } from "../optimizers/index.ts";
import { random } from "../random/index.ts";
import type { Batch, Engine, Machine, Program } from "./engine.ts";
import { createJaxEngine } from "./jax.ts";

const ROWS = 6;
const model = { kind: "mlp", inputs: 4, hidden: [8], outputs: 3, activation: "tanh" } as const;
const kinds = ["sgd", "momentum", "nesterov", "adam", "adamw"] as const;

/** The type library of this project knows no WebAssembly. */
const { Memory: memory } = Reflect.get(globalThis, "WebAssembly") as {
  readonly Memory: { readonly prototype: { grow: (pages: number) => number } };
};

let engine: Engine;
beforeAll(async () => {
  engine = await createJaxEngine();
});

const program = (optimizer: OptimizerSpec, more?: Partial<Program>): Program => ({
  model,
  loss: "cross-entropy",
  optimizer,
  microBatch: ROWS,
  evaluateBatch: ROWS,
  ...more,
});

const batch = (seed: number): Batch => {
  const { normal, below } = random("batch", seed);
  return {
    x: Float32Array.from({ length: 4 * ROWS }, normal),
    y: Int32Array.from({ length: ROWS }, () => below(3)),
  };
};

const rates = (lr = 0.05, weightDecay = 0.01) => ({
  lr: [lr],
  weightDecay: [weightDecay],
  momentum: 0.9,
  beta2: 0.99,
});

async function trained(from: Program, updates: number): Promise<Machine> {
  const machine = await engine.prepare(from);
  machine.start(initialWeights(model, 1));
  for (let i = 0; i < updates; i++) machine.update([batch(i)], rates());
  return machine;
}

test("a model learns six rows by heart", async () => {
  const machine = await trained(program({ kind: "adam" }), 0);
  for (let i = 0; i < 300; i++) machine.update([batch(1)], rates(0.05, 0));
  const { loss, right } = machine.evaluate(batch(1));
  expect(right).toBe(ROWS);
  expect(loss).toBeLessThan(0.5);
  machine.dispose();
});

describe.each(kinds)("under %s", (kind) => {
  const spec: OptimizerSpec = { kind, clip: 1, ema: 0.9 };

  test("a run that was saved and loaded goes on as the unbroken one, bit for bit", async () => {
    const unbroken = await trained(program(spec), 12);
    const first = await trained(program(spec), 5);
    const second = await engine.prepare(program(spec));
    second.load(structuredClone(first.save()));
    first.dispose();
    for (let i = 5; i < 12; i++) second.update([batch(i)], rates());
    expect(second.save()).toEqual(unbroken.save());
    expect(second.evaluate(batch(0), "ema")).toEqual(unbroken.evaluate(batch(0), "ema"));
    unbroken.dispose();
    second.dispose();
  });

  test("weights of a group with LR 0 do not move, the others do", async () => {
    const machine = await engine.prepare(program(spec, { groups: [1, 0, 0, 1] }));
    const before = initialWeights(model, 1);
    machine.start(before);
    const still = { lr: [0.1, 0], weightDecay: [0.1, 0.1], momentum: 0.9, beta2: 0.99 };
    for (let i = 0; i < 5; i++) machine.update([batch(i)], still);
    const { weights } = machine.save();
    const sizes = [32, 8, 24, 3];
    const parts = sizes.map((size, i) => {
      const at = sizes.slice(0, i).reduce((a, b) => a + b, 0);
      return [weights.slice(at, at + size), before.slice(at, at + size)];
    });
    expect(parts[0][0]).toEqual(parts[0][1]);
    expect(parts[3][0]).toEqual(parts[3][1]);
    expect(parts[1][0]).not.toEqual(parts[1][1]);
    expect(parts[2][0]).not.toEqual(parts[2][1]);
    machine.dispose();
  });

  test("two micro-batches of the same rows are one batch of them", async () => {
    const [one, two] = [await trained(program(spec), 0), await trained(program(spec), 0)];
    for (let i = 0; i < 4; i++) {
      const single = one.update([batch(i)], rates());
      const double = two.update([batch(i), batch(i)], rates());
      expect(double.loss).toBeCloseTo(single.loss, 6);
      expect(double.gradientNorm).toBeCloseTo(single.gradientNorm, 6);
      expect(double.microSquare).toBeCloseTo(single.gradientNorm ** 2, 5);
      expect(single.microSquare).toBeUndefined();
    }
    const [a, b] = [one.save().weights, two.save().weights];
    for (let i = 0; i < a.length; i++) expect(b[i]).toBeCloseTo(a[i], 5);
    one.dispose();
    two.dispose();
  });

  test("one group of rates for all is the same as that group twice", async () => {
    const [one, two] = [
      await engine.prepare(program(spec)),
      await engine.prepare(program(spec, { groups: [0, 1, 1, 0] })),
    ];
    const twice = { ...rates(), lr: [0.05, 0.05], weightDecay: [0.01, 0.01] };
    for (const machine of [one, two]) machine.start(initialWeights(model, 1));
    for (let i = 0; i < 4; i++)
      expect(two.update([batch(i)], twice)).toEqual(one.update([batch(i)], rates()));
    expect(two.save()).toEqual(one.save());
    one.dispose();
    two.dispose();
  });
});

test("the same seed gives the same run twice, on one machine and on a second one", async () => {
  const [one, two] = [
    await trained(program({ kind: "adamw" }), 8),
    await trained(program({ kind: "adamw" }), 8),
  ];
  expect(two.save()).toEqual(one.save());
  const first = one.save();
  one.start(initialWeights(model, 1));
  for (let i = 0; i < 8; i++) one.update([batch(i)], rates());
  expect(one.save()).toEqual(first);
  one.dispose();
  two.dispose();
});

test("the mean of the weights is bias-corrected: after one update it is the weights, later it lies among them", async () => {
  const machine = await trained(program({ kind: "sgd", ema: 0.999 }), 1);
  const first = machine.save();
  expect(first.ema).toEqual(first.weights);
  machine.update([batch(1)], rates());
  const second = machine.save();
  // (0.999 * first + second) / 1.999: the past weighs 0.999 of the present, whatever the start.
  second.ema!.forEach((mean, i) => {
    expect(mean).toBeCloseTo((0.999 * first.weights[i] + second.weights[i]) / 1.999, 6);
  });
  machine.dispose();
});

test("a gradient longer than the limit is shortened to it, whatever the limit", async () => {
  const machine = await trained(program({ kind: "sgd" }), 0);
  const free = machine.update([batch(0)], rates(1, 0));
  machine.dispose();
  await fc.assert(
    fc.asyncProperty(fc.double({ min: 0.01, max: 2, noNaN: true }), async (clip) => {
      const clipped = await trained(program({ kind: "sgd", clip }), 0);
      const { gradientNorm } = clipped.update([batch(0)], rates(1, 0));
      expect(gradientNorm).toBe(free.gradientNorm);
      const { weights } = clipped.save();
      clipped.dispose();
      const length = Math.hypot(...initialWeights(model, 1).map((weight, i) => weight - weights[i]));
      expect(length).toBeCloseTo(Math.min(clip, free.gradientNorm), 4);
    }),
    { numRuns: 8, seed: 1 },
  );
});

test("rows of padding do not count, and probabilities of a row add up to 1", async () => {
  const machine = await trained(program({ kind: "sgd" }), 3);
  const whole = batch(9);
  const parts = [1, 2, 3].map((rows) => machine.evaluate({ ...whole, rows }));
  const probabilities = machine.predict(whole);
  for (let row = 0; row < ROWS; row++) {
    const own = probabilities.subarray(3 * row, 3 * row + 3);
    expect(own.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
  }
  const logs = [0, 1, 2].map((row) => -Math.log(probabilities[3 * row + whole.y[row]]));
  expect(parts[0].loss).toBeCloseTo(logs[0], 5);
  expect(parts[2].loss).toBeCloseTo(logs[0] + logs[1] + logs[2], 5);
  machine.dispose();
});

test("an LR far too high ends in a loss that is not finite, and the machine can start afresh", async () => {
  const machine = await trained(program({ kind: "sgd" }), 2);
  const before = machine.save().weights;
  let loss = 0;
  for (let i = 0; i < 20 && Number.isFinite(loss); i++) loss = machine.update([batch(i)], rates(1e30)).loss;
  expect(Number.isFinite(loss)).toBe(false);
  machine.start(initialWeights(model, 1));
  for (let i = 0; i < 2; i++) machine.update([batch(i)], rates());
  expect(machine.save().weights).toEqual(before);
  machine.dispose();
});

test("5,000 updates leave nothing behind: the device's memory no longer grows", async () => {
  const machine = await trained(program({ kind: "adamw", ema: 0.9, clip: 1 }), 20);
  const busy = (updates: number) => {
    for (let i = 0; i < updates; i++) {
      machine.update([batch(0)], rates());
      if (i % 20 === 0) machine.update([batch(0), batch(1)], rates());
      if (i % 50 === 0) machine.evaluate(batch(0), "ema");
    }
  };
  busy(100);
  const grow = vi.spyOn(memory.prototype, "grow");
  // One leaked vector in each would be 5,000 * 67 * 4 bytes: twenty pages.
  busy(5000);
  expect(grow).not.toHaveBeenCalled();
  grow.mockRestore();
  machine.dispose();
});

test("weights of another model and a state of another optimizer are refused by a sentence", async () => {
  const machine = await engine.prepare(program({ kind: "sgd" }));
  expect(() => machine.start(new Float32Array(3))).toThrow(
    "weights: expected 67 numbers, as the model has, received 3",
  );
  const other = (await trained(program({ kind: "adam" }), 1)).save();
  expect(() => machine.load(other)).toThrow("slots: expected 0, as the optimizer has, received 2");
  machine.start(initialWeights(model, 1));
  expect(() => machine.evaluate(batch(0), "ema")).toThrow("ema: expected an optimizer that keeps a mean");
  machine.dispose();
});
