import { fit as fitRuns, predict } from "anneal/forecast";
import { heldOut, trainedOf } from "./laws.mjs";
import { atMost, mean } from "./rows.mjs";

/** @typedef {import("anneal/forecast").Run} Run */

const wanted = [
  { size: 25, whole: 0.0041, novel: 0.005, published: 0.00376 },
  { size: 100, whole: 0.0039, novel: 0.006, published: 0.00435 },
  { size: 400, whole: 0.0056, novel: 0.0088, published: 0.00484 },
];

/**
 * Figure 4: the default forecast, fitted to three curves of a size, on the other six.
 *
 * @param {Map<number, Map<string, Run>>} sizes
 * @param {import("./rows.mjs").Covered[]} covered gathers the ends
 * @returns {import("./rows.mjs").Row[]}
 */
export function publishedRows(sizes, covered) {
  return wanted.flatMap(({ size, whole, novel, published }) => {
    const runs = sizes.get(size);
    const tests = runs ? heldOut(runs) : [];
    const got = runs && tests.length > 0 ? heldOutErrors(trainedOf(runs), tests, covered) : undefined;
    const what = (/** @type {string} */ part) =>
      `${size}M: default forecast, ${part}, mean |error| of held-out curves`;
    const stretch = atMost({
      figure: "4",
      what: `${size}M: stretch: below the published MAE`,
      most: published,
      value: got?.whole ?? null,
    });
    return [
      atMost({ figure: "4", what: what("whole curves"), most: whole, value: got?.whole ?? null }),
      atMost({ figure: "4", what: what("novel part"), most: novel, value: got?.novel ?? null }),
      {
        figure: "4",
        what: what("last point"),
        wanted: "shown",
        got: got ? got.final.toFixed(5) : "its curves are not here",
      },
      {
        ...stretch,
        got: `${stretch.got}${stretch.met === undefined ? "" : stretch.met ? ", reached" : ", not reached"}`,
        met: undefined,
      },
    ];
  });
}

/**
 * @param {readonly Run[]} trains
 * @param {readonly Run[]} tests
 * @param {import("./rows.mjs").Covered[]} covered
 */
function heldOutErrors(trains, tests, covered) {
  const fitted = fitRuns(trains);
  const errors = tests.map((run) => {
    const { steps, losses } = run;
    const { curve, low, high } = predict(fitted, run.lr.subarray(0, steps[steps.length - 1] + 1), {
      at: steps,
    });
    const from = Math.max(...trains.map((other) => sameUntil(run, other)));
    const off = curve.map(({ loss }, i) => Math.abs(loss - losses[i]));
    covered.push({ actual: losses[losses.length - 1], low, high });
    return {
      whole: mean(off),
      novel: mean(off.filter((_, i) => steps[i] >= from)),
      final: off[off.length - 1],
    };
  });
  return {
    whole: mean(errors.map(({ whole }) => whole)),
    novel: mean(errors.map(({ novel }) => novel)),
    final: mean(errors.map(({ final }) => final)),
  };
}

/**
 * The first update at which a run does something that a logged part of another did not.
 *
 * @param {Run} run
 * @param {Run} other
 */
function sameUntil(run, other) {
  const end = Math.min(run.lr.length, other.steps[other.steps.length - 1] + 1);
  let k = 0;
  while (k < end && Math.abs(run.lr[k] - other.lr[k]) <= 1e-6 * run.lr[k]) k++;
  return k;
}
