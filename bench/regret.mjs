// What `tune` loses against a brute-force grid, and at what share of its compute.
//
//   npm run bench:regret -- digits|text [--seeds 20] [--keep folder] [--json]
//
// The grid: 8 schedules x 9 rates x 5 seeds, its winner by mean validation loss. `tune` runs with a budget of 15% of the
// grid's runs, once per seed. Both winners are then judged on fresh seeds by test loss. With --keep, finished runs are
// written there, and a study that was stopped goes on.

import { parseArgs } from "node:util";
import { candidates, meanInterval, random, requestFor, tune } from "@anneal/lab";
import { createPool, keepRuns } from "@anneal/lab/node";
import { labTask, mean, percent } from "./lab-tasks.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: "string", default: "20" }, keep: { type: "string" }, json: { type: "boolean" } },
});
const [name] = positionals;
const { spec, steps, rates } = labTask(name);
const gridSchedules = [
  "constant",
  "linear",
  "cosine",
  "wsd",
  "cosine-10",
  "one-cycle",
  "step",
  "inverse-sqrt",
];
const gridSeeds = [1, 2, 3, 4, 5].map((seed) => 700_000 + seed);
const judgeSeeds = Array.from({ length: 16 }, (_, i) => 800_001 + i);
const share = 0.15;

const named = (/** @type {string} */ schedule) => {
  const found = candidates.find((each) => each.name === schedule);
  if (found === undefined) throw new Error(`no schedule ${schedule}`);
  return found;
};

const pool = createPool({ task: spec });
const runner =
  values.keep === undefined ? pool : await keepRuns(pool, { folder: values.keep, identity: { spec } });
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/**
 * Final losses of a schedule at a rate, over seeds.
 *
 * @param {string} schedule
 * @param {number} peakLr
 * @param {{ seeds: readonly number[], set: "valid" | "test" }} on
 */
async function losses(schedule, peakLr, { seeds, set }) {
  const results = await Promise.all(
    seeds.map((seed) =>
      runner.run(
        requestFor(named(schedule), peakLr, {
          steps,
          seed,
          evaluateAt: [steps],
          ...(set === "test" && { redraw: true, test: true }),
        }),
      ),
    ),
  );
  return results.map((result) => {
    if (result.diverged) return Number.POSITIVE_INFINITY;
    return (set === "test" ? result.test?.loss : result.valid.at(-1)?.loss) ?? Number.POSITIVE_INFINITY;
  });
}

const pairs = gridSchedules.flatMap((schedule) => rates.map((peakLr) => ({ schedule, peakLr })));
let done = 0;
const grid = await Promise.all(
  pairs.map(async ({ schedule, peakLr }) => {
    const loss = mean(await losses(schedule, peakLr, { seeds: gridSeeds, set: "valid" }));
    if (++done % 12 === 0) say(`grid ${done} of ${pairs.length}`);
    return { schedule, peakLr, loss };
  }),
);
const winner = grid.reduce((best, each) => (each.loss < best.loss ? each : best));
const gridSteps = pairs.length * gridSeeds.length * steps;
say(`grid: ${winner.schedule} at ${winner.peakLr}, validation loss ${winner.loss.toFixed(4)}`);

/** @type {Map<string, Promise<number>>} */
const judged = new Map();
const judge = (/** @type {string} */ schedule, /** @type {number} */ peakLr) => {
  const key = `${schedule} ${peakLr}`;
  const known = judged.get(key) ?? losses(schedule, peakLr, { seeds: judgeSeeds, set: "test" }).then(mean);
  judged.set(key, known);
  return known;
};
const best = await judge(winner.schedule, winner.peakLr);

const budget = Math.floor(share * pairs.length * gridSeeds.length);
const optimizer = name === "digits" ? { kind: "momentum" } : { kind: "adamw" };
/** @type {{ seed: number, schedule: string, peakLr: number, excess: number, compute: number, certain: boolean }[]} */
const tunes = [];
for (let seed = 1; seed <= Number(values.seeds); seed++) {
  const ledgerSteps = { used: 0 };
  const counted = {
    ...runner,
    /** @type {typeof runner.run} */
    run: async (request, watch) => {
      const result = await runner.run(request, watch);
      ledgerSteps.used += result.train.length;
      return result;
    },
  };
  const report = await tune({
    runner: counted,
    task: name,
    metric: "loss",
    facts: [],
    candidates: ["constant", "linear", "cosine", "wsd", "one-cycle"].map(named),
    budget: { unit: "runs", amount: budget },
    steps,
    seed,
    optimizer: /** @type {import("@anneal/lab").OptimizerSpec} */ (optimizer),
    command: [],
    date: "",
    cores: 1,
    now: () => performance.now() / 1000,
  });
  const { schedule, peakLr } = report.recommended;
  const excess = (await judge(schedule, peakLr)) / best - 1;
  const compute = ledgerSteps.used / gridSteps;
  tunes.push({ seed, schedule, peakLr, excess, compute, certain: report.details.certain });
  say(`tune ${seed}: ${schedule} at ${peakLr}, excess ${percent(excess)}, compute ${percent(compute)}`);
}
await runner.close();

const next = random("regret").uniform;
const excess = meanInterval(
  tunes.map((each) => each.excess),
  next,
);
const figures = {
  task: name,
  grid: { ...winner, runs: pairs.length * gridSeeds.length, testLoss: best },
  tunes,
  excess,
  compute: mean(tunes.map((each) => each.compute)),
};
if (values.json) console.log(JSON.stringify(figures, null, 2));
else {
  console.log(
    `${name}: mean excess test loss of tune ${percent(excess.mean)} (95%: ${percent(excess.low)} to ${percent(excess.high)})`,
  );
  console.log(
    `compute ${percent(figures.compute)} of the grid's; wanted: upper end at most 2%, compute at most 15%`,
  );
}
process.exitCode = excess.high <= 0.02 && figures.compute <= share ? 0 : 1;
