// How trainers write a run down: every so many steps, with so many digits.

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {{ t: number[], lr: number[], loss: number[], gradNorm?: number[] }} Log */

/** Steps that are logged. @param {Random} r @param {number} steps @param {{ zero?: boolean, points?: readonly [number, number] }} [how] */
export function loggedSteps(r, steps, { zero, points = [80, 700] } = {}) {
  const wanted = steps / r.between(...points);
  const round = [1, 2, 5, 10, 20, 25, 50, 100, 128, 200, 250, 500];
  const every = r.chance(0.8)
    ? round.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best))
    : Math.max(1, Math.round(wanted));
  const first = zero === true || r.chance(0.6) ? 0 : every;
  const found = [];
  for (let step = first; step < steps; step += every) found.push(step);
  return found;
}

/** A way to write numbers. @param {Random} r @returns {(lr: number) => number} */
export function digits(r) {
  const count = r.whole(4, 7);
  return r.pick([
    (/** @type {number} */ lr) => lr,
    (/** @type {number} */ lr) => lr,
    Math.fround,
    (/** @type {number} */ lr) => Number(lr.toPrecision(count)),
    (/** @type {number} */ lr) => Number(lr.toExponential(3)),
    (/** @type {number} */ lr) => Number(lr.toFixed(10)),
  ]);
}
