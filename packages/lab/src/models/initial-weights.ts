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
  let inputs = 1;
  const parts = list.map(({ name, shape }, i) => {
    const last = i === list.length - 2;
    if (shape.length > 1) inputs = last ? shape[1] : sizeOf(shape.slice(0, -1));
    const bound = name.startsWith("embedding") ? Math.sqrt(3) : 1 / Math.sqrt(inputs);
    const { uniform } = random(seed, "init", name);
    return Array.from({ length: sizeOf(shape) }, () => (2 * uniform() - 1) * bound);
  });
  return Float32Array.from(parts.flat());
}
