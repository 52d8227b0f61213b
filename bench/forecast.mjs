import { readFileSync } from "node:fs";
import { compile, sample } from "anneal";
import { courseOf, fit as fitRuns, makeRun, mpl, optimise } from "anneal/forecast";
import { limited, race } from "./measure.mjs";

/** @type {{ curves: { [name: string]: { first: number, gaps: [number, number][], losses: number[] } } }} */
const { curves } = JSON.parse(
  readFileSync(new URL("../packages/anneal/src/forecast/golden/mpl-25M.json", import.meta.url), "utf8"),
);

const peak = 3e-4;
/** What follows the warmup of 2,160 updates in the three curves that the published code fits. */
/** @type {{ [name: string]: { steps: number, parts: import("anneal").Spec[] } }} */
const schedules = {
  cosine_24000: { steps: 24_000, parts: [{ kind: "cosine", from: peak, to: 3e-5, over: 21_840 }] },
  constant_24000: { steps: 24_000, parts: [{ kind: "constant", value: peak, over: 21_840 }] },
  wsdcon_9: {
    steps: 16_000,
    parts: [
      { kind: "constant", value: peak, over: 5840 },
      { kind: "constant", value: 9e-5, over: 8000 },
    ],
  },
};

/** @param {string} name */
function runOf(name) {
  const { steps, parts } = schedules[name];
  const { first, gaps, losses } = curves[name];
  const lr = sample(
    compile(
      { kind: "sequence", of: [{ kind: "linear", from: 0, to: peak, over: 2160 }, ...parts] },
      { steps },
    ),
    steps,
  );
  const at = [first];
  for (const [gap, count] of gaps) for (let i = 0; i < count; i++) at.push(at[at.length - 1] + gap);
  return makeRun({ name, lr, steps: at, losses: losses.map((each) => each / 1e4) });
}

/**
 * The default forecast fitted to three published curves, where the published code takes 52.9 s for one law; the search for the
 * best schedule, where it takes 24.5 s; and the Multi-Power Law with its gradient at 500 points of a million updates.
 */
export function forecastRows() {
  const runs = Object.keys(schedules).map(runOf);
  const fitted = fitRuns(runs);
  const steps = 1_000_000;
  const lr = Float64Array.from({ length: steps }, (_, k) =>
    k < 1e4 ? (k + 1) / 1e7 : 5e-4 * (1 + Math.cos((Math.PI * (k - 1e4)) / (steps - 1e4))),
  );
  const at = Float64Array.from({ length: 500 }, (_, i) => (i + 1) * 2000 - 1);
  const prepared = mpl.prepare(courseOf(lr), at);
  const [loss, slopes] = [new Float64Array(500), new Float64Array(3500)];
  const ms = 1e6;
  const [fitting, searching, evaluating] = race(
    [
      () => fitRuns(runs),
      () => optimise(fitted, { steps: 24_000, peak, warmup: 2160 }),
      () => prepared.evaluate([2.3, 0.5, 0.5, 200, 2, 0.6, 0.6], loss, slopes),
    ],
    5,
  );
  const [making] = race([() => mpl.prepare(courseOf(lr), at)], 3);
  return [
    limited("forecast/fit", { value: fitting / ms, unit: "ms", most: 350 }),
    limited("forecast/optimise", { value: searching / ms, unit: "ms", most: 25 }),
    limited("forecast/eval-1M", { value: evaluating / ms, unit: "ms", most: 15 }),
    limited("forecast/ready-1M", { value: making / ms, unit: "ms", most: 600 }),
  ];
}
