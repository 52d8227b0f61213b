import * as tf from "@tensorflow/tfjs";
import { describe, expect, test } from "vitest";
import { compilePlan, type PlanSpec } from "../../plan/index.ts";
import { lrSchedule } from "../tfjs/index.ts";
import { createScheduler, groupOptimizers } from "./index.ts";

/** Three weights under names like those of a model; their gradients are 1, 2 and 3. */
function weights(): { readonly all: tf.Variable[]; readonly loss: () => tf.Scalar } {
  const id = tf.variable(tf.scalar(0)).name; // a name can be had only once
  const all = ["embed/kernel", "body/kernel", "head/kernel"].map((name) =>
    tf.variable(tf.scalar(0), true, `${name}/${id}`),
  );
  const loss = () => tf.addN(all.map((each, i) => each.mul(i + 1))) as tf.Scalar;
  return { all, loss };
}
const values = (variables: readonly tf.Variable[]): number[] => variables.map((each) => each.dataSync()[0]);

const plan: PlanSpec = {
  lr: { kind: "linear", from: 1, to: 0, over: "rest" },
  groups: [
    { name: "head", match: "head.**", multiplier: 0.5 },
    { name: "stem", match: "embed.**", frozen: true },
  ],
};

describe("groups in a loop of your own", () => {
  test("each group takes its own rate, and frozen ones stay", () => {
    const { all, loss } = weights();
    const optimizer = groupOptimizers(plan.groups ?? [], all, () => tf.train.sgd(9));
    const scheduler = createScheduler(optimizer, plan, { steps: 4 });
    const rates: number[] = [];
    for (let k = 0; k < 4; k++) {
      rates.push(scheduler.lr);
      optimizer.minimize(loss);
      scheduler.advance();
    }
    expect(rates).toEqual([1, 0.75, 0.5, 0.25]);
    const sum = 2.5;
    expect(values(all)).toEqual([0, -2 * sum, -3 * sum * 0.5]);
    expect(optimizer.groups.map(({ name, variables }) => [name, variables.length])).toEqual([
      ["head", 1],
      ["stem", 1],
      ["base", 1],
    ]);
    expect(optimizer.groups[1].optimizer).toBeUndefined();
  });

  test("gradients in any order reach the moments of their own variables: the trap of positions", () => {
    const train = (make: (all: tf.Variable[]) => tf.Optimizer, swap: boolean): number[] => {
      const { all, loss } = weights();
      const optimizer = make(all);
      for (let k = 0; k < 4; k++) {
        const { grads } = tf.variableGrads(loss, all);
        const named = Object.entries(grads).map(([name, tensor]) => ({ name, tensor }));
        optimizer.applyGradients(swap && k % 2 ? named.reverse() : named);
      }
      return values(all);
    };
    const adam = () => tf.train.adam(0.1, 0.9, 0.9);
    const grouped = (all: tf.Variable[]) => groupOptimizers([], all, adam);
    const straight = train(adam, false);
    expect(train(adam, true)).not.toEqual(straight); // plain TF.js mixes them up
    expect(train(grouped, false)).toEqual(straight);
    expect(train(grouped, true)).toEqual(straight);
  });

  test("weight decay is decoupled, as in AdamW: the weights shrink by LR times decay, then comes the update", () => {
    const { all, loss } = weights();
    for (const each of all) each.assign(tf.scalar(8));
    const decaying: PlanSpec = { lr: 0.5, weightDecay: 0.5, groups: [{ match: "head.**", weightDecay: 0 }] };
    const optimizer = groupOptimizers(decaying.groups ?? [], all, () => tf.train.sgd(9));
    const scheduler = createScheduler(optimizer, decaying, { steps: 2 });
    optimizer.minimize(loss);
    expect(values(all)).toEqual([8 * 0.75 - 0.5, 8 * 0.75 - 1, 8 - 1.5]);
    scheduler.advance();
    optimizer.minimize(loss);
    expect(values(all)).toEqual([5.5 * 0.75 - 0.5, 5 * 0.75 - 1, 6.5 - 1.5]);
  });

  test("against PyTorch's AdamW by hand: decay and moments of the same update", () => {
    const { all, loss } = weights();
    for (const each of all) each.assign(tf.scalar(1));
    const adamw: PlanSpec = {
      lr: { kind: "linear", from: 0.1, to: 0.02, over: 4 },
      beta1: 0.9,
      weightDecay: 0.1,
    };
    const optimizer = groupOptimizers([], all, () => tf.train.adam(9, 0.9, 0.999, 1e-8));
    const scheduler = createScheduler(optimizer, adamw, { steps: 4 });
    let byHand = 1;
    for (let k = 0; k < 4; k++) {
      optimizer.minimize(loss);
      scheduler.advance();
      const lr = 0.1 - 0.02 * k;
      byHand = byHand * (1 - lr * 0.1) - lr; // constant gradient: Adam's corrected ratio is 1
    }
    for (const each of values(all)) expect(each).toBeCloseTo(byHand, 5);
  });

  test("minimize gives the cost when asked, and leaves no tensors behind", () => {
    const { all, loss } = weights();
    const optimizer = groupOptimizers(plan.groups ?? [], all, () => tf.train.momentum(0.1, 0.9));
    const scheduler = createScheduler(optimizer, { ...plan, momentum: 0.5, weightDecay: 0.1 }, { steps: 9 });
    optimizer.minimize(loss);
    const before = tf.memory().numTensors;
    const cost = optimizer.minimize(loss, true) as tf.Scalar;
    expect(cost.dataSync()[0]).toBeLessThan(0);
    cost.dispose();
    expect(optimizer.minimize(loss)).toBeNull();
    scheduler.advance();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("groups in fit", () => {
  function twoLayers(): tf.Sequential {
    const model = tf.sequential();
    const layer = { units: 1, useBias: false, kernelInitializer: "ones" } as const;
    model.add(tf.layers.dense({ ...layer, inputShape: [1], name: "body" }));
    model.add(tf.layers.dense({ ...layer, name: "head" }));
    return model;
  }

  test("a grouped optimizer compiles, and each group has its rate in the history", async () => {
    const spec: PlanSpec = { lr: 0.5, groups: [{ name: "head", match: "head.**", multiplier: 0.25 }] };
    const model = twoLayers();
    const optimizer = groupOptimizers(spec.groups ?? [], model.trainableWeights, () => tf.train.sgd(9));
    model.compile({ optimizer, loss: (_, predicted) => tf.mean(predicted) });
    const ones = tf.ones([2, 1]);
    const { history } = await model.fit(ones, ones, { epochs: 1, verbose: 0, callbacks: lrSchedule(spec) });
    // loss = body * head: both gradients are 1.
    expect(model.getWeights().map((each) => each.dataSync()[0])).toEqual([0.5, 0.875]);
    expect([history.lr, history.lr_head]).toEqual([[0.5], [0.125]]);
  });

  test("names are those of the layers also in a second model of the same names", () => {
    const [, second] = [twoLayers(), twoLayers()];
    const { groups } = groupOptimizers([{ match: "head.kernel" }], second.trainableWeights, () =>
      tf.train.sgd(1),
    );
    expect(groups.map(({ variables }) => variables.length)).toEqual([1, 1]);
    expect(groups[0].variables[0]).not.toBe("head/kernel"); // TF.js made it unique
  });

  test("a model that was not asked is refused, and so is saving the optimizer with the model", async () => {
    const optimizer = groupOptimizers([], twoLayers().trainableWeights, () => tf.train.sgd(1));
    const other = twoLayers();
    other.compile({ optimizer, loss: "meanSquaredError" });
    const ones = tf.ones([2, 1]);
    await expect(other.fit(ones, ones, { verbose: 0 })).rejects.toThrow(
      "variables: expected the variables that the groups were made of, received",
    );
    const save = other.save(
      tf.io.withSaveHandler(async () => ({}) as tf.io.SaveResult),
      { includeOptimizer: true },
    );
    await expect(save).rejects.toThrow("optimizer: expected to be saved without includeOptimizer");
  });
});

describe("mistakes", () => {
  const sgd = () => tf.train.sgd(1);

  test("a pattern that matches nothing, with what was meant", () => {
    expect(() => groupOptimizers([{ match: "haed.**" }], [{ name: "head/kernel" }], sgd)).toThrow(
      'groups[0].match: expected a pattern that matches a parameter, received "haed.**"; did you mean "head.**"?',
    );
  });

  test("nothing to train", () => {
    expect(() => groupOptimizers([{ match: "**", frozen: true }], [{ name: "a" }], sgd)).toThrow(
      "groups: expected a group with parameters to train",
    );
  });

  test("a plan with other groups", () => {
    const { all } = weights();
    const optimizer = groupOptimizers([{ match: "head.**" }], all, sgd);
    expect(() => createScheduler(optimizer, plan, { steps: 4 })).toThrow(
      'optimizer: expected one of groupOptimizers, with the 3 groups of the plan (base included), received "one with 2 groups"',
    );
    expect(() => createScheduler(optimizer, compilePlan(plan, { steps: 4 }), { steps: 4 })).toThrow(
      "3 groups",
    );
  });
});
