// A/A: how often a comparison of a schedule with itself, on other seeds, has an interval that excludes 0.
//
//   npm run bench:same -- [digits|text] [--comparisons 200] [--keep folder] [--json]
//
// The intervals are those of every report, so between 2 and 9% of 200 should exclude 0 by chance.

import { parseArgs } from "node:util";
import { candidates, random, savedShare } from "@anneal/lab";
import { createPool, keepRuns } from "@anneal/lab/node";
import { labTask, percent } from "./lab-tasks.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    comparisons: { type: "string", default: "200" },
    keep: { type: "string" },
    json: { type: "boolean" },
  },
});
const [name = "digits"] = positionals;
const { spec } = labTask(name);
const steps = 200;
const pairsEach = 8;
const peakLr = name === "digits" ? 0.05 : 0.01;
const linear = candidates.find((each) => each.name === "linear");
if (linear === undefined) throw new Error("no schedule linear");

const pool = createPool({ task: spec });
const runner =
  values.keep === undefined ? pool : await keepRuns(pool, { folder: values.keep, identity: { spec } });
const schedule = linear.at(peakLr);
const testLoss = async (/** @type {number} */ seed) => {
  const result = await runner.run({ schedule, peakLr, steps, seed, evaluateAt: [steps], test: true });
  return result.test?.loss ?? Number.NaN;
};

const comparisons = Number(values.comparisons);
const next = random("same").uniform;
let excluded = 0;
for (let k = 0; k < comparisons; k++) {
  const seeds = Array.from({ length: 2 * pairsEach }, (_, i) => 1 + 2 * pairsEach * k + i);
  const losses = await Promise.all(seeds.map(testLoss));
  const pairs = Array.from(
    { length: pairsEach },
    (_, i) => /** @type {const} */ ([losses[2 * i], losses[2 * i + 1]]),
  );
  const { low, high } = savedShare(pairs, next);
  if (low > 0 || high < 0) excluded++;
  if ((k + 1) % 20 === 0) process.stderr.write(`${k + 1} of ${comparisons}: ${excluded} exclude 0\n`);
}
await runner.close();
const share = excluded / comparisons;
if (values.json) console.log(JSON.stringify({ task: name, comparisons, excluded, share }));
else
  console.log(
    `${excluded} of ${comparisons} comparisons of a schedule with itself exclude 0: ${percent(share)} (wanted 2 to 9%)`,
  );
process.exitCode = share >= 0.02 && share <= 0.09 ? 0 : 1;
