import type { numpy as np } from "@jax-js/jax";
import type { CharactersSpec, CnnSpec, MlpSpec, ModelSpec } from "../models/model.ts";
import { imageSizes } from "../models/parameters.ts";
import { convolution, type ImageShape, pool } from "./image-layers.ts";
import { type Activation, type Cut, dense, embed, type Passed } from "./layers.ts";

/**
 * A model applied to a batch: its outputs before any softmax, `[rows, outputs]`, and the way back to the gradients of
 * all parameters, in the order of `parameters(model)`.
 */
export function forward(model: ModelSpec, cuts: readonly Cut[], x: np.Array): Forward {
  const layers = layersOf(model, cuts, x.shape[0]);
  const passed: Passed[] = [];
  let values: Cut = () => x.ref;
  for (const layer of layers) {
    passed.push(layer(values));
    values = passed[passed.length - 1].outputs;
  }
  return { outputs: values(), back: (gradient) => backThrough(passed, gradient) };
}

export interface Forward {
  readonly outputs: np.Array;
  readonly back: (gradient: np.Array) => readonly np.Array[];
}

function backThrough(passed: readonly Passed[], gradient: np.Array): readonly np.Array[] {
  let parameters: readonly np.Array[] = [];
  let current: np.Array | undefined = gradient;
  for (let i = passed.length - 1; i >= 0; i--) {
    const back = passed[i].back(current!, i > 0);
    parameters = [...back.parameters, ...parameters];
    current = back.inputs;
  }
  return parameters;
}

type Layer = (x: Cut) => Passed;

function layersOf(model: ModelSpec, cuts: readonly Cut[], rows: number): readonly Layer[] {
  switch (model.kind) {
    case "mlp":
      return mlp(model, cuts);
    case "characters":
      return characters(model, cuts);
    case "cnn":
      return cnn(model, cuts, rows);
  }
}

const mlp = (model: MlpSpec, cuts: readonly Cut[]): readonly Layer[] => {
  const activations = [...model.hidden.map(() => model.activation), "none" as const];
  return activations.map((activation, i) => layer(cuts.slice(2 * i), activation));
};

const characters = (model: CharactersSpec, cuts: readonly Cut[]): readonly Layer[] => [
  (x) => embed(x(), cuts[0], model.context),
  layer(cuts.slice(1), "tanh"),
  layer(cuts.slice(3), "none"),
];

function cnn(model: CnnSpec, cuts: readonly Cut[], rows: number): readonly Layer[] {
  const sizes = imageSizes(model);
  const images = model.filters.flatMap((filters, i): readonly Layer[] => {
    const [height, width] = sizes[i];
    const shape: ImageShape = [rows, height, width, model.filters[i - 1] ?? model.channels];
    const [weight, bias] = cuts.slice(2 * i);
    return [
      (x) => convolution(x, shape, { weight, bias, filters }),
      (x) => pool(x, [rows, height, width, filters]),
    ];
  });
  const rest = cuts.slice(2 * model.filters.length);
  return [...images, layer(rest, "relu"), layer(rest.slice(2), "none")];
}

/** The last layer's weight is the turned one: see `parameters`. */
const layer =
  ([weight, bias]: readonly Cut[], activation: Activation): Layer =>
  (x) =>
    dense(x, { weight, bias, turned: activation === "none" }, activation);
