/** @typedef {import("./evidence-tables.mjs").Point} Point */

/** Two digits that count. @param {number} value */
export const fine = (/** @type {number} */ value) => Number(value.toPrecision(2));

/** Points with a loss, and the best of them. @param {readonly Point[]} points */
export function measured(points) {
  const known = points.flatMap(({ lr, loss }) => (loss === undefined ? [] : [{ lr, loss }]));
  return { known, best: known.reduce((a, b) => (b.loss < a.loss ? b : a)) };
}

/** Loss at a rate, on lines over the logarithm of the rate; undefined outside of what was measured. */
export function lossAtRate(
  /** @type {readonly { lr: number, loss: number }[]} */ known,
  /** @type {number} */ lr,
) {
  const i = known.findIndex((each) => each.lr >= lr * (1 - 1e-9));
  if (i < 0 || (i === 0 && lr < known[0].lr * (1 - 1e-9))) return undefined;
  if (i === 0) return known[0].loss;
  const share = Math.log(lr / known[i - 1].lr) / Math.log(known[i].lr / known[i - 1].lr);
  return known[i - 1].loss * (1 - share) + known[i].loss * share;
}
