import { fit as fitRuns, optimise, whatIf } from "anneal/forecast";
import { trainedOf } from "./laws.mjs";

/** @typedef {import("anneal/forecast").Run} Run */

/**
 * Figure 9: what the data cannot tell is said.
 *
 * @param {Map<number, Map<string, Run>>} sizes
 * @param {readonly import("./data.mjs").Described[]} described
 * @returns {import("./rows.mjs").Row[]}
 */
export function warningRows(sizes, described) {
  const sets = [...[...sizes.values()].map((runs) => [...runs.values()]), described.map(({ run }) => run)];
  const all = sets.flat();
  const flat = all.filter(({ name }) => /constant|stable-lr/.test(name));
  const cosines = all.filter(({ name }) => /cos(ine_|10)/.test(name));
  const pairs = [...sizes.values()].map(trainedOf);
  const said = (/** @type {readonly (readonly Run[])[]} */ choices, /** @type {RegExp} */ words) =>
    choices.filter((runs) => fitRuns(runs).warnings.some((warning) => words.test(warning))).length;
  const row = (/** @type {string} */ what, /** @type {number} */ got, /** @type {number} */ wanted) => ({
    figure: "9",
    what,
    wanted: `${wanted}`,
    got: `${got}`,
    met: got === wanted,
  });
  const alone = (/** @type {readonly Run[]} */ runs) => runs.map((run) => [run]);
  const rows = [
    row(
      `warned of ${flat.length} constants alone`,
      said(alone(flat), /cannot tell what a decay brings/),
      flat.length,
    ),
    row(`warned of ${cosines.length} cosines alone`, said(alone(cosines), /one run/), cosines.length),
    row("warned of two cosines to one level", said([cosines.slice(0, 2)], /in the same way/), 1),
    row("warned of good pairs", said(pairs, /cannot tell|same way|one run/), 0),
  ];
  const runs = [...sizes.values()][0];
  if (runs === undefined) return rows;
  const fitted = fitRuns(trainedOf(runs));
  const { spec } = optimise(fitted, { steps: 24_000, peak: 3e-4, warmup: 2160 });
  /** @type {import("anneal").Spec} */
  const nearly = { kind: "scale", by: 0.99, of: spec };
  const [, other] = whatIf(fitted, [
    { name: "best", spec, steps: 24_000 },
    { name: "1% lower", spec: nearly, steps: 24_000 },
  ]);
  const sentence = "gain" in other && other.gain ? other.gain.sentence : "";
  return [
    ...rows,
    {
      figure: "9",
      what: "a gain below run-to-run noise is called so",
      wanted: "a sentence",
      got: sentence.slice(0, 110),
      met: /less than a run that is done again moves by/.test(sentence),
    },
  ];
}
