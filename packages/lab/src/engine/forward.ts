import { numpy as np } from "@jax-js/jax";
import type { CharactersSpec, CnnSpec, MlpSpec, ModelSpec } from "../models/model.ts";
import { imageSizes } from "../models/parameters.ts";

/** The outputs of a model, `[rows, outputs]`, before any softmax. Takes over the arrays that it is given. */
export function forward(model: ModelSpec, weights: readonly np.Array[], x: np.Array): np.Array {
  switch (model.kind) {
    case "mlp":
      return mlp(model, weights, x);
    case "characters":
      return characters(model, weights, x);
    case "cnn":
      return cnn(model, weights, x);
  }
}

const layer = (x: np.Array, weight: np.Array, bias: np.Array): np.Array => np.dot(x, weight).add(bias);

const relu = (x: np.Array): np.Array => np.maximum(x, 0);

function mlp(model: MlpSpec, weights: readonly np.Array[], x: np.Array): np.Array {
  const activation = model.activation === "relu" ? relu : np.tanh;
  let values = layer(x, weights[0], weights[1]);
  for (let i = 2; i < weights.length; i += 2) values = layer(activation(values), weights[i], weights[i + 1]);
  return values;
}

/** `x` is one-hot, `[rows * context, vocabulary]`: the gradient of a gather does not compile. */
function characters(model: CharactersSpec, weights: readonly np.Array[], x: np.Array): np.Array {
  const [table, ...rest] = weights;
  const embedded = np.dot(x, table).reshape([-1, model.context * model.embedding]);
  return layer(np.tanh(layer(embedded, rest[0], rest[1])), rest[2], rest[3]);
}

function cnn(model: CnnSpec, weights: readonly np.Array[], x: np.Array): np.Array {
  const sizes = imageSizes(model);
  const rows = x.shape[0];
  let image = x.reshape([rows, model.height, model.width, model.channels]);
  for (let i = 0; i < model.filters.length; i++) {
    const [height, width] = sizes[i];
    const filters = model.filters[i];
    const weight = weights[2 * i].reshape([-1, filters]);
    const mapped = relu(layer(patches(image), weight, weights[2 * i + 1]));
    image = pool(mapped.reshape([rows, height, width, filters]));
  }
  const [first, firstBias, second, secondBias] = weights.slice(2 * model.filters.length);
  const flat = image.reshape([rows, -1]);
  return layer(relu(layer(flat, first, firstBias)), second, secondBias);
}

/** The 3x3 neighbourhood of every pixel, 0 outside: `[rows * height * width, 9 * channels]`. */
function patches(image: np.Array): np.Array {
  const [rows, height, width, channels] = image.shape;
  const padded = np.pad(image, [
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
  const shifted: np.Array[] = [];
  for (let dy = 0; dy < 3; dy++)
    for (let dx = 0; dx < 3; dx++)
      shifted.push(padded.ref.slice([], [dy, dy + height], [dx, dx + width], []));
  padded.dispose();
  return np.concatenate(shifted, -1).reshape([rows * height * width, 9 * channels]);
}

/** The mean of every 2x2 square. */
function pool(image: np.Array): np.Array {
  const [rows, height, width, channels] = image.shape;
  const [half, wide] = [Math.floor(height / 2), Math.floor(width / 2)];
  return np.mean(
    image.slice([], [0, 2 * half], [0, 2 * wide], []).reshape([rows, half, 2, wide, 2, channels]),
    [2, 4],
  );
}
