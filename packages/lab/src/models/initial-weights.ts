import { random } from "../random/index.ts";
import type { ModelSpec } from "./model.ts";
import { parameters, sizeOf } from "./parameters.ts";

/**
 * The weights that a run starts from, as one flat vector: the same on every machine for the same seed.
 *
 * Weights and biases of a layer: uniform in ±1/sqrt(n), n the inputs of one of its outputs, as PyTorch's
 * `Linear` and `Conv2d` begin. Embeddings: uniform in ±sqrt(3), which has the variance of PyTorch's N(0, 1).
 * Each parameter has a stream of its own, so a wider layer does not change what the others start from.
 */
export function initialWeights(model: ModelSpec, seed: number): Float32Array {
  const list = parameters(model);
  const weights = new Float32Array(list.reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  let at = 0;
  let inputs = 1;
  list.forEach(({ name, shape }, i) => {
    const turned = i === list.length - 2;
    if (shape.length > 1) inputs = turned ? shape[1] : sizeOf(shape.slice(0, -1));
    const bound = name.startsWith("embedding") ? Math.sqrt(3) : 1 / Math.sqrt(inputs);
    const { uniform } = random(seed, "init", name);
    const end = at + sizeOf(shape);
    while (at < end) weights[at++] = (2 * uniform() - 1) * bound;
  });
  return weights;
}
