import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { close, data, falling, line, oneWeight, recorder, weightOf } from "../../../test/one-weight.ts";
import { compile } from "../../compile/index.ts";
import { lrSchedule, lrScheduleFor } from "./index.ts";

describe("in fit", () => {
  test("update k uses the rate of step k; the run is epochs times batches", async () => {
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const lr = lrSchedule(falling);
    await model.fit(data(10), data(10), { epochs: 3, batchSize: 4, verbose: 0, callbacks: [lr, callback] });
    close(rates, line(9)); // ceil(10 / 4) = 3 batches
    expect(lr.horizon).toEqual({ steps: 9, stepsPerEpoch: 3, samplesPerStep: 10 / 3 });
    expect(lr.state()).toEqual({ step: 9 });
    expect(lr.step).toBe(9);
  });

  test("alone it needs no list, and the optimizer may be a name", async () => {
    const model = oneWeight("sgd");
    await model.fit(data(8), data(8), {
      epochs: 2,
      batchSize: 2,
      verbose: 0,
      callbacks: lrSchedule(falling),
    });
    expect(weightOf(model)).toBeCloseTo(-line(8).reduce((sum, each) => sum + each), 5);
  });

  test("every unit has a length: epochs, shares, samples and the rest", async () => {
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const spec = {
      kind: "sequence",
      of: [
        { kind: "constant", value: 0.5, over: "1ep" }, // 5 steps
        { kind: "constant", value: 0.25, over: "20%" }, // 4 of 20
        { kind: "constant", value: 0.125, over: "20sample" }, // at 10 samples in 5 steps: 10
        { kind: "constant", value: 0.0625 },
      ],
    } as const;
    await model.fit(data(10), data(10), {
      epochs: 4,
      batchSize: 2,
      verbose: 0,
      callbacks: [lrSchedule(spec), callback],
    });
    const parts = [
      [5, 0.5],
      [4, 0.25],
      [10, 0.125],
      [1, 0.0625],
    ];
    close(
      rates,
      parts.flatMap(([length, rate]) => Array<number>(length).fill(rate)),
    );
  });

  test("what validation takes off is not counted, and its batches are no updates", async () => {
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const callbacks = [lrSchedule(falling), callback];
    await model.fit(data(20), data(20), {
      epochs: 2,
      batchSize: 4,
      validationSplit: 0.4,
      verbose: 0,
      callbacks,
    });
    close(rates, line(6)); // 12 samples are left
  });

  test("the LR is in the logs of batches and epochs, and in the history", async () => {
    const model = oneWeight();
    const seen: unknown[] = [];
    const logged = new tf.CustomCallback({
      onBatchEnd: async (_, logs) => {
        seen.push(logs?.lr);
      },
    });
    const callbacks = [lrSchedule(falling), logged];
    const { history } = await model.fit(data(4), data(4), { epochs: 2, batchSize: 2, verbose: 0, callbacks });
    expect(seen).toEqual([1, 0.75, 0.5, 0.25]);
    expect(history.lr).toEqual([0.75, 0.25]); // of each epoch's last update
    expect(history.loss).toHaveLength(2);
  });

  test("initialEpoch begins at that epoch's step, of the same run", async () => {
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const callbacks = [lrSchedule(falling), callback];
    await model.fit(data(4), data(4), { epochs: 5, initialEpoch: 3, batchSize: 2, verbose: 0, callbacks });
    close(rates, line(10, 6));
  });

  test("leaves no tensors behind", async () => {
    const model = oneWeight();
    const [x, y] = [data(8), data(8)];
    const args = { epochs: 2, batchSize: 2, verbose: 0, callbacks: lrSchedule(falling) };
    await model.fit(x, y, args);
    const before = tf.memory().numTensors;
    await model.fit(x, y, args);
    expect(tf.memory().numTensors).toBe(before);
  });

  test("an early stop of TF.js ends it; what was done is known", async () => {
    const model = oneWeight();
    const lr = lrSchedule(0.1);
    const stop = tf.callbacks.earlyStopping({ monitor: "loss", patience: 1, mode: "max" }); // the loss falls
    await model.fit(data(4), data(4), { epochs: 50, batchSize: 2, verbose: 0, callbacks: [lr, stop] });
    expect([lr.step, lr.horizon?.steps]).toEqual([4, 100]); // the first epoch is the best, the second stale
  });
});

describe("in fitDataset", () => {
  const batches = (count: number) =>
    tf.data
      .array(Array(2 * count).fill(1))
      .map((x) => ({ xs: tf.tensor1d([x as number]), ys: tf.tensor1d([0]) }))
      .batch(2) as tf.data.Dataset<tf.TensorContainer>;

  test.each([
    ["the dataset knows its size", {}, {}],
    ["batchesPerEpoch is given", { batchesPerEpoch: 3 }, {}],
  ])("the run is known where %s", async (_, given, options) => {
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const callbacks = [lrSchedule(falling, options), callback];
    await model.fitDataset("batchesPerEpoch" in given ? batches(3).repeat() : batches(3), {
      epochs: 2,
      verbose: 0,
      callbacks,
      ...given,
    });
    close(rates, line(6));
  });

  const unsized = () =>
    tf.data.generator(async function* () {
      for (let i = 0; i < 3; i++) yield { xs: tf.ones([2, 1]), ys: tf.ones([2, 1]) };
    } as never) as unknown as tf.data.Dataset<tf.TensorContainer>;

  test("otherwise it must be given, and then initialEpoch counts too", async () => {
    const model = oneWeight();
    const fit = (options: object, callback?: tf.CustomCallback) =>
      model.fitDataset(unsized(), {
        epochs: 4,
        initialEpoch: 2,
        verbose: 0,
        callbacks: [lrSchedule(falling, options), ...(callback ? [callback] : [])],
      });
    await expect(fit({})).rejects.toThrow(
      "horizon.stepsPerEpoch: expected the batches of an epoch, since this dataset does not say: batchesPerEpoch of fitDataset, or { horizon: { stepsPerEpoch } } of lrSchedule, received nothing",
    );
    const { rates, callback } = recorder(model);
    await fit({ horizon: { stepsPerEpoch: 3 } }, callback);
    close(rates, line(12, 6));
  });
});

describe("mistakes come as sentences, before the first update", () => {
  test.each([
    [{ kind: "linear", from: 1, to: 0, over: "120%" }, "linear.over: expected at most"],
    [{ lr: 0.1, batchSize: 8 }, "plan.batchSize: expected none: fit has batches of one size"],
    [{ lr: 0.1, momentum: 0.9 }, "momentum: expected an optimizer with momentum"],
  ])("%j", async (schedule, sentence) => {
    const model = oneWeight();
    const fit = model.fit(data(4), data(4), {
      epochs: 2,
      verbose: 0,
      callbacks: lrSchedule(schedule as never),
    });
    await expect(fit).rejects.toThrow(sentence);
    expect(weightOf(model)).toBe(0);
  });

  test("a place behind a plain object, where TF.js hides the model", async () => {
    const callbacks = [{ onEpochEnd: () => undefined }, lrSchedule(0.1)];
    await expect(oneWeight().fit(data(4), data(4), { verbose: 0, callbacks })).rejects.toThrow(
      "lrSchedule: expected to stand first in the list of callbacks",
    );
  });

  test("no TF.js at all", () => {
    expect(() => lrScheduleFor({} as never)).toThrow("tf: expected TF.js with its layers");
  });
});

test("the TF.js that a script tag leaves behind serves as well", async () => {
  const model = oneWeight();
  const curve = compile(falling, { steps: 4 });
  const callbacks = lrScheduleFor(tf)(curve);
  await model.fit(data(8), data(8), { batchSize: 2, verbose: 0, callbacks });
  expect(weightOf(model)).toBeCloseTo(-2.5, 5);
});

test.each([
  ["batch", 64],
  ["epoch", 2],
  ["never", 0],
] as const)("the page may breathe as often as yieldEvery says: %s", async (yieldEvery, times) => {
  const callbacks = lrSchedule(falling, { yieldEvery });
  let frames = 0;
  const nextFrameFunc = async (): Promise<void> => {
    frames++;
  };
  Object.assign(callbacks, { nextFrameFunc });
  await oneWeight().fit(data(32), data(32), { batchSize: 1, verbose: 0, callbacks, epochs: 2 });
  expect(frames).toBe(times);
});
