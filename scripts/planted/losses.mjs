// Losses that follow from learning rates by published laws: MPL (arXiv 2503.12811) and the annealing law (2408.11029).

/** @typedef {import("./random.mjs").Random} Random */

/** The most changes of the LR that a law sums over. */
const mostChanges = 300;

/**
 * The loss at steps, without noise, for a run whose LR at each update is known.
 * @param {(step: number) => number} at @param {number} steps @param {readonly number[]} logged @param {Random} r
 */
export function lossOf(at, steps, logged, r) {
  const lr = Float64Array.from({ length: steps }, (_, step) => Math.max(0, at(step)));
  const peak = lr.reduce((most, each) => Math.max(most, each), 0) || 1;
  const sums = new Float64Array(steps);
  for (let i = 0, sum = 0; i < steps; i++) sums[i] = sum += lr[i] / peak;
  const law = r.chance(0.5) ? annealing(lr, sums, peak, r) : multiPower(lr, sums, peak, r);
  const [floor, size, power] = [
    r.between(1.8, 3),
    r.between(0.5, 1.5) * (steps / 10) ** 0.5,
    r.between(0.4, 0.6),
  ];
  const start = r.between(6, 11);
  const settle = steps * r.between(0.002, 0.01);
  return logged.map((step) => {
    const i = Math.min(steps - 1, step);
    const long = Math.min(start, floor + size * (sums[i] + steps * 0.01) ** -power - law(i));
    return long + (start - long) * Math.exp(-step / settle);
  });
}

/** @param {Float64Array} lr @param {Float64Array} sums @param {number} peak @param {Random} r */
function annealing(lr, sums, peak, r) {
  const keep = 1 - 1 / (sums.length * r.between(0.02, 0.06));
  const weight = r.between(0.05, 0.2) / (sums.length * 0.04);
  const area = new Float64Array(lr.length);
  for (let i = 1, memory = 0, sum = 0; i < lr.length; i++) {
    memory = keep * memory + (lr[i - 1] - lr[i]) / peak;
    area[i] = sum += memory;
  }
  return (/** @type {number} */ i) => weight * area[i];
}

/** @param {Float64Array} lr @param {Float64Array} sums @param {number} peak @param {Random} r */
function multiPower(lr, sums, peak, r) {
  const [gain, speed, beta, gamma] = [
    r.between(0.15, 0.4),
    r.between(20, 200) / sums.length,
    r.between(0.4, 0.7),
    r.between(0.4, 0.7),
  ];
  const every = Math.max(1, Math.floor(lr.length / mostChanges));
  return (/** @type {number} */ i) => {
    let sum = 0;
    for (let k = every; k <= i; k += every) {
      const drop = (lr[k - every] - lr[k]) / peak;
      if (drop === 0) continue;
      const rate = Math.max(lr[k] / peak, 1e-6);
      sum += drop * (1 - (1 + speed * rate ** -gamma * (sums[i] - sums[k - 1])) ** -beta);
    }
    return gain * sum;
  };
}
