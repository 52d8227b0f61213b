// A loop of your own: groups with rates of their own, decoupled weight decay, plateau, save and resume.
//   node examples/tfjs-node/loop.mjs

import * as tf from "@tensorflow/tfjs";
import { warmupConstant } from "anneal";
import { createScheduler, groupOptimizers } from "anneal/adapters/tfjs";
import { plateau } from "anneal/control";
import { noDecay } from "anneal/groups";
import { spirals } from "./spirals.mjs";

const train = spirals(512, 1);
const test = spirals(256, 2);
const [x, y] = [tf.tensor2d(train.points), tf.tensor2d(train.labels)];
const [testX, testY] = [tf.tensor2d(test.points), tf.tensor2d(test.labels)];

const dense = (name, units, activation, seed) =>
  tf.layers.dense({ name, units, activation, kernelInitializer: tf.initializers.glorotNormal({ seed }) });
const model = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [2] })] });
model.add(dense("body_1", 32, "relu", 1));
model.add(dense("body_2", 32, "relu", 2));
model.add(dense("head", 1, "linear", 3));

const plan = {
  lr: warmupConstant({ peak: 0.02, warmup: "5%" }),
  weightDecay: 0.01,
  groups: [{ name: "head", match: "head/kernel", multiplier: 0.5 }, ...noDecay()],
};
const horizon = { steps: 400 };
const control = plateau({ patience: 0, minRatio: 0.1, factor: 0.5 });

const optimizer = groupOptimizers(plan.groups, model.trainableWeights, () => tf.train.adam());
let scheduler = createScheduler(optimizer, plan, horizon, { control });

const lossOn = (points, labels) => tf.losses.sigmoidCrossEntropy(labels, model.predict(points));
for (let step = 0; step < horizon.steps; step++) {
  const start = (step * 64) % 512;
  const [batchX, batchY] = [x.slice(start, 64), y.slice(start, 64)];
  optimizer.minimize(() => lossOn(batchX, batchY));
  tf.dispose([batchX, batchY]);
  scheduler.advance();

  if (scheduler.step % 40 === 0) {
    const loss = tf.tidy(() => lossOn(testX, testY)).dataSync()[0];
    scheduler.read(loss); // less than 10% better than the best: the LR is halved
    console.log(`step ${scheduler.step}: test loss ${loss.toFixed(4)}, LR from here ${scheduler.lr}`);
  }
  if (scheduler.step === 200) {
    const saved = JSON.stringify(scheduler.state()); // beside the weights of the model and of each group's optimizer
    scheduler = createScheduler(optimizer, plan, horizon, { control, resume: JSON.parse(saved) });
    console.log(`saved and resumed: ${saved}`);
  }
}

const right = tf.tidy(() => model.predict(testX).greater(0).equal(testY.cast("bool")).mean().dataSync()[0]);
console.log(`${scheduler.step} updates of ${optimizer.groups.length} groups, accuracy ${right.toFixed(3)}`);
