import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { close, data, falling, line, oneWeight, recorder, weightOf } from "../../../test/one-weight.ts";
import { earlyStop, plateau } from "../../control/index.ts";
import { lrSchedule } from "./index.ts";

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
