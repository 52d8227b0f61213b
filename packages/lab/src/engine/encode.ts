import type { Batch, Program } from "./engine.ts";

/** A batch's inputs as the numbers that the model's first layer multiplies; tokens become one-hot rows. */
export function encodeInputs(program: Program, batch: Batch): Float32Array<ArrayBuffer> {
  const { model } = program;
  return model.kind === "characters" ? oneHot(batch.x, model.vocabulary) : floats(batch.x);
}

/** A batch's targets: one-hot rows of classes, or the values to predict. */
export function encodeTargets(program: Program, batch: Batch): Float32Array<ArrayBuffer> {
  return program.loss === "cross-entropy" ? oneHot(batch.y, outputsOf(program)) : floats(batch.y);
}

export const inputsOf = ({ model }: Program): number => {
  if (model.kind === "mlp") return model.inputs;
  if (model.kind === "cnn") return model.height * model.width * model.channels;
  return model.vocabulary;
};

export const outputsOf = ({ model }: Program): number =>
  model.kind === "characters" ? model.vocabulary : model.outputs;

function oneHot(classes: ArrayLike<number>, count: number): Float32Array<ArrayBuffer> {
  const encoded = new Float32Array(classes.length * count);
  for (let i = 0; i < classes.length; i++) encoded[i * count + classes[i]] = 1;
  return encoded;
}

const floats = (values: Float32Array | Int32Array): Float32Array<ArrayBuffer> =>
  values instanceof Float32Array && values.buffer instanceof ArrayBuffer
    ? (values as Float32Array<ArrayBuffer>)
    : Float32Array.from(values);
