import { fit as fitRuns, predict } from "anneal/forecast";
import { scoreOn } from "./described.mjs";
import { atLeast, atMost, mean } from "./rows.mjs";

/** @typedef {import("./data.mjs").Described} Described */

/**
 * Figure 6: fitted at the lowest and the highest peak, on the cooldowns at the one between: on all runs of both, and on a
 * pair at each, one cosine and one WSD.
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
  const rows = [
    { what: "all runs at two peaks", ...all },
    {
      what: `a cosine and a WSD at each of two peaks (${few.length} choices)`,
      error: mean(few.map(({ error }) => error)),
      tau: mean(few.map(({ tau }) => tau)),
    },
  ];
  return [
    ...rows.flatMap(({ what, error, tau }) => [
      atMost({
        figure: "6",
        what: `124M: ${what}, a third between: mean |final error|`,
        most: 0.011,
        value: error,
      }),
      atLeast({ figure: "6", what: `124M: ${what}, a third between: Kendall tau`, least: 0.94, value: tau }),
    ]),
    refusal(runs, low),
  ];
}

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
