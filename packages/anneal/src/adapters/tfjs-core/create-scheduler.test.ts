import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { compile, createCompiler } from "../../compile/index.ts";
import { type Controller, plateau } from "../../control/index.ts";
import { compilePlan } from "../../plan/index.ts";
import { defineKind, linear } from "../../schedules/index.ts";
import { createScheduler } from "./index.ts";

const gradient = [0.5, -2, 0.125];
const loss = (weights: tf.Variable) => () => weights.mul(tf.tensor1d(gradient)).sum() as tf.Scalar;

const optimizers = {
  sgd: () => tf.train.sgd(1),
  momentum: () => tf.train.momentum(1, 0.9),
  nesterov: () => tf.train.momentum(1, 0.9, true),
  adagrad: () => tf.train.adagrad(1),
  adadelta: () => tf.train.adadelta(1),
  adam: () => tf.train.adam(1),
  adamax: () => tf.train.adamax(1),
  rmsprop: () => tf.train.rmsprop(1),
  "rmsprop, centered": () => tf.train.rmsprop(1, 0.9, 0, 1e-3, true),
};

/** What each update adds to the weights. */
function updates(optimizer: tf.Optimizer, steps: number, after: () => void): number[][] {
  const weights = tf.variable(tf.zeros([3]));
  const places = [[0, 0, 0]];
  for (let k = 0; k < steps; k++) {
    optimizer.minimize(loss(weights), false, [weights]);
    places.push([...weights.dataSync()]);
    after();
  }
  return places.slice(1).map((place, k) => place.map((value, i) => value - places[k][i]));
}

describe("every optimizer of TF.js takes the LR of the schedule", () => {
  const steps = 12;
  const rate = (k: number): number => 0.4 * (1 - k / steps);

  test.each(Object.entries(optimizers))("%s: update k is the LR times that of LR 1", (_, make) => {
    // All of them multiply by the LR last, so that a constant gradient gives the same directions at any LR.
    const directions = updates(make(), steps, () => undefined);
    const optimizer = make();
    const scheduler = createScheduler(optimizer, linear({ from: 0.4, to: 0, over: "rest" }), { steps });
    const scheduled = updates(optimizer, steps, scheduler.advance);
    scheduled.forEach((update, k) => {
      update.forEach((value, i) => {
        expect(Math.abs(value - rate(k) * directions[k][i])).toBeLessThan(2e-6);
      });
    });
    expect(scheduled[0].every((value) => Math.abs(value) > 1e-5)).toBe(true);
    expect(scheduler.step).toBe(steps);
  });

  test("sgd: each weight is what the rule gives in float32, to the bit", () => {
    const optimizer = tf.train.sgd(7);
    const scheduler = createScheduler(optimizer, linear({ from: 0.4, to: 0, over: "rest" }), { steps });
    const weights = tf.variable(tf.zeros([3]));
    const byHand = [0, 0, 0];
    for (let k = 0; k < steps; k++) {
      optimizer.minimize(loss(weights), false, [weights]);
      scheduler.advance();
      gradient.forEach((each, i) => {
        byHand[i] = Math.fround(byHand[i] + Math.fround(Math.fround(-rate(k)) * each));
      });
      expect([...weights.dataSync()]).toEqual(byHand);
    }
  });
});

describe("a scheduler", () => {
  const halving = { kind: "steps", at: [1, 2], values: [0.4, 0.2, 0.1] } as const;

  test("sets the first LR at once, later ones when an update is done", () => {
    const optimizer = tf.train.adam(1);
    const scheduler = createScheduler(optimizer, halving, { steps: 3 });
    const seen = [scheduler.lr];
    for (let k = 0; k < 3; k++) {
      scheduler.advance();
      seen.push(scheduler.lr);
    }
    expect(seen).toEqual([0.4, 0.2, 0.1, 0.1]);
    expect([0, 1, 2].map((step) => scheduler.at(step))).toEqual([0.4, 0.2, 0.1]);
  });

  test.each([
    ["a spec", halving],
    ["a curve", compile(halving, { steps: 3 })],
    ["a plan's JSON", { lr: halving }],
    ["a plan", compilePlan({ lr: halving }, { steps: 3 })],
    ["a function of the horizon", () => halving],
  ])("takes %s", (_, schedule) => {
    const scheduler = createScheduler({ learningRate: 1 }, schedule, { steps: 3 });
    expect([scheduler.lr, scheduler.at(2)]).toEqual([0.4, 0.1]);
  });

  test("takes kinds of your own through a function of the horizon", () => {
    const mine = defineKind<{ kind: "mine" }>("mine", "Mine.", {}, (_, { horizon }) => ({
      span: horizon.steps,
      at: (step) => horizon.steps - step,
    }));
    const own = createCompiler([mine]);
    const scheduler = createScheduler(
      { learningRate: 1 },
      (horizon) => own({ kind: "mine" } as never, horizon),
      { steps: 8 },
    );
    expect(scheduler.at(3)).toBe(5);
  });

  test("goes on from its state exactly, the controller included", () => {
    const control = plateau({ patience: 0, factor: 0.5 });
    const run = (losses: readonly number[], resume?: unknown) => {
      const optimizer = { learningRate: 1 };
      const scheduler = createScheduler(optimizer, halving, { steps: 3 }, { control, resume });
      const seen = losses.map((metric) => {
        scheduler.read(metric);
        const { learningRate } = optimizer;
        scheduler.advance();
        return learningRate;
      });
      return { seen, state: JSON.parse(JSON.stringify(scheduler.state())) };
    };
    const whole = run([2, 2, 2]);
    expect(whole.seen).toEqual([0.4, 0.1, 0.025]); // the first sets the best, the others cut
    const first = run([2, 2]);
    expect(first.state.step).toBe(2);
    expect(run([2], first.state).seen).toEqual([0.025]);
    expect(run([2], first.state).state).toEqual(whole.state);
  });

  test.each([
    [{ resume: 5 }, "resume: expected what state() gave: { step }, received 5"],
    [{ resume: {} }, "resume.step: expected a whole number of at least 0, received nothing"],
    [{ startStep: 1.5 }, "startStep: expected a whole number of at least 0, received 1.5"],
    [
      { resume: { step: 1, control: {} } },
      "control: expected the controller whose state is in resume, received nothing",
    ],
    [
      { resume: { step: 1 }, control: plateau() as Controller<unknown, number> },
      "resume.control: expected the state of the controller, received nothing",
    ],
  ])("refuses %j", (options, sentence) => {
    expect(() => createScheduler<unknown, number>({ learningRate: 1 }, 0.1, { steps: 3 }, options)).toThrow(
      sentence,
    );
  });

  test.each([
    [{ lr: 0.1, momentum: 0.9 }, tf.train.sgd(1), "momentum: expected an optimizer with momentum"],
    [{ lr: 0.1, momentum: 0.9 }, tf.train.adam(1), 'received "Adam"; did you mean "beta1"?'],
    [{ lr: 0.1, beta1: 0.9 }, tf.train.momentum(1, 0.5), 'received "Momentum"; did you mean "momentum"?'],
    [{ lr: 0.1, weightDecay: 0.01 }, tf.train.adam(1), "which adds the weight decay that TF.js lacks"],
    [
      { lr: 0.1, groups: [{ match: "head.**", multiplier: 10 }] },
      tf.train.adam(1),
      'optimizer: expected one of groupOptimizers, with the 2 groups of the plan (base included), received "Adam"',
    ],
    [undefined, tf.train.adam(1), "schedule: expected a spec, a plan, a curve or a number, received nothing"],
    [{ kind: "cosin" }, tf.train.adam(1), 'received "cosin"; did you mean "cosine"?'],
  ])("refuses a schedule that the optimizer cannot follow: %j", (schedule, optimizer, sentence) => {
    expect(() => createScheduler(optimizer, schedule as never, { steps: 10 })).toThrow(sentence);
  });
});
