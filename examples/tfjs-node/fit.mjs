// A warmup and a cosine in model.fit. The schedule learns the length of the run from fit.
//   node examples/tfjs-node/fit.mjs

import * as tf from "@tensorflow/tfjs";
import { warmupCosine } from "anneal";
import { lrSchedule } from "anneal/adapters/tfjs";
import { spirals } from "./spirals.mjs";

const train = spirals(512, 1);
const test = spirals(256, 2);

const hidden = (seed) =>
  tf.layers.dense({ units: 32, activation: "relu", kernelInitializer: tf.initializers.heNormal({ seed }) });
const model = tf.sequential({
  layers: [tf.layers.inputLayer({ inputShape: [2] }), hidden(1), hidden(2)],
});
const kernelInitializer = tf.initializers.glorotNormal({ seed: 3 });
model.add(tf.layers.dense({ units: 1, activation: "sigmoid", kernelInitializer }));
model.compile({ optimizer: tf.train.adam(), loss: "binaryCrossentropy", metrics: ["accuracy"] });

const schedule = lrSchedule(warmupCosine({ peak: 0.03, warmup: "10%" }));
const { history } = await model.fit(tf.tensor(train.points), tf.tensor(train.labels), {
  epochs: 30,
  batchSize: 32,
  validationData: [tf.tensor(test.points), tf.tensor(test.labels)],
  verbose: 0,
  callbacks: schedule,
});

console.log("epoch   LR        loss     accuracy on test");
for (let epoch = 2; epoch < 30; epoch += 3) {
  const [lr, loss, accuracy] = [history.lr[epoch], history.loss[epoch], history.val_acc[epoch]];
  console.log(
    `${String(epoch + 1).padStart(5)}   ${lr.toFixed(6)}  ${loss.toFixed(4)}   ${accuracy.toFixed(3)}`,
  );
}
console.log(
  `${schedule.step} of ${schedule.horizon.steps} updates, accuracy ${history.val_acc.at(-1).toFixed(3)}`,
);
