import * as tf from "@tensorflow/tfjs";
import { compile, warmupCosine } from "anneal";
import { lrSchedule } from "anneal/adapters/tfjs";
import { drawSvg } from "anneal/describe";

const find = (selector) => document.querySelector(selector);
const spec = warmupCosine({ peak: 0.3, warmup: "10%" });
const [epochs, batchSize, count] = [20, 16, 128];

// The picture and the run come from the same spec.
const steps = (epochs * count) / batchSize;
find("#schedule").innerHTML = drawSvg([{ name: "LR", curve: compile(spec, { steps }) }], {
  steps,
  theme: "auto",
});

const x = tf.linspace(-1, 1, count);
const y = tf.tidy(() => x.mul(3).sub(x.square().mul(2)).add(1));
const features = tf.stack([x, x.square()], 1);

const model = tf.sequential();
model.add(tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: "zeros" }));
model.compile({ optimizer: tf.train.momentum(1, 0.5), loss: "meanSquaredError" });

const schedule = lrSchedule(spec);
const show = new tf.CustomCallback({
  onEpochEnd: (epoch, { lr, loss }) => {
    find("progress").value = (epoch + 1) / epochs;
    const row = find("tbody").insertRow();
    for (const text of [epoch + 1, lr.toFixed(5), loss.toExponential(2)]) row.insertCell().textContent = text;
  },
});

async function train() {
  const { history } = await model.fit(features, y, { epochs, batchSize, callbacks: [schedule, show] });
  return `${schedule.step} updates on ${tf.getBackend()}, loss ${history.loss.at(-1).toExponential(2)}`;
}
train()
  .catch(String)
  .then((text) => {
    find("#status").textContent = text;
    document.body.dataset.done = "true";
  });
