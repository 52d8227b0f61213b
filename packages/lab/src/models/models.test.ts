import { describe, expect, test } from "vitest";
import { initialWeights } from "./initial-weights.ts";
import type { ModelSpec } from "./model.ts";
import { parameters, sizeOf } from "./parameters.ts";

const mlp: ModelSpec = { kind: "mlp", inputs: 64, hidden: [32, 16], outputs: 10, activation: "relu" };
const characters: ModelSpec = { kind: "characters", vocabulary: 67, context: 8, embedding: 16, hidden: 64 };
const cnn: ModelSpec = {
  kind: "cnn",
  height: 28,
  width: 27,
  channels: 1,
  filters: [8, 16],
  hidden: 32,
  outputs: 10,
};

const named = (model: ModelSpec) =>
  Object.fromEntries(parameters(model).map(({ name, shape }) => [name, shape]));

describe("the parameters", () => {
  test("of an MLP are a weight and a bias a layer, the last weight turned", () => {
    expect(named(mlp)).toEqual({
      "layers.0.weight": [64, 32],
      "layers.0.bias": [32],
      "layers.1.weight": [32, 16],
      "layers.1.bias": [16],
      "layers.2.weight": [10, 16],
      "layers.2.bias": [10],
    });
  });

  test("of a character model begin with the table of embeddings", () => {
    expect(named(characters)).toEqual({
      "embedding.weight": [67, 16],
      "layers.0.weight": [128, 64],
      "layers.0.bias": [64],
      "layers.1.weight": [67, 64],
      "layers.1.bias": [67],
    });
  });

  test("of a CNN end in layers over what two poolings leave: 28x27, 14x13, 7x6", () => {
    expect(named(cnn)).toEqual({
      "convolutions.0.weight": [3, 3, 1, 8],
      "convolutions.0.bias": [8],
      "convolutions.1.weight": [3, 3, 8, 16],
      "convolutions.1.bias": [16],
      "layers.0.weight": [7 * 6 * 16, 32],
      "layers.0.bias": [32],
      "layers.1.weight": [10, 32],
      "layers.1.bias": [10],
    });
  });
});

describe.each([mlp, characters, cnn])("the initial weights of $kind", (model) => {
  /** Inputs of one output, by hand. */
  const inputs: { readonly [name: string]: number } = {
    "mlp layers.0": 64,
    "mlp layers.1": 32,
    "mlp layers.2": 16,
    "characters layers.0": 128,
    "characters layers.1": 64,
    "cnn convolutions.0": 9,
    "cnn convolutions.1": 72,
    "cnn layers.0": 672,
    "cnn layers.1": 32,
  };

  test("are uniform within 1/sqrt(inputs), embeddings within sqrt(3)", () => {
    const weights = initialWeights(model, 3);
    let at = 0;
    for (const { name, shape } of parameters(model)) {
      const size = sizeOf(shape);
      const part = weights.subarray(at, at + size);
      const layer = name.replace(/\.(weight|bias)$/, "");
      const bound = layer === "embedding" ? Math.sqrt(3) : 1 / Math.sqrt(inputs[`${model.kind} ${layer}`]);
      expect(Math.max(...part.map(Math.abs)), name).toBeLessThanOrEqual(Math.fround(bound));
      if (size >= 500) {
        const square = part.reduce((sum, weight) => sum + weight * weight, 0) / size;
        // The variance of a uniform number is bound^2 / 3; five standard errors, sqrt(4 / 45 / n) * bound^2.
        expect(Math.abs(square - bound ** 2 / 3), name).toBeLessThan(
          5 * Math.sqrt(4 / 45 / size) * bound ** 2,
        );
      }
      at += size;
    }
    expect(at).toBe(weights.length);
  });

  test("depend on the seed alone", () => {
    expect(initialWeights(model, 3)).toEqual(initialWeights(model, 3));
    expect(initialWeights(model, 3)).not.toEqual(initialWeights(model, 4));
  });
});

test("a wider layer does not change what the layers before it start from", () => {
  const wider = initialWeights({ ...mlp, outputs: 12 } as ModelSpec, 3);
  expect(wider.subarray(0, 64 * 32)).toEqual(initialWeights(mlp, 3).subarray(0, 64 * 32));
});
