import { fit as fitRuns, predict } from "anneal/forecast";
import { scoreOn } from "./described.mjs";
import { atLeast, atMost, mean, oursOnly } from "./rows.mjs";

/** @typedef {import("./data.mjs").Described} Described */

/**
 * Figure 6: fitted at the lowest and the highest peak, on the cooldowns at the one between: on all runs of both. And, as a
 * row of our own, on a pair at each, one cosine and one WSD, in every choice of them. That row's order rests on three
 * pairs of runs, of which two end some 0.006 apart, little more than what a run moves by when it is done again.
 *
 * @param {readonly Described[]} runs
 * @param {import("./rows.mjs").Covered[]} covered
 * @returns {import("./rows.mjs").Row[]}
 */
export function acrossRows(runs, covered) {
  const peaks = [...new Set(runs.map(({ peak }) => peak))].sort((a, b) => a - b);
  if (peaks.length < 3) return [];
  const [low, high] = [peaks[0], peaks[peaks.length - 1]];
  const between = runs.filter(({ peak, constant }) => peak !== low && peak !== high && !constant);
  const kindsAt = (/** @type {number} */ peak) =>
    new Map(
      runs
        .filter((run) => run.peak === peak)
        .map((run) => [run.kind.replace(/ [\d.e-]+ /, shareOf(run)), run]),
    );
  const [below, above] = [kindsAt(low), kindsAt(high)];
  const shared = [...below.keys()].filter((kind) => above.has(kind));
  const pairs = shared
    .filter((kind) => kind.startsWith("cosine"))
    .flatMap((cosine) =>
      shared
        .filter((kind) => kind.startsWith("warmup-stable-decay"))
        .map((wsd) => [below, above].flatMap((at) => [at.get(cosine), at.get(wsd)])),
    );
  const all = scoreOn(
    runs.filter(({ peak }) => peak === low || peak === high),
    between,
    covered,
  );
  const few = pairs.map((pair) => scoreOn(/** @type {Described[]} */ (pair), between, covered));
  const choices = `cosine + WSD at two peaks (${few.length} choices)`;
  const own = {
    error: few.length === 0 ? null : mean(few.map(({ error }) => error)),
    tau: few.length === 0 ? null : mean(few.map(({ tau }) => tau)),
  };
  return [
    ...scoreRows("all runs at two peaks", all),
    ...scoreRows(choices, own).map(oursOnly),
    refusal(runs, low),
  ];
}

/**
 * @param {string} what
 * @param {{ error: number | null, tau: number | null }} score
 */
const scoreRows = (what, { error, tau }) => [
  atMost({
    figure: "6",
    what: `124M: ${what}, a third between: mean |final error|`,
    most: 0.011,
    value: error,
  }),
  atLeast({ figure: "6", what: `124M: ${what}, a third between: Kendall tau`, least: 0.94, value: tau }),
];

/** The last LR as a share of the peak, in the name of a kind. @param {Described} run */
const shareOf = ({ run }) => ` ${Math.round((10 * run.lr[run.lr.length - 1]) / Math.max(...run.lr)) / 10} `;

/**
 * @param {readonly Described[]} runs
 * @param {number} low
 * @returns {import("./rows.mjs").Row}
 */
function refusal(runs, low) {
  const fitted = fitRuns(
    runs
      .filter(({ peak }) => peak === low)
      .slice(0, 2)
      .map(({ run }) => run),
  );
  const row = {
    figure: "6",
    what: "a peak five times below those fitted is refused with the reason",
    wanted: "a sentence",
  };
  try {
    predict(
      fitted,
      runs[0].run.lr.map((each) => (each * low) / runs[0].peak / 5),
    );
    return { ...row, got: "a forecast", met: false };
  } catch (error) {
    return { ...row, got: /** @type {Error} */ (error).message.slice(0, 70), met: true };
  }
}
