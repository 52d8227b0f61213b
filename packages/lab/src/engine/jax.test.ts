import { expect, test } from "vitest";
import { initialWeights } from "../models/index.ts";
import { random } from "../random/index.ts";
import type { Program } from "./engine.ts";
import { createJaxEngine } from "./jax.ts";

const program: Program = {
  model: { kind: "mlp", inputs: 4, hidden: [8], outputs: 3, activation: "tanh" },
  loss: "cross-entropy",
  optimizer: { kind: "adam" },
  microBatch: 6,
  evaluateBatch: 6,
};

const batch = () => {
  const { uniform, below } = random(5);
  return {
    x: Float32Array.from({ length: 24 }, uniform),
    y: Int32Array.from({ length: 6 }, () => below(3)),
  };
};

test("a model learns six rows by heart", async () => {
  const machine = await (await createJaxEngine()).prepare(program);
  machine.start(initialWeights(program.model, 1));
  const rates = { lr: [0.05], weightDecay: [0], momentum: 0.9, beta2: 0.999 };
  for (let i = 0; i < 200; i++) machine.update([batch()], rates);
  expect(machine.evaluate(batch()).right).toBe(6);
  expect(machine.evaluate(batch()).loss).toBeLessThan(0.5);
  machine.dispose();
});
