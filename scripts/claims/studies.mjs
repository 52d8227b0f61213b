import { candidates, createLedger, findRate, random, savedShare } from "@anneal/lab";
import { isHere } from "./lab.mjs";

/** @typedef {import("@anneal/lab").RunResult} RunResult */
/** @typedef {import("@anneal/lab").RunRequest} RunRequest */
/** @typedef {ReturnType<typeof import("./lab.mjs").openLab>} Lab */
/** @typedef {{ readonly task: string, readonly kind: "momentum" | "adamw" }} Setting */

const finalSeeds = Array.from({ length: 8 }, (_, i) => 710_001 + i);

/** A schedule of the lab at a peak. @param {string} name @param {number} peak */
export function schedule(name, peak) {
  const found = candidates.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no schedule ${name}`);
  return found.at(peak);
}

/** A warmup of some length, then linear to zero. @param {number} peak @param {string | 0} warmup @param {number} [from] */
export function warmedLinear(peak, warmup, from) {
  const fall = /** @type {const} */ ({ kind: "linear", from: peak, to: 0, over: "rest" });
  if (warmup === 0) return fall;
  const over = /** @type {`${number}%`} */ (warmup);
  const rise = /** @type {const} */ ({ kind: "linear", to: peak, over });
  return /** @type {const} */ ({
    kind: "sequence",
    of: [from === undefined ? rise : { ...rise, from }, fall],
  });
}

/** The readings of every run: enough for all studies, so that they share runs. */
const readings = (/** @type {number} */ steps) => [
  ...new Set([0.25, 0.5, 0.6, 0.75, 0.9, 1].map((share) => Math.round(share * steps))),
];

/**
 * The same seeds on each of several arms; undefined where the data are not here.
 *
 * @param {Lab} lab
 * @param {Setting & { readonly steps: number, readonly seeds?: readonly number[] }} setting
 * @param {{ readonly [arm: string]: Partial<RunRequest> & Pick<RunRequest, "schedule" | "peakLr"> }} arms
 * @returns {Promise<{ readonly [arm: string]: readonly RunResult[] } | undefined>}
 */
export async function runArms(lab, { task, kind, steps, seeds = finalSeeds }, arms) {
  if (!isHere(task)) return undefined;
  const runner = await lab.runnerOf(task, kind);
  /** @type {{ [arm: string]: RunResult[] }} */
  const found = {};
  for (const [arm, wanted] of Object.entries(arms)) {
    found[arm] = await Promise.all(
      seeds.map((seed) => runner.run({ steps, seed, evaluateAt: readings(steps), test: true, ...wanted })),
    );
    process.stderr.write(
      `  ${task} ${kind} ${arm}: ${found[arm]
        .map(lossOf)
        .map((x) => x.toFixed(3))
        .join(" ")}\n`,
    );
  }
  return found;
}

/** Test loss; a diverged run has none. @param {RunResult} result */
export const lossOf = ({ test, diverged }) => (diverged || !test ? Number.NaN : test.loss);

/** Validation loss at a step. @param {number} step */
export const validAt =
  (step) =>
  (/** @type {RunResult} */ { valid }) =>
    valid.find((reading) => reading.step === step)?.loss ?? Number.NaN;

/**
 * The share by which the second arm's loss is below the first one's, seed by seed.
 *
 * @param {readonly RunResult[]} first
 * @param {readonly RunResult[]} second
 * @param {(result: RunResult) => number} [loss]
 */
export function saved(first, second, loss = lossOf) {
  const pairs = first.map((each, i) => /** @type {const} */ ([loss(each), loss(second[i])]));
  return savedShare(pairs, random("claims").uniform);
}

/** The range test of the lab. @param {Lab} lab @param {Setting} setting */
export async function sweep(lab, { task, kind }) {
  if (!isHere(task)) return undefined;
  const runner = await lab.runnerOf(task, kind);
  const ledger = createLedger({ runner });
  const { report } = await findRate(ledger, { seeds: [901, 902, 903], optimizer: kind });
  return report;
}

/**
 * The rate of the least mean validation loss, with ties broken downwards, and the losses themselves.
 *
 * @param {Lab} lab
 * @param {Setting & { readonly steps: number, readonly schedule: string, readonly rates: readonly number[] }} setting
 */
export async function gridOf(lab, { task, kind, steps, schedule: name, rates }) {
  if (!isHere(task)) return undefined;
  const seeds = [720_001, 720_002];
  const runner = await lab.runnerOf(task, kind);
  /** @type {{ readonly lr: number, readonly loss: number }[]} */
  const points = [];
  for (const lr of rates) {
    const results = await Promise.all(
      seeds.map((seed) =>
        runner.run({
          steps,
          seed,
          evaluateAt: [steps],
          redraw: true,
          peakLr: lr,
          schedule: schedule(name, lr),
        }),
      ),
    );
    const losses = results.map((each) => (each.diverged ? Number.POSITIVE_INFINITY : validAt(steps)(each)));
    points.push({ lr, loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length });
  }
  const best = points.reduce((a, b) => (b.loss < a.loss ? b : a));
  process.stderr.write(`  ${task} ${kind} ${name}: best ${best.lr}\n`);
  return { best: best.lr, points };
}

/**
 * A schedule against itself on other seeds, many times: how often the interval excludes 0.
 *
 * @param {Lab} lab
 * @param {number} comparisons
 */
export async function sameAgainstSame(lab, comparisons) {
  const setting = /** @type {const} */ ({ task: "digits", kind: "momentum" });
  if (!isHere(setting.task)) return undefined;
  const runner = await lab.runnerOf(setting.task, setting.kind);
  const next = random("same").uniform;
  let excluded = 0;
  for (let k = 0; k < comparisons; k++) {
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        runner.run({
          steps: 100,
          seed: 800_000 + 16 * k + i,
          evaluateAt: [100],
          test: true,
          peakLr: 0.05,
          schedule: schedule("linear", 0.05),
        }),
      ),
    );
    const pairs = Array.from(
      { length: 8 },
      (_, i) => /** @type {const} */ ([lossOf(results[2 * i]), lossOf(results[2 * i + 1])]),
    );
    const { low, high } = savedShare(pairs, next);
    if (low > 0 || high < 0) excluded++;
  }
  return { comparisons, excluded };
}
