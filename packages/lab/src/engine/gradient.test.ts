import { expect, test } from "vitest";
import { initialWeights } from "../models/index.ts";
import type { LossName, ModelSpec } from "../models/model.ts";
import { parameters } from "../models/parameters.ts";
import { random } from "../random/index.ts";
import type { Batch, Program } from "./engine.ts";
import { createJaxEngine } from "./jax.ts";

const rows = 5;

const cases: readonly { readonly model: ModelSpec; readonly loss: LossName }[] = [
  {
    model: { kind: "mlp", inputs: 3, hidden: [4, 8], outputs: 3, activation: "tanh" },
    loss: "cross-entropy",
  },
  { model: { kind: "mlp", inputs: 7, hidden: [5], outputs: 2, activation: "tanh" }, loss: "squared-error" },
  { model: { kind: "mlp", inputs: 3, hidden: [], outputs: 4, activation: "relu" }, loss: "cross-entropy" },
  {
    model: { kind: "characters", vocabulary: 7, context: 3, embedding: 4, hidden: 8 },
    loss: "cross-entropy",
  },
  {
    model: { kind: "cnn", height: 5, width: 6, channels: 2, filters: [4, 3], hidden: 4, outputs: 3 },
    loss: "cross-entropy",
  },
];

function batchFor(model: ModelSpec, loss: LossName): Batch {
  const { normal, below } = random("gradient");
  const outputs = model.kind === "characters" ? model.vocabulary : model.outputs;
  const y =
    loss === "cross-entropy"
      ? Int32Array.from({ length: rows }, () => below(outputs))
      : Float32Array.from({ length: rows * outputs }, normal);
  if (model.kind === "characters")
    return { x: Int32Array.from({ length: rows * model.context }, () => below(model.vocabulary)), y };
  const inputs = model.kind === "mlp" ? model.inputs : model.height * model.width * model.channels;
  return { x: Float32Array.from({ length: rows * inputs }, normal), y };
}

test.each(cases)(
  "the gradient of $model.kind under $loss is the slope that finite differences see",
  async ({ model, loss }) => {
    const program: Program = {
      model,
      loss,
      optimizer: { kind: "sgd" },
      microBatch: rows,
      evaluateBatch: rows,
    };
    const machine = await (await createJaxEngine()).prepare(program);
    const weights = initialWeights(model, 3);
    const batch = batchFor(model, loss);
    machine.start(weights);
    // One step of SGD at LR 1 takes the gradient off the weights.
    machine.update([batch], { lr: [1], weightDecay: [0], momentum: 0, beta2: 0 });
    const moved = machine.save().weights;
    const lossAt = (index: number, by: number): number => {
      const other = weights.slice();
      other[index] += by;
      machine.start(other);
      return machine.evaluate(batch).loss / rows;
    };
    // A longer step would more often cross a kink of a ReLU, a shorter one lose digits of float32.
    const h = 2 ** -10;
    let index = 0;
    for (const { name, shape } of parameters(model)) {
      const size = shape.reduce((a, b) => a * b);
      // Up to six places of every parameter, among them its first and its last.
      for (const share of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
        const i = index + Math.round(share * (size - 1));
        const slope = (lossAt(i, h) - lossAt(i, -h)) / (2 * h);
        expect(Math.abs(weights[i] - moved[i] - slope), `${name}[${i - index}]`).toBeLessThan(4e-4);
      }
      index += size;
    }
    expect(index).toBe(machine.size);
    machine.dispose();
  },
);
