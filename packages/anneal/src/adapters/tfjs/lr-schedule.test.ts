import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { compile } from "../../compile/index.ts";
import { earlyStop, plateau } from "../../control/index.ts";
import { lrSchedule, lrScheduleFor } from "./index.ts";

/** A model of one weight, at 0 at first, whose loss is that weight: each update takes exactly the LR off it. */
function oneWeight(optimizer: tf.Optimizer | string = tf.train.sgd(123)): tf.Sequential {
  const model = tf.sequential();
  model.add(
    tf.layers.dense({ units: 1, useBias: false, inputShape: [1], kernelInitializer: "zeros", name: "head" }),
  );
  model.compile({ optimizer, loss: (_, predicted) => tf.mean(predicted) });
  return model;
}
const weightOf = (model: tf.LayersModel): number => model.getWeights()[0].dataSync()[0];
const data = (samples: number): tf.Tensor2D => tf.ones([samples, 1]);

/** What each batch took off the weight. */
function recorder(model: tf.LayersModel): { readonly rates: number[]; readonly callback: tf.CustomCallback } {
  const rates: number[] = [];
  let before = weightOf(model);
  const onBatchEnd = async (): Promise<void> => {
    const now = weightOf(model);
    rates.push(before - now);
    before = now;
  };
  return { rates, callback: new tf.CustomCallback({ onBatchEnd }) };
}
const close = (got: readonly number[], want: readonly number[]): void => {
  expect(got.length).toBe(want.length);
  got.forEach((each, k) => {
    expect(Math.abs(each - want[k]), `update ${k}: ${each}, not ${want[k]}`).toBeLessThan(1e-6);
  });
};
const falling = { kind: "linear", from: 1, to: 0, over: "rest" } as const;
/** The line from 1 to 0 over so many steps. */
const line = (steps: number, from = 0, until = steps): number[] =>
  Array.from({ length: until - from }, (_, i) => 1 - (from + i) / steps);

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

describe("several fits", () => {
  const args = { batchSize: 2, verbose: 0 } as const;

  test("each is a run of its own, unless initialEpoch goes on", async () => {
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const callbacks = [lrSchedule(falling), callback];
    await model.fit(data(4), data(4), { ...args, epochs: 2, callbacks });
    await model.fit(data(4), data(4), { ...args, epochs: 2, callbacks });
    await model.fit(data(4), data(4), { ...args, epochs: 4, initialEpoch: 2, callbacks });
    close(rates, [...line(4), ...line(4), ...line(8, 4)]);
  });

  test("with a horizon of your own they are parts of one run", async () => {
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const callbacks = [lrSchedule(falling, { horizon: { steps: 6 } }), callback];
    for (let i = 0; i < 3; i++) await model.fit(data(4), data(4), { ...args, epochs: 1, callbacks });
    close(rates, line(6));
  });

  test("resumed from JSON in another model, the rates and weights are those of an unbroken run", async () => {
    const control = () => plateau({ patience: 0, factor: 0.5, mode: "max" });
    const options = { control: control(), monitor: "loss" };
    const run = async (model: tf.LayersModel, epochs: number, more: object) => {
      const { rates, callback } = recorder(model);
      const lr = lrSchedule(falling, { ...options, horizon: { steps: 12 }, ...more });
      await model.fit(data(4), data(4), { ...args, epochs, callbacks: [lr, callback] });
      return { rates, state: JSON.parse(JSON.stringify(lr.state())) };
    };
    const whole = await run(oneWeight(), 6, {});
    const model = oneWeight();
    const first = await run(model, 3, {});
    const copy = oneWeight();
    copy.setWeights(model.getWeights());
    const second = await run(copy, 3, { resume: first.state });
    expect(first.state.control.factors[0]).toBeLessThan(1);
    close([...first.rates, ...second.rates], whole.rates);
    expect(second.state).toEqual(whole.state);
  });

  test("a resume that does not agree with initialEpoch is refused", async () => {
    const callbacks = lrSchedule(falling, { resume: { step: 7 } });
    const fit = (initialEpoch: number) =>
      oneWeight().fit(data(4), data(4), { ...args, epochs: 5, initialEpoch, callbacks });
    await expect(fit(0)).rejects.toThrow(
      "resume.step: expected a step of epoch 0 (0 to 1), where this fit begins, received 7 (10 steps); pass initialEpoch: 3 to fit, or horizon.steps",
    );
    await expect(fit(3)).resolves.toBeDefined();
  });

  test("a saved model keeps the LR of its last update: the trap; the schedule does not look at it", async () => {
    let saved: tf.io.ModelArtifacts | undefined;
    const save = tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    });
    // Loss functions of one's own cannot be saved, so this model has one of TF.js.
    const whole = tf.sequential();
    whole.add(tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer: "zeros" }));
    const compiled = { optimizer: tf.train.momentum(0.5, 0.5), loss: "meanSquaredError" };
    whole.compile(compiled);
    const fit = (on: tf.LayersModel, epochs: number, initialEpoch: number) =>
      on.fit(data(4), data(4), {
        ...args,
        epochs,
        initialEpoch,
        shuffle: false,
        callbacks: lrSchedule(falling, { horizon: { steps: 8 }, startStep: 2 * initialEpoch }),
      });
    await fit(whole, 2, 0);
    await whole.save(save, { includeOptimizer: true });
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved as tf.io.ModelArtifacts));
    const { learningRate } = loaded.optimizer.getConfig() as { learningRate: number };
    expect(learningRate).toBe(1 - 3 / 8); // not 0.5
    await fit(whole, 4, 2);
    await fit(loaded, 4, 2);
    expect(weightOf(loaded)).toBe(weightOf(whole));
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

describe("a controller", () => {
  test("cuts when the loss stops improving, after the warmup", async () => {
    // The loss of batch k is -(sum of rates before), ever better; seen as a metric to be raised it is ever worse.
    const control = plateau({ patience: 0, factor: 0.5, mode: "max" });
    const model = oneWeight();
    const { rates, callback } = recorder(model);
    const lr = lrSchedule(0.5, { control, monitorAfter: "2ep" });
    const { history } = await model.fit(data(2), data(2), {
      epochs: 5,
      batchSize: 2,
      verbose: 0,
      callbacks: [lr, callback],
    });
    // Epoch 1 (the second) is the first read: it sets the best. Epochs 2 and 3 cut.
    close(rates, [0.5, 0.5, 0.5, 0.25, 0.125]);
    expect(history.lr).toEqual([0.5, 0.5, 0.5, 0.25, 0.125]);
  });

  test("reads val_loss where there is one", async () => {
    const model = oneWeight();
    const read: number[] = [];
    const control = {
      start: 0,
      next: (n: number, metric: number) => read.push(metric) && n + 1,
      factor: () => 1,
    };
    const callbacks = lrSchedule(0.5, { control });
    const { history } = await model.fit(data(2), data(2), {
      epochs: 2,
      verbose: 0,
      validationData: [tf.fill([2, 1], 10), data(2)],
      callbacks,
    });
    expect(read).toEqual([-5, -10]); // after the epoch's update
    expect(history.val_loss).toEqual(read);
  });

  test("may say to stop", async () => {
    const model = oneWeight();
    const lr = lrSchedule(0.5, {
      control: earlyStop({ patience: 0, mode: "max" }),
      reading: (metric, step) => ({ step, metric }),
    });
    await model.fit(data(2), data(2), { epochs: 9, verbose: 0, callbacks: lr });
    expect(lr.step).toBe(2);
    expect(lr.state().control?.bestStep).toBe(1);
  });

  test("is refused a metric that the model does not have, before the first update", async () => {
    const model = oneWeight();
    const callbacks = lrSchedule(0.5, { control: plateau(), monitor: "los" });
    await expect(model.fit(data(2), data(2), { verbose: 0, callbacks })).rejects.toThrow(
      'monitor: expected one of loss, received "los"; did you mean "loss"?',
    );
    expect(weightOf(model)).toBe(0);
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
