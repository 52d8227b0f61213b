import * as tf from "@tensorflow/tfjs";
import { expect } from "vitest";

/** A model of one weight, at 0 at first, whose loss is that weight: each update takes exactly the LR off it. */
export function oneWeight(optimizer: tf.Optimizer | string = tf.train.sgd(123)): tf.Sequential {
  const model = tf.sequential();
  model.add(
    tf.layers.dense({ units: 1, useBias: false, inputShape: [1], kernelInitializer: "zeros", name: "head" }),
  );
  model.compile({ optimizer, loss: (_, predicted) => tf.mean(predicted) });
  return model;
}
export const weightOf = (model: tf.LayersModel): number => model.getWeights()[0].dataSync()[0];
export const data = (samples: number): tf.Tensor2D => tf.ones([samples, 1]);

/** What each batch took off the weight. */
export function recorder(model: tf.LayersModel): {
  readonly rates: number[];
  readonly callback: tf.CustomCallback;
} {
  const rates: number[] = [];
  let before = weightOf(model);
  const onBatchEnd = async (): Promise<void> => {
    const now = weightOf(model);
    rates.push(before - now);
    before = now;
  };
  return { rates, callback: new tf.CustomCallback({ onBatchEnd }) };
}
export const close = (got: readonly number[], want: readonly number[]): void => {
  expect(got.length).toBe(want.length);
  got.forEach((each, k) => {
    expect(Math.abs(each - want[k]), `update ${k}: ${each}, not ${want[k]}`).toBeLessThan(1e-6);
  });
};
export const falling = { kind: "linear", from: 1, to: 0, over: "rest" } as const;
/** The line from 1 to 0 over so many steps. */
export const line = (steps: number, from = 0, until = steps): number[] =>
  Array.from({ length: until - from }, (_, i) => 1 - (from + i) / steps);
