import { gridOf, runArms, sameAgainstSame, schedule, sweep, warmedLinear } from "./studies.mjs";

/** @typedef {import("./studies.mjs").Lab} Lab */

const digitsMomentum = /** @type {const} */ ({ task: "digits", kind: "momentum", steps: 400 });
const digitsAdam = /** @type {const} */ ({ task: "digits", kind: "adamw", steps: 400 });
const textAdam = /** @type {const} */ ({ task: "text", kind: "adamw", steps: 500 });
const cnn = /** @type {const} */ ({ task: "pictures", kind: "momentum", steps: 300 });

/** Lengths of warmup, as shares of the run. */
export const warmups = /** @type {const} */ ([0, "1%", "5%", "10%", "30%", "50%"]);

const warmupArms = (/** @type {number} */ peakLr) =>
  Object.fromEntries(
    warmups.map((warmup) => [String(warmup), { peakLr, schedule: warmedLinear(peakLr, warmup) }]),
  );
const arm = (/** @type {string} */ name, /** @type {number} */ peakLr) => ({
  peakLr,
  schedule: schedule(name, peakLr),
});

/** Rates a factor of about 2 apart, tried for the CNN on pictures of digits. */
const cnnRates = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
export const cnnSchedules = /** @type {const} */ (["constant", "step", "cosine", "linear"]);

/**
 * Every study that is trained for the page, each once: what they give is kept, so rows may ask for the same.
 *
 * @param {Lab} lab
 */
export async function allStudies(lab) {
  const same = await sameAgainstSame(lab, 200);
  const accumulation = await runArms(lab, digitsMomentum, {
    "64 at once": { ...arm("cosine", 0.05), microBatch: 64 },
    "4 times 16": { ...arm("cosine", 0.05), microBatch: 16, accumulation: 4 },
  });
  const warmupDigits = await runArms(lab, digitsAdam, warmupArms(0.01));
  const floorDigits = await runArms(lab, digitsMomentum, {
    "to 10%": arm("cosine-10", 0.05),
    "to zero": arm("cosine", 0.05),
  });
  const snapshots = await runArms(lab, digitsMomentum, {
    cosine: arm("cosine", 0.05),
    sgdr: arm("sgdr", 0.05),
    ensemble: { ...arm("sgdr", 0.05), evaluateOn: "snapshots" },
  });
  const rangeSettings = /** @type {const} */ ([
    ["digits", "momentum"],
    ["clouds", "momentum"],
    ["digits", "adamw"],
    ["clouds", "adamw"],
    ["text", "adamw"],
    ["text", "momentum"],
  ]);
  /** @type {{ [name: string]: Awaited<ReturnType<typeof sweep>> }} */
  const sweeps = {};
  for (const [task, kind] of rangeSettings) sweeps[`${task}, ${kind}`] = await sweep(lab, { task, kind });
  const cloudsMomentum = await gridOf(lab, {
    ...digitsMomentum,
    task: "clouds",
    schedule: "linear",
    rates: [2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2],
  });
  const cloudsAdam = await gridOf(lab, {
    ...digitsAdam,
    task: "clouds",
    schedule: "linear",
    rates: [2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02],
  });
  const text = await runArms(lab, textAdam, {
    ...warmupArms(0.02),
    linear: arm("linear", 0.02),
    constant: arm("constant", 5e-3),
    cosine: arm("cosine", 0.02),
    "cosine-10": arm("cosine-10", 0.02),
    wsd: arm("wsd", 0.01),
  });
  const textShort = await runArms(lab, { ...textAdam, steps: 300 }, { cosine: arm("cosine", 0.02) });
  const cnnGrids = await Promise.all(
    cnnSchedules.map((name) => gridOf(lab, { ...cnn, schedule: name, rates: cnnRates })),
  );
  const cnnArms = cnnGrids.every((grid) => grid !== undefined)
    ? await runArms(
        lab,
        cnn,
        Object.fromEntries(cnnSchedules.map((name, i) => [name, arm(name, cnnGrids[i]?.best ?? 0)])),
      )
    : undefined;
  return {
    same,
    accumulation,
    warmupDigits,
    floorDigits,
    snapshots,
    sweeps,
    clouds: { momentum: cloudsMomentum, adamw: cloudsAdam },
    text,
    textShort,
    cnn: cnnArms && { grids: cnnGrids, arms: cnnArms },
  };
}

/**
 * What is known where nothing is trained.
 *
 * @type {Awaited<ReturnType<typeof allStudies>>}
 */
export const noStudies = {
  same: undefined,
  accumulation: undefined,
  warmupDigits: undefined,
  floorDigits: undefined,
  snapshots: undefined,
  sweeps: {},
  clouds: { momentum: undefined, adamw: undefined },
  text: undefined,
  textShort: undefined,
  cnn: undefined,
};
