import { backtest } from "anneal/forecast";
import { atLeast, atMost, mean } from "./rows.mjs";

/** @typedef {import("./data.mjs").Described} Described */
/** @typedef {{ error: number, tau: number }} Scores */

/**
 * A backtest: fitted on some runs, on every run of `tests` that is not among them.
 *
 * @param {readonly Described[]} trains
 * @param {readonly Described[]} tests
 * @param {import("./rows.mjs").Covered[]} covered
 * @returns {Scores}
 */
export function scoreOn(trains, tests, covered) {
  const train = trains.map(({ run }) => run.name);
  const test = tests.map(({ run }) => run.name).filter((name) => !train.includes(name));
  const runs = [...trains, ...tests].map(({ run }) => run);
  const { meanAbsFinalError, kendallTau, perRun } = backtest(runs, { train, test });
  for (const each of perRun) if (!("refused" in each)) covered.push(each);
  return { error: meanAbsFinalError ?? Number.NaN, tau: kendallTau ?? Number.NaN };
}

/**
 * Figure 5: fitted on one run or two, on all other cooldowns at the same peak; over every single run with a decay and every
 * fourth pair.
 *
 * @param {readonly Described[]} runs
 * @param {import("./rows.mjs").Covered[]} covered
 * @returns {import("./rows.mjs").Row[]}
 */
export function describedRows(runs, covered) {
  /** @type {{ one: Scores[], two: Scores[] }} */
  const scores = { one: [], two: [] };
  for (const peak of new Set(runs.map((run) => run.peak))) {
    const own = runs.filter((run) => run.peak === peak);
    const tests = own.filter(({ constant }) => !constant);
    if (tests.length < 8) continue;
    for (const run of tests) scores.one.push(scoreOn([run], tests, covered));
    own.forEach((run, i) => {
      for (let j = 0; j < i; j++)
        if ((17 * i + 5 * j) % 4 === 0) scores.two.push(scoreOn([run, own[j]], tests, covered));
    });
  }
  return Object.entries(scores).flatMap(([count, list]) => {
    const what = `124M: fitted on ${count} of them (${list.length} choices), other cooldowns at its peak`;
    const known = list.length > 0;
    const of = (/** @type {keyof Scores} */ key) => (known ? mean(list.map((each) => each[key])) : null);
    return [
      atMost({ figure: "5", what: `${what}: mean |final error|`, most: 0.0115, value: of("error") }),
      atLeast({ figure: "5", what: `${what}: Kendall tau`, least: 0.93, value: of("tau") }),
    ];
  });
}
