// A jitted step of jax-js whose LR is an argument: one trace serves the whole schedule.
//   node examples/jax-node/train.mjs

import { defaultDevice, init, jit, numpy as np, valueAndGrad } from "@jax-js/jax";
import { warmupCosine } from "anneal";
import { withLr } from "anneal/adapters/jax";

await init("wasm");
defaultDevice("wasm");

// y = 3x - 2x^2 + 1 at 64 places; the model is a polynomial of degree 3.
const places = Array.from({ length: 64 }, (_, i) => i / 32 - 1);
const features = np.array(places.map((x) => [1, x, x ** 2, x ** 3]));
const targets = np.array(places.map((x) => 1 + 3 * x - 2 * x ** 2));

let traces = 0;
const step = jit((lr, weights, x, y) => {
  traces++;
  const loss = (w) => {
    const miss = np.dot(x.ref, w).sub(y.ref);
    return np.mean(miss.ref.mul(miss));
  };
  const [value, gradient] = valueAndGrad(loss)(weights.ref);
  x.dispose();
  y.dispose();
  return [weights.sub(gradient.mul(lr)), value];
});

const steps = 1000;
const train = withLr(step, warmupCosine({ peak: 0.5, warmup: "5%" }), { steps });

let weights = np.zeros([4]);
for (let k = 0; k < steps; k++) {
  const { lr } = train;
  const [next, loss] = train(weights, features.ref, targets.ref);
  weights = next;
  if (k % 200 === 0 || k === steps - 1) {
    console.log(`step ${String(k).padStart(3)}   LR ${lr.toFixed(6)}   loss ${loss.item().toExponential(2)}`);
  } else loss.dispose();
}
const found = weights.js().map((each) => each.toFixed(3).replace("-0.000", "0.000"));
console.log(`${train.step} updates, ${traces} trace, weights ${found.join(" ")}`);
