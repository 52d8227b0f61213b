// Round trips: random specs, written for every target. Schedulers are read back from their text, functions are run.
// `npm run roundtrip [-- --count 2000 --seed 1 --target torch]`; exits with 1 if a number differs, or too many are refused.
import { parseArgs } from "node:util";
import { read } from "@anneal/parse";
import { targets } from "anneal/convert";
import { drawSpecs } from "./roundtrip/draw.mjs";
import { findPython, runPython } from "./roundtrip/python.mjs";
import { createRandom } from "./roundtrip/random.mjs";
import { compareTables, exportOf, readBack, wanted } from "./roundtrip/trip.mjs";

/** @typedef {import("./roundtrip/trip.mjs").Trip} Trip */

const { values } = parseArgs({
  options: {
    count: { type: "string" },
    seed: { type: "string" },
    target: { type: "string" },
    show: { type: "string" },
  },
});
const count = Number(values.count ?? 2000);
const chosen = targets.filter((each) => values.target === undefined || each === values.target);
const found = findPython();
const tools = found
  ? `${found.python}, torch ${found.torch ?? "absent"}, numpy ${found.numpy ?? "absent"}`
  : "no Python";
console.log(`${count} specs for each target; ${tools}`);

let failed = 0;
for (const target of chosen) {
  const trips = drawSpecs(createRandom(Number(values.seed ?? 1)), count).map((drawn) =>
    exportOf(target, drawn),
  );
  const natives = trips.filter(({ exported }) => exported?.way === "native");
  const functions = trips.filter(({ exported }) => exported?.way === "function");
  const refused = trips.filter((trip) => trip.refused !== undefined);
  const problems = refused.length > count / 100 ? [`${refused.length} refused: ${refused[0].refused}`] : [];
  const back = check(natives, (trip) => readBack(trip, read));
  const answers = run(target, target === "torch" ? [...functions, ...natives] : functions);
  const ran = check([...answers.keys()], (trip) => answers.get(trip) ?? []);
  problems.push(...back.problems, ...ran.problems);
  failed += problems.length;
  const worst = Math.max(back.worst, ran.worst);
  console.log(
    `${target}: ${natives.length} native, ${functions.length} function, ${refused.length} refused; ` +
      `${natives.length} read back, ${answers.size} run; worst ${worst.toPrecision(2)} of what is allowed, ` +
      `${back.strict + ran.strict} of ${back.values + ran.values} values beyond 1e-12 of themselves`,
  );
  for (const each of problems.slice(0, Number(values.show ?? 5))) console.log(`  ${each}`);
}
console.log(failed === 0 ? "all the same" : `${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/**
 * What Python makes of exports; nothing where it lacks what they need.
 * @param {string} target
 * @param {Trip[]} trips
 * @returns {Map<Trip, (number | string)[]>}
 */
function run(target, trips) {
  const needs = target === "optax" || target === "keras" ? found?.numpy : found;
  if (!found || !needs) return new Map();
  const jobs = trips.map(({ drawn: { steps }, exported }) => ({
    target,
    steps,
    text: exported?.text ?? "",
    base: exported?.baseLr ?? 1,
  }));
  const answers = runPython(found.python, jobs);
  return new Map(
    trips.map((trip, i) => [trip, answers[i].lrs ?? [`${answers[i].error}\n${trip.exported?.text}`]]),
  );
}

/**
 * Compares what exports give with what was asked for.
 * @param {readonly Trip[]} trips
 * @param {(trip: Trip) => (number | string)[]} got
 */
function check(trips, got) {
  const result = { problems: /** @type {string[]} */ ([]), worst: 0, strict: 0, values: 0 };
  for (const trip of trips) {
    try {
      const table = got(trip);
      if (typeof table[0] === "string" && Number.isNaN(Number(table[0])) && table[0] !== "NaN")
        throw new Error(table[0]);
      const { worst, strict } = compareTables(wanted(trip.drawn), table);
      result.worst = Math.max(result.worst, worst.share);
      result.strict += strict;
      result.values += trip.drawn.steps;
      if (worst.share <= 1) continue;
      result.problems.push(
        `step ${worst.at}: expected ${worst.expected}, got ${worst.got}: ${JSON.stringify(trip.drawn)}`,
      );
    } catch (error) {
      const says = error instanceof Error ? error.message : String(error);
      result.problems.push(`${says}: ${JSON.stringify(trip.drawn)}`);
    }
  }
  return result;
}
