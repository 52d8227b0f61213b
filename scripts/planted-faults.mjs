// How many planted faults `anneal/diagnose` finds, kind by kind, and how often it finds something in clean logs.
//
//   npm run diagnose:planted [-- --seed 1 --each 60 --clean 300 --misses]
import { parseArgs } from "node:util";
import { diagnose } from "anneal/diagnose";
import { clean, faults, planted } from "./planted/faults.mjs";
import { random } from "./planted/random.mjs";
import { realRuns } from "./planted/real.mjs";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    each: { type: "string", default: "60" },
    clean: { type: "string", default: "300" },
    kind: { type: "string" },
    misses: { type: "boolean", default: false },
  },
});
const [seed, each, cleans] = [Number(values.seed), Number(values.each), Number(values.clean)];
const real = realRuns();
if (real.length === 0) console.log("no runs beside this repository: synthetic ones only");

/** @param {import("./planted/faults.mjs").Case} found */
function look({ log, facts = {}, what }) {
  const steps = Float64Array.from(log.t);
  const series = (/** @type {readonly number[]} */ list) => ({ steps, values: Float64Array.from(list) });
  const run = {
    name: what,
    lr: series(log.lr),
    loss: series(log.loss),
    ...(log.gradNorm && { gradNorm: series(log.gradNorm) }),
  };
  return diagnose(run, facts).findings;
}

let failed = false;
const begun = performance.now();
console.log(`${"planted".padEnd(24)}${"found".padStart(10)}${"recall".padStart(9)}   missed in`);
for (const [i, kind] of Object.keys(faults).entries()) {
  if (values.kind && values.kind !== kind) continue;
  const cases = planted(kind, each, random(seed * 1000 + i), real);
  const missed = cases.filter((one) => !look(one).some(({ code }) => one.find.includes(code)));
  const recall = 1 - missed.length / cases.length;
  failed ||= recall < 0.95;
  console.log(
    `${kind.padEnd(24)}${`${cases.length - missed.length}/${cases.length}`.padStart(10)}${`${(100 * recall).toFixed(1)}%`.padStart(9)}${recall < 0.95 ? " ✗" : "  "} ${missed
      .slice(0, 3)
      .map(({ what }) => what)
      .join(", ")}`,
  );
  if (values.misses)
    for (const one of missed)
      console.log(
        `    ${one.what}: ${
          look(one)
            .map(({ code }) => code)
            .join(" ") || "nothing"
        }`,
      );
}
if (!values.kind) {
  const r = random(seed * 1000 + 999);
  const runs = real.filter(({ constant }) => !constant);
  const cases = Array.from({ length: cleans }, (_, i) => clean(r, runs[i]));
  const counts = cases.map((one) => ({ what: one.what, found: look(one) }));
  const any = counts.filter(({ found }) => found.length > 0);
  const errors = counts.filter(({ found }) => found.some(({ severity }) => severity === "error"));
  const share = (/** @type {readonly unknown[]} */ list) =>
    `${list.length}/${cases.length} (${((100 * list.length) / cases.length).toFixed(1)}%)`;
  failed ||= any.length > 0.05 * cases.length || errors.length > 0.01 * cases.length;
  console.log(
    `\nclean logs with any finding: ${share(any)}, with an error: ${share(errors)}; ${Math.min(runs.length, cleans)} of them real`,
  );
  for (const { what, found } of any.slice(0, values.misses ? 99 : 8))
    console.log(`    ${what}: ${found.map(({ code }) => code).join(" ")}`);
}
console.log(`\n${((performance.now() - begun) / 1000).toFixed(1)} s, seed ${seed}`);
process.exitCode = failed ? 1 : 0;
