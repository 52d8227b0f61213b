import { courseOf, fitLaw, mpl } from "anneal/forecast";
import { atMost, mean } from "./rows.mjs";

/** @typedef {import("anneal/forecast").Run} Run */

/** The published parameters, and what they were published to reach: R2, MAE, RMSE, worst relative error. */
const published = new Map([
  [
    25,
    {
      values: [3.04045406, 0.52468604, 0.50786857, 363.78751622, 2.06560812, 0.58279013, 0.64142257],
      reached: ["0.9988", "0.00376", "0.00465", "0.00409"],
    },
  ],
  [
    100,
    {
      values: [2.6514477, 0.60115152, 0.45295811, 437.9464276, 2.13245612, 0.59785199, 0.65523644],
      reached: ["0.9983", "0.00435", "0.00592", "0.00583"],
    },
  ],
]);

const trained = ["cosine_24000", "constant_24000", "wsdcon_9"];

/** @param {Map<string, Run>} runs */
export const heldOut = (runs) => [...runs.values()].filter(({ name }) => !trained.includes(name));

/** @param {Map<string, Run>} runs */
export const trainedOf = (runs) => trained.map((name) => /** @type {Run} */ (runs.get(name)));

/**
 * Figures 1 to 3: the law itself.
 *
 * @param {Map<number, Map<string, Run>>} sizes
 * @returns {import("./rows.mjs").Row[]}
 */
export function lawRows(sizes) {
  const rows = [];
  for (const [size, { values, reached }] of published) {
    const runs = sizes.get(size);
    const got = runs && scoresOf(values, heldOut(runs));
    ["R2", "MAE", "RMSE", "worst relative error"].forEach((name, i) => {
      const what = `${size}M: ${name} of the published parameters`;
      const row = { figure: "1", what, wanted: reached[i] };
      const digits = got?.[i].toFixed(reached[i].length - 2);
      rows.push(
        got
          ? { ...row, got: /** @type {string} */ (digits), met: digits === reached[i] }
          : { ...row, got: "its curves are not here" },
      );
    });
  }
  rows.push(...fastRows(sizes));
  for (const [size, most] of [
    [25, 1.385e-4],
    [100, 2.14e-5],
    [400, 7.89e-5],
  ]) {
    const runs = sizes.get(size);
    const value = runs
      ? fitLaw(mpl, trainedOf(runs), { trust: 0, points: 100_000, skip: 0 }).objective
      : null;
    rows.push({
      ...atMost({ figure: "3", what: `${size}M: training objective, nothing known beforehand`, most, value }),
      ...(value && { got: value.toExponential(4) }),
    });
  }
  return rows;
}

/**
 * @param {readonly number[]} values
 * @param {readonly Run[]} runs
 */
function scoresOf(values, runs) {
  const scores = runs.map(({ lr, steps, losses }) => {
    const found = new Float64Array(steps.length);
    mpl.prepare(courseOf(lr), steps).evaluate(values, found);
    const off = Array.from(losses, (loss, i) => Math.abs(loss - found[i]));
    const middle = mean(Array.from(losses));
    const squares = off.reduce((sum, each) => sum + each ** 2, 0);
    const all = losses.reduce((sum, each) => sum + (each - middle) ** 2, 0);
    return [
      1 - squares / all,
      mean(off),
      Math.sqrt(squares / off.length),
      Math.max(...off.map((each, i) => each / losses[i])),
    ];
  });
  return [0, 1, 2, 3].map((i) => mean(scores.map((score) => score[i])));
}

/** @param {Map<number, Map<string, Run>>} sizes */
function fastRows(sizes) {
  let [loss, gradient] = [0, 0];
  for (const [size, { values }] of published) {
    for (const { lr, steps: all } of sizes.get(size)?.values() ?? []) {
      // Every term of every point of a run of 72,000 updates would take gigabytes.
      const steps = all.filter((_, i) => i % (lr.length > 30_000 ? 12 : 3) === 0);
      const [fast, exact] = [false, true].map((exactly) => {
        const [found, slopes] = [new Float64Array(steps.length), new Float64Array(7 * steps.length)];
        mpl.prepare(courseOf(lr), steps, { exact: exactly }).evaluate(values, found, slopes);
        return { found, slopes };
      });
      for (let j = 0; j < 7; j++) {
        let [most, off] = [0, 0];
        for (let i = 0; i < steps.length; i++) {
          loss = Math.max(loss, Math.abs(fast.found[i] - exact.found[i]));
          most = Math.max(most, Math.abs(exact.slopes[7 * i + j]));
          off = Math.max(off, Math.abs(exact.slopes[7 * i + j] - fast.slopes[7 * i + j]));
        }
        if (most > 0) gradient = Math.max(gradient, off / most);
      }
    }
  }
  return [
    atMost({ figure: "2", what: "fast against exact: loss", most: 1e-8, value: loss }),
    atMost({ figure: "2", what: "fast against exact: gradient, relative", most: 1e-5, value: gradient }),
  ];
}
