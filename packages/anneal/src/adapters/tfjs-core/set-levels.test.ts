import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { getLr, setBeta, setLr, setMomentum } from "./index.ts";

/** One update with gradient 1 on a weight of 0. */
function firstUpdate(optimizer: tf.Optimizer): number {
  const weight = tf.variable(tf.scalar(0));
  optimizer.minimize(() => weight.mul(1) as tf.Scalar, false, [weight]);
  return weight.dataSync()[0];
}
const assignLr = (optimizer: tf.Optimizer, lr: number): void => {
  (optimizer as unknown as { learningRate: number }).learningRate = lr;
};

describe("the LR", () => {
  test.each([
    ["sgd", () => tf.train.sgd(1)],
    ["momentum", () => tf.train.momentum(1, 0.9)],
  ])("%s ignores an assignment to learningRate, and obeys setLr", (_, make) => {
    const assigned = make();
    assignLr(assigned, 0.25);
    expect(firstUpdate(assigned)).toBe(-1); // the trap
    const set = make();
    setLr(set, 0.25);
    expect(firstUpdate(set)).toBe(-0.25);
    expect(getLr(set)).toBe(0.25);
  });

  test.each([
    ["adagrad", () => tf.train.adagrad(1)],
    ["adadelta", () => tf.train.adadelta(1)],
    ["adam", () => tf.train.adam(1)],
    ["adamax", () => tf.train.adamax(1)],
    ["rmsprop", () => tf.train.rmsprop(1)],
  ])("%s has no setLearningRate, and obeys setLr", (_, make) => {
    expect("setLearningRate" in make()).toBe(false);
    const set = make();
    setLr(set, 0.25);
    expect(firstUpdate(set)).toBeCloseTo(firstUpdate(make()) / 4, 6);
  });

  test("setting it a thousand times leaves no tensor behind", () => {
    const optimizer = tf.train.momentum(1, 0.9);
    const before = tf.memory().numTensors;
    for (let k = 0; k < 1000; k++) {
      setMomentum(optimizer, k / 1000);
      setLr(optimizer, k);
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  test("an Adamax with a decay of its own is refused, since it would divide the LR", () => {
    const adamax = tf.train.adamax(1, 0.9, 0.999, 1e-7, 0.5);
    expect(() => setLr(adamax, 0.1)).toThrow(
      "optimizer.decay: expected 0, since the schedule sets the LR; write the decay into the schedule, as inverseTime, received 0.5",
    );
    const rmsprop = tf.train.rmsprop(1, 0.5); // whose decay is another thing
    expect(() => setLr(rmsprop, 0.1)).not.toThrow();
  });

  test.each([
    [() => setLr(tf.train.adam(1), Number.NaN), "lr: expected a finite number, received NaN"],
    [() => setLr({}, 1), "optimizer: expected an optimizer of TF.js"],
    [() => setLr(undefined as never, 1), "optimizer: expected an optimizer of TF.js"],
    [() => getLr({}), "optimizer: expected an optimizer with a number learningRate"],
  ])("mistake %# is refused by a sentence", (mistake, sentence) => {
    expect(mistake).toThrow(sentence);
  });
});

describe("momentum", () => {
  /** Weights after each update with gradient 1 and LR 0.5, by the rule of Sutskever et al. in float64. */
  function byHand(momenta: readonly number[], nesterov: boolean): number[] {
    let [weight, velocity] = [0, 0];
    return momenta.map((momentum) => {
      velocity = momentum * velocity + 1;
      weight -= 0.5 * (nesterov ? 1 + momentum * velocity : velocity);
      return weight;
    });
  }

  const momenta = [0.95, 0.9, 0.85, 0.9, 0, 0.5];
  const train = (nesterov: boolean, set: (optimizer: tf.MomentumOptimizer, value: number) => void) => {
    const optimizer = tf.train.momentum(0.5, momenta[0], nesterov);
    const weight = tf.variable(tf.scalar(0));
    return momenta.map((momentum) => {
      set(optimizer, momentum);
      optimizer.minimize(() => weight.mul(1) as tf.Scalar, false, [weight]);
      return weight.dataSync()[0];
    });
  };
  const agree = (got: readonly number[], want: readonly number[]): void =>
    got.forEach((each, k) => {
      expect(each).toBeCloseTo(want[k], 5);
    });

  test("TF.js's own setMomentum has no effect: the trap", () => {
    const constant = momenta.map(() => momenta[0]);
    agree(
      train(false, (optimizer, value) => optimizer.setMomentum(value)),
      byHand(constant, false),
    );
  });

  test.each([false, true])("setMomentum has, with Nesterov %s", (nesterov) => {
    agree(train(nesterov, setMomentum), byHand(momenta, nesterov));
  });

  test("of rmsprop it is a number that is read at every update", () => {
    const optimizer = tf.train.rmsprop(0.5, 0.9, 0.9);
    setMomentum(optimizer, 0.25);
    expect((optimizer as unknown as { momentum: number }).momentum).toBe(0.25);
  });

  test("of sgd or Adam there is none", () => {
    expect(() => setMomentum(tf.train.sgd(1), 0.9)).toThrow(
      'momentum: expected an optimizer with momentum: tf.train.momentum or tf.train.rmsprop, received "SGD"',
    );
    expect(() => setMomentum(tf.train.adam(1), 0.9)).toThrow('did you mean "beta1"?');
  });
});

describe("betas", () => {
  const betas = [0.95, 0.9, 0.85, 0.9, 0.5, 0.8];
  const gradients = [1, -0.5, 2, 0.25, -1, 3];

  /** Adam with changing betas in float64: the correction is by what the weights of all gradients sum up to. */
  function adamByHand(beta1: readonly number[], beta2: readonly number[]): number[] {
    let [weight, m, v, product1, product2] = [0, 0, 0, 1, 1];
    return gradients.map((gradient, k) => {
      m = beta1[k] * m + (1 - beta1[k]) * gradient;
      v = beta2[k] * v + (1 - beta2[k]) * gradient ** 2;
      product1 *= beta1[k];
      product2 *= beta2[k];
      weight -= (0.1 * (m / (1 - product1))) / (Math.sqrt(v / (1 - product2)) + 1e-7);
      return weight;
    });
  }
  const train = (set: (optimizer: tf.AdamOptimizer, k: number) => void) => {
    const optimizer = tf.train.adam(0.1, 0.9, 0.99);
    const weight = tf.variable(tf.scalar(0));
    return gradients.map((gradient, k) => {
      set(optimizer, k);
      optimizer.minimize(() => weight.mul(gradient) as tf.Scalar, false, [weight]);
      return weight.dataSync()[0];
    });
  };
  const same = (value: number): number[] => gradients.map(() => value);

  test("beta1 changes between updates, and the bias stays corrected", () => {
    const got = train((optimizer, k) => setBeta(optimizer, "beta1", betas[k]));
    adamByHand(betas, same(0.99)).forEach((want, k) => {
      expect(got[k]).toBeCloseTo(want, 5);
    });
  });

  test("so does beta2", () => {
    const got = train((optimizer, k) => setBeta(optimizer, "beta2", betas[k]));
    adamByHand(same(0.9), betas).forEach((want, k) => {
      expect(got[k]).toBeCloseTo(want, 5);
    });
  });

  test("an assignment alone would correct by the betas of before: the trap", () => {
    const got = train((optimizer, k) => {
      (optimizer as unknown as { beta1: number }).beta1 = betas[k];
    });
    expect(Math.abs(got[0] - adamByHand(betas, same(0.99))[0])).toBeGreaterThan(0.04); // half of the first update
  });

  test("a beta of 0 can be reached, and left again", () => {
    const schedule = [0.9, 0, 0.9, 0.8, 0, 0.5];
    const got = train((optimizer, k) => setBeta(optimizer, "beta1", schedule[k]));
    adamByHand(schedule, same(0.99)).forEach((want, k) => {
      expect(got[k]).toBeCloseTo(want, 5);
    });
  });

  test("setting them leaves no tensor behind", () => {
    const optimizer = tf.train.adam(1);
    const before = tf.memory().numTensors;
    for (let k = 1; k < 100; k++) setBeta(optimizer, "beta1", k / 100);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    [tf.train.adam(1, 0), "beta1: expected an optimizer made with one above 0, to be scheduled, received 0"],
    [
      tf.train.sgd(1),
      'beta1: expected an optimizer with beta1: tf.train.adam or tf.train.adamax, received "SGD"',
    ],
  ])("mistake %# is refused by a sentence", (optimizer, sentence) => {
    expect(() => setBeta(optimizer, "beta1", 0.5)).toThrow(sentence);
  });
});
