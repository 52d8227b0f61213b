import { init, jit, numpy as np } from "@jax-js/jax";

const [INPUTS, HIDDEN, OUTPUTS] = [64, 64, 10];
const [HIDDEN_WEIGHTS, OUTPUT_WEIGHTS] = [INPUTS * HIDDEN, HIDDEN * OUTPUTS];
/** Where the four parameters begin in the flat vector, and where it ends. */
const [W1, B1, W2, B2, END] = [
  0,
  HIDDEN_WEIGHTS,
  HIDDEN_WEIGHTS + HIDDEN,
  HIDDEN_WEIGHTS + HIDDEN + OUTPUT_WEIGHTS,
  HIDDEN_WEIGHTS + HIDDEN + OUTPUT_WEIGHTS + OUTPUTS,
];

/**
 * What someone would write by hand, once, for one model and one optimizer: an MLP 64-64-10 under AdamW, everything in
 * one compiled step over flat vectors, gradients written out, every view made where it is used. It is the fastest of
 * those tried (autodiff takes twice the kernels), so that the trainer's share is not flattered.
 */
function bareStep(/** @type {number} */ rows) {
  return jit(
    /** @type {(w: np.Array, m: np.Array, v: np.Array, x: np.Array, y: np.Array, rates: np.Array) => np.Array[]} */
    (w, m, v, x, y, rates) => {
      const cut = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number[]} */ ...shape) =>
        w.ref.slice([from, to]).reshape(shape);
      const rate = (/** @type {number} */ i) => rates.ref.slice(i);
      const column = (/** @type {np.Array} */ values) => values.ref.reshape([rows, 1]);

      const h = np.maximum(np.dot(x.ref, cut(W1, B1, INPUTS, HIDDEN)).add(cut(B1, W2, HIDDEN)), 0);
      const out = np.dot(h.ref, cut(W2, B2, OUTPUTS, HIDDEN).transpose()).add(cut(B2, END, OUTPUTS));
      const top = np.max(out.ref, -1);
      const logTotal = np.log(np.sum(np.exp(out.ref.sub(column(top))), -1)).add(top);
      const dOut = np
        .exp(out.ref.sub(column(logTotal)))
        .sub(y)
        .mul(1 / rows);
      const dH = np.dot(dOut.ref, cut(W2, B2, OUTPUTS, HIDDEN)).mul(np.greater(h.ref, 0).astype(np.float32));
      const g = np.concatenate([
        np.dot(x.transpose(), dH.ref).reshape([-1]),
        np.sum(dH, 0),
        np.dot(dOut.ref.transpose(), h).reshape([-1]),
        np.sum(dOut, 0),
      ]);
      const norm = np.sqrt(np.sum(np.square(g.ref)));
      const m2 = m.mul(0.9).add(g.ref.mul(0.1));
      const v2 = v.mul(0.999).add(np.square(g).mul(0.001));
      const deviation = np.sqrt(v2.ref).mul(rate(1)).add(1e-8);
      const w2 = w.ref.mul(rate(2)).sub(m2.ref.mul(rate(0)).div(deviation));
      return [w2, m2, v2, norm, out, logTotal];
    },
  );
}

/**
 * A run of that step on shuffled batches under a cosine, with loss and gradient norm read at every step.
 *
 * @param {{ x: Float32Array, y: Int32Array, rows: number, weights: Float32Array }} data
 */
export async function createBareLoop({ x, y, rows, weights }) {
  await init("wasm");
  const step = bareStep(rows);
  const total = y.length;
  /** @param {number} steps */
  return (steps) => {
    let w = np.array(new Float32Array(weights), { device: "wasm" });
    let m = np.array(new Float32Array(END), { device: "wasm" });
    let v = np.array(new Float32Array(END), { device: "wasm" });
    const order = Uint32Array.from({ length: total }, (_, i) => i);
    /** @type {number[]} */
    const losses = [];
    for (let k = 0; k < steps; k++) {
      const bx = new Float32Array(rows * INPUTS);
      const by = new Float32Array(rows * OUTPUTS);
      const classes = new Int32Array(rows);
      for (let i = 0; i < rows; i++) {
        const place = (k * rows + i) % total;
        if (place === 0) shuffle(order);
        const row = order[place];
        bx.set(x.subarray(row * INPUTS, (row + 1) * INPUTS), i * INPUTS);
        classes[i] = y[row];
        by[i * OUTPUTS + y[row]] = 1;
      }
      const lr = 0.5e-3 * (1 + Math.cos((Math.PI * k) / steps));
      const rates = Float32Array.of(
        lr / (1 - 0.9 ** (k + 1)),
        1 / Math.sqrt(1 - 0.999 ** (k + 1)),
        1 - lr * 0.01,
      );
      const out = step(
        w,
        m,
        v,
        np.array(bx, { shape: [rows, INPUTS], device: "wasm" }),
        np.array(by, { shape: [rows, OUTPUTS], device: "wasm" }),
        np.array(rates, { device: "wasm" }),
      );
      [w, m, v] = out;
      out[3].dataSync();
      const outputs = out[4].dataSync();
      const logs = out[5].dataSync();
      let loss = 0;
      for (let i = 0; i < rows; i++) loss += logs[i] - outputs[i * OUTPUTS + classes[i]];
      losses.push(loss / rows);
    }
    for (const each of [w, m, v]) each.dispose();
    return losses;
  };
}

function shuffle(/** @type {Uint32Array} */ order) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}
