import type { LossName } from "../models/model.ts";
import type { Batch } from "./engine.ts";

/** Sum of the loss over the rows that count, and how many have their class on top; all in float64. */
export function outcome(
  loss: LossName,
  outputs: Float32Array,
  batch: { readonly y: Batch["y"]; readonly rows: number; readonly width: number },
): { readonly loss: number; readonly right: number } {
  const { y, rows, width } = batch;
  let sum = 0;
  let right = 0;
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    if (loss === "squared-error") {
      for (let i = 0; i < width; i++) sum += (outputs[at + i] - y[at + i]) ** 2 / width;
      continue;
    }
    const top = argmax(outputs, at, width);
    let total = 0;
    for (let i = 0; i < width; i++) total += Math.exp(outputs[at + i] - outputs[top]);
    sum += Math.log(total) + outputs[top] - outputs[at + y[row]];
    // A total that is NaN has no largest output.
    if (top - at === y[row] && total >= 1) right++;
  }
  return { loss: sum, right: loss === "squared-error" ? Number.NaN : right };
}

/** Class probabilities in place of outputs, row after row. */
export function softmaxRows(outputs: Float32Array, width: number): Float32Array {
  const probabilities = new Float32Array(outputs.length);
  for (let at = 0; at < outputs.length; at += width) {
    const top = outputs[argmax(outputs, at, width)];
    let total = 0;
    for (let i = at; i < at + width; i++) total += Math.exp(outputs[i] - top);
    for (let i = at; i < at + width; i++) probabilities[i] = Math.exp(outputs[i] - top) / total;
  }
  return probabilities;
}

/** Index of the largest of `width` numbers from `at`; the first of equal ones. */
function argmax(values: Float32Array, at: number, width: number): number {
  let best = at;
  for (let i = at + 1; i < at + width; i++) if (values[i] > values[best]) best = i;
  return best;
}
