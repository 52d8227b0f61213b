import { courseOf, fitLaw, fit as fitRuns, mpl, optimise } from "anneal/forecast";
import { trainedOf } from "./laws.mjs";

/** @typedef {import("anneal/forecast").Run} Run */

/**
 * Best of several runs, in milliseconds.
 *
 * @param {() => unknown} run
 * @param {number} [times]
 */
function best(run, times = 5) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** A run of a million updates: a warmup and a cosine; and 500 points of it. */
function million() {
  const steps = 1_000_000;
  const lr = Float64Array.from({ length: steps }, (_, k) =>
    k < 1e4 ? (k + 1) / 1e7 : 5e-4 * (1 + Math.cos((Math.PI * (k - 1e4)) / (steps - 1e4))),
  );
  return { lr, at: Float64Array.from({ length: 500 }, (_, i) => (i + 1) * 2000 - 1) };
}

/**
 * Figure 7. The machine may be busy with other things: the benchmark decides, not this table.
 *
 * @param {Map<number, Map<string, Run>>} sizes
 * @returns {import("./rows.mjs").Row[]}
 */
export function timeRows(sizes) {
  const runs = [...sizes.values()][0];
  if (runs === undefined) return [];
  const trains = trainedOf(runs);
  const fitted = fitRuns(trains);
  const row = (/** @type {string} */ what, /** @type {string} */ wanted, /** @type {number} */ value) => ({
    figure: "7",
    what: `time: ${what}`,
    wanted,
    got: `${value.toFixed(value < 10 ? 1 : 0)} ms`,
  });
  const { lr, at } = million();
  const course = courseOf(lr);
  const prepared = mpl.prepare(course, at);
  const [loss, slopes] = [new Float64Array(500), new Float64Array(3500)];
  const values = [2.3, 0.5, 0.5, 200, 2, 0.6, 0.6];
  return [
    row(
      "fit of the Multi-Power Law to three curves",
      "<= 300 ms",
      best(() => fitLaw(mpl, trains)),
    ),
    row(
      "fit of the default forecast (13 laws)",
      "shown",
      best(() => fitRuns(trains)),
    ),
    row(
      "optimise 24,000 updates",
      "<= 20 ms",
      best(() => optimise(fitted, { steps: 24_000, peak: 3e-4, warmup: 2160 }), 15),
    ),
    row(
      "optimise 90,000 updates",
      "<= 20 ms",
      best(() => optimise(fitted, { steps: 90_000, peak: 3e-4, warmup: 2160 }), 15),
    ),
    row(
      "1,000,000 updates, 500 points: made ready once",
      "<= 600 ms",
      best(() => mpl.prepare(courseOf(lr), at), 3),
    ),
    row(
      "1,000,000 updates, 500 points: values and gradient",
      "<= 15 ms",
      best(() => prepared.evaluate(values, loss, slopes)),
    ),
  ];
}
