import { type Spec, warmupConstant, warmupCosine, warmupLinear, warmupStableDecay } from "anneal";
import type { ArmDetail, Interval, RunLine, TuneReport } from "../../src/report/data.ts";

const steps = 1200;
const warmup = 60;

/** Student's t at 97.5% for so many degrees of freedom, from the usual table. */
const t = 2.365;

function interval(values: readonly number[]): Interval {
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1);
  const half = t * Math.sqrt(variance / values.length);
  return { mean, low: mean - half, high: mean + half };
}

/** Ripples that look like those of batches, the same every time. */
const ripple = (k: number, salt: number): number =>
  Math.sin(12.9898 * (k + 1) + 78.233 * salt) * Math.cos(4.1414 * k + salt);

/** Losses at 49 readings: a steep fall, then a slow one; a schedule that falls to zero is behind at first and ends still. */
function curve(end: number, fall: number, salt: number): ArmDetail["curve"] {
  return Array.from({ length: 49 }, (_, k) => {
    const p = k / 48;
    const noise = 0.11 * Math.max(0.02, 1 - fall * p) * ripple(k, salt);
    const slow = fall > 0 ? 0.44 * Math.exp(-3.4 * p) * (1 - p) : 0.3 * Math.exp(-6 * p) * (1 - p);
    return { step: k * 25, loss: (end + slow + 2.2 * Math.exp(-24 * p)) * (1 + (k === 48 ? 0 : noise)) };
  });
}

/** As the lab has it: the first reading at most where the baseline ended. */
const reached = (readings: ArmDetail["curve"], end: number): number | null =>
  readings.find(({ loss }) => loss <= end)?.step ?? null;

interface Given {
  readonly schedule: string;
  readonly label: string;
  readonly peakLr: number;
  readonly spec: Spec;
  readonly tests: readonly number[];
  readonly fall: number;
  readonly accuracy: number;
}

const constantTests = [0.0842, 0.0811, 0.0765, 0.0958, 0.0716, 0.1258, 0.0889, 0.0817];

const given: readonly Given[] = [
  {
    schedule: "linear",
    label: "Linear to zero",
    peakLr: 0.04,
    spec: warmupLinear({ peak: 0.04, warmup }),
    tests: [0.0713, 0.0711, 0.0695, 0.0709, 0.0841, 0.0719, 0.0669, 0.0661],
    fall: 1,
    accuracy: 0.976,
  },
  {
    schedule: "cosine",
    label: "Cosine to 10%",
    peakLr: 0.04,
    spec: warmupCosine({ peak: 0.04, warmup, floor: 0.004 }),
    tests: [0.0733, 0.0701, 0.0775, 0.0739, 0.0811, 0.0749, 0.0699, 0.0671],
    fall: 0.95,
    accuracy: 0.974,
  },
  {
    schedule: "wsd",
    label: "WSD 30%, 1−√",
    peakLr: 0.04,
    spec: warmupStableDecay({ peak: 0.04, warmup, cooldown: "30%" }),
    tests: [0.0653, 0.0601, 0.0715, 0.0779, 0.0911, 0.0709, 0.0639, 0.0601],
    fall: 0.9,
    accuracy: 0.975,
  },
  {
    schedule: "constant",
    label: "Constant",
    peakLr: 0.02,
    spec: warmupConstant({ peak: 0.02, warmup: 0 }),
    tests: constantTests,
    fall: 0,
    accuracy: 0.967,
  },
];

const baselineEnd = interval(constantTests).mean;

const arms: readonly ArmDetail[] = given.map(({ tests, fall, accuracy, ...arm }, salt) => {
  const saves = tests.map((test, k) => constantTests[k] - test);
  const isBase = arm.schedule === "constant";
  const readings = curve(interval(tests).mean, fall, salt);
  return {
    ...arm,
    test: interval(tests),
    valid: interval(tests.map((test) => test * 1.02)),
    accuracy: { mean: accuracy, low: accuracy - 0.004, high: accuracy + 0.004 },
    ...(!isBase && { saved: interval(saves), seedsBetter: saves.filter((saved) => saved > 0).length }),
    seeds: tests.map((test, k) => ({ seed: k + 1, valid: test * 1.02, test, accuracy })),
    curve: readings,
    stepsToBaseline: reached(readings, baselineEnd),
  };
});

const peaks = [1e-3, 3e-3, 6e-3, 0.01, 0.02, 0.04, 0.08];
const rateLosses: { readonly [schedule: string]: readonly (number | null)[] } = {
  linear: [0.62, 0.225, 0.148, 0.118, 0.0965, 0.077, 0.15],
  cosine: [0.57, 0.213, 0.143, 0.115, 0.097, 0.078, 0.172],
  wsd: [0.395, 0.168, 0.12, 0.099, 0.0865, 0.0765, 0.315],
  constant: [0.32, 0.16, 0.123, 0.106, 0.103, 0.175, 0.38],
};

const runs: readonly RunLine[] = [
  ...[101, 102, 103].map(
    (seed): RunLine => ({
      stage: "range test",
      schedule: "range test",
      peakLr: 1,
      seed,
      steps: 120,
      valid: null,
      test: null,
      seconds: 0.7,
    }),
  ),
  ...given.flatMap(({ schedule }) =>
    peaks.flatMap((peakLr, k) =>
      [201, 202].map(
        (seed): RunLine => ({
          stage: "rate search",
          schedule,
          peakLr,
          seed,
          steps: 600,
          valid: rateLosses[schedule][k],
          test: null,
          seconds: 0.39,
        }),
      ),
    ),
  ),
  ...arms.flatMap(({ schedule, peakLr, seeds }) =>
    seeds.map(
      (one): RunLine => ({
        stage: "final",
        schedule,
        peakLr,
        seed: one.seed,
        steps,
        valid: one.valid,
        test: one.test,
        seconds: 0.78,
      }),
    ),
  ),
];

const rangeLr = Array.from({ length: 100 }, (_, k) => 1e-4 * 10 ** ((4 * k) / 99));

/** A report by hand, of the size and the figures of a real one: digits, four schedules, eight paired seeds. */
export const digits: TuneReport = {
  version: 1,
  task: "digits.csv, target “target”",
  metric: "cross-entropy loss",
  recommended: arms[0],
  baseline: arms[3],
  improvement: { relative: 0.19, low: 0.05, high: 0.34, pairedSeeds: 8 },
  stepsToBaseline: arms[0].stepsToBaseline,
  runs: runs.length,
  diverged: 0,
  seconds: 38.4,
  details: {
    certain: true,
    notes: [],
    command: [
      "npx",
      "anneal",
      "tune",
      "--csv",
      "digits.csv",
      "--target",
      "target",
      "--seed",
      "1",
      "--budget",
      "90s",
    ],
    date: "2026-11-22T10:31:00.000Z",
    cores: 2,
    seed: 1,
    budget: "90 s",
    steps,
    batchSize: 64,
    optimizer: { kind: "momentum", momentum: 0.9 },
    facts: [
      { name: "rows", value: "1,797" },
      { name: "columns", value: "64 numeric, standardised on the training part" },
      { name: "target", value: "10 classes, 174 to 183 rows each" },
      { name: "split", value: "1,258 training, 270 validation, 269 test, stratified" },
      { name: "model", value: "64 → 64 ReLU → 10" },
    ],
    arms,
    rates: given.map(({ schedule, label }) => ({
      schedule,
      label,
      points: peaks.map((peakLr, k) => ({
        peakLr,
        loss: rateLosses[schedule][k],
        runs: 2,
        diverged: rateLosses[schedule][k] === null ? 2 : 0,
      })),
    })),
    rangeTest: {
      lr: rangeLr,
      loss: rangeLr.map((lr) => 0.45 + 1.95 / (1 + (lr / 0.018) ** 1.3) + 0.9 * (lr / 0.35) ** 3),
      seeds: 3,
      bracket: { low: 0.01, high: 0.06 },
      verdict: "The loss falls clearly, then rises: the bracket lies between the two.",
      suggestions: [
        { rule: "steepest", lr: 0.019, why: "where the loss falls fastest per decade of LR" },
        { rule: "valley", lr: 0.036, why: "in the longest valley" },
        { rule: "minimum / 10", lr: 0.013, why: "a tenth of the rate with the lowest loss" },
        { rule: "before the rise", lr: null, why: "the loss did not rise by half within the sweep" },
      ],
    },
    allRuns: runs,
    pricePerHour: 2.5,
  },
};
