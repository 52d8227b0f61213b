import type { CnnSpec, ModelSpec, Parameter } from "./model.ts";

/**
 * The parameters of a model, in the order in which they lie in its flat vector of weights.
 *
 * A weight is `[inputs, outputs]`, and `[3, 3, channels, filters]` for a convolution; that of the last layer is
 * `[outputs, inputs]`. So the side that lies together is one of hidden units, whose number is a multiple of four where
 * that of columns or of characters need not be: half the time of a step for 67 characters.
 */
export function parameters(model: ModelSpec): readonly Parameter[] {
  switch (model.kind) {
    case "mlp":
      return dense([model.inputs, ...model.hidden, model.outputs]);
    case "characters":
      return [
        { name: "embedding.weight", shape: [model.vocabulary, model.embedding] },
        ...dense([model.context * model.embedding, model.hidden, model.vocabulary]),
      ];
    case "cnn":
      return [...convolutions(model), ...dense([pooledSize(model), model.hidden, model.outputs])];
  }
}

/** How many numbers a parameter has. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Height and width after each convolution's pooling, the image's own first. An odd last row or column is dropped. */
export function imageSizes(model: CnnSpec): readonly (readonly [number, number])[] {
  const sizes: (readonly [number, number])[] = [[model.height, model.width]];
  for (const _ of model.filters) {
    const [height, width] = sizes[sizes.length - 1];
    sizes.push([Math.floor(height / 2), Math.floor(width / 2)]);
  }
  return sizes;
}

function pooledSize(model: CnnSpec): number {
  const [height, width] = imageSizes(model)[model.filters.length];
  return height * width * (model.filters[model.filters.length - 1] ?? model.channels);
}

const dense = (widths: readonly number[]): readonly Parameter[] =>
  widths.slice(1).flatMap((outputs, i) => [
    {
      name: `layers.${i}.weight`,
      shape: i === widths.length - 2 ? [outputs, widths[i]] : [widths[i], outputs],
    },
    { name: `layers.${i}.bias`, shape: [outputs] },
  ]);

const convolutions = (model: CnnSpec): readonly Parameter[] =>
  model.filters.flatMap((filters, i) => [
    { name: `convolutions.${i}.weight`, shape: [3, 3, model.filters[i - 1] ?? model.channels, filters] },
    { name: `convolutions.${i}.bias`, shape: [filters] },
  ]);
