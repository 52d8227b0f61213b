import { numpy as np } from "@jax-js/jax";
import type { Batch, Program } from "./engine.ts";

/** How the batches of a program become arrays. */
export interface Feed {
  /** Inputs to learn from; characters become one-hot rows, for there is no way back through a look-up. */
  readonly inputs: (batch: Batch) => np.Array;
  /** Inputs to evaluate; characters stay numbers, which is half the work. */
  readonly looked: (batch: Batch) => np.Array;
  /** Targets: one-hot rows of classes, or the values to predict. */
  readonly targets: (batch: Batch) => np.Array;
}

export function feed({ model, loss }: Program): Feed {
  const outputs = outputsOf(model);
  const inputs =
    model.kind === "characters"
      ? ({ x }: Batch) => oneHot(x, model.vocabulary)
      : ({ x }: Batch) => table(floats(x), inputsOf(model));
  return {
    inputs,
    looked: model.kind === "characters" ? ({ x }) => onWasm(Int32Array.from(x)) : inputs,
    targets: loss === "cross-entropy" ? ({ y }) => oneHot(y, outputs) : ({ y }) => table(floats(y), outputs),
  };
}

/** Numbers on the device; the flat shape is the default. */
export const onWasm = (
  data: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>,
  shape?: number[],
): np.Array => np.array(data, { shape: shape ?? [data.length], device: "wasm" });

export const outputsOf = (model: Program["model"]): number =>
  model.kind === "characters" ? model.vocabulary : model.outputs;

const inputsOf = (model: Exclude<Program["model"], { kind: "characters" }>): number =>
  model.kind === "mlp" ? model.inputs : model.height * model.width * model.channels;

const table = (data: Float32Array<ArrayBuffer>, width: number): np.Array =>
  onWasm(data, [data.length / width, width]);

function oneHot(classes: ArrayLike<number>, count: number): np.Array {
  const encoded = new Float32Array(classes.length * count);
  for (let i = 0; i < classes.length; i++) encoded[i * count + classes[i]] = 1;
  return table(encoded, count);
}

const floats = (values: Float32Array | Int32Array): Float32Array<ArrayBuffer> =>
  values instanceof Float32Array && values.buffer instanceof ArrayBuffer
    ? (values as Float32Array<ArrayBuffer>)
    : Float32Array.from(values);
