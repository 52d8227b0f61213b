// Schedules that people use, with random hyper-parameters: the recipes of anneal.
import { pin, recipes } from "anneal";

/** @typedef {import("anneal").Spec} Spec */
/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {{ [name: string]: unknown }} Options */

/**
 * A length in a run: steps, a share, or epochs.
 * @param {Random} r
 * @param {number} steps
 * @param {number} [most] share of the run
 */
const length = (r, steps, most = 0.4) =>
  r.one(
    /** @type {() => number | string} */ () => r.whole(1, Math.max(1, Math.floor(steps * most))),
    () => `${r.whole(1, Math.ceil(100 * most))}%`,
    () => r.one(1, 2, 5, 10, 20),
    () => r.real(1, steps * most + 1),
  )();

const shapes = ["linear", "1-sqrt", "square", "cosine", "mirror-cosine", "exponential", "lowered-linear"];

/**
 * What each recipe is given, beside a peak and a warmup; null where it has none.
 * @type {{ [recipe: string]: (r: Random, steps: number, peak: number) => Options }}
 */
const draws = {
  warmupCosine: (r, _, peak) => r.some({ floor: r.one(undefined, peak / 10, peak / 100) }),
  warmupLinear: (r, _, peak) => r.some({ floor: r.one(undefined, peak / 10) }),
  warmupStableDecay: (r, steps, peak) =>
    r.some({ cooldown: length(r, steps), shape: r.one(...shapes), floor: r.one(undefined, peak / 10) }),
  warmupRex: () => ({}),
  warmupPolynomial: (r, _, peak) =>
    r.some({ power: r.one(0.5, 2, 3, 0.9), floor: r.one(undefined, peak / 10) }),
  warmupExponential: (r, steps) => ({ factor: r.one(0.9, 0.5, 0.99), per: length(r, steps) }),
  warmupConstant: () => ({}),
  oneCycle: (r, steps) =>
    r.some({
      warmup: length(r, steps),
      shape: r.one("cosine", "linear"),
      phases: r.one(2, 2, 3),
      floor: r.one(undefined, 0),
    }),
  warmRestarts: (r, steps) =>
    r.some({
      cycle: length(r, steps),
      times: r.one(undefined, 2, 3, 5),
      stretch: r.one(undefined, 1, 2, 1.5),
      damp: r.one(undefined, 0.5, 0.9),
      floor: r.one(undefined, 1e-6),
    }),
  flatCosine: (r, steps) => ({ cooldown: length(r, steps) }),
  kDecay: (r) => ({ k: r.one(1, 1.5, 2, 3) }),
  noam: (r, steps) => ({ warmup: length(r, steps) }),
  inverseSqrt: (r, steps) => r.some({ timescale: r.one(undefined, length(r, steps)) }),
  inverseTime: (r, steps) =>
    r.some({ rate: r.one(undefined, 0.1, 2), per: r.one(undefined, length(r, steps)) }),
  multiStep: (r) =>
    r.some({ milestones: ["30%", "60%", "90%"].slice(0, r.whole(1, 3)), factor: r.one(undefined, 0.5) }),
  stepDecay: (r, steps) => r.some({ every: length(r, steps), factor: r.one(undefined, 0.5, 0.97) }),
  cyclic: (r, steps, peak) =>
    r.some({
      low: peak / r.one(10, 4, 100),
      up: length(r, steps),
      down: r.one(undefined, length(r, steps)),
      mode: r.one(undefined, "triangular2", "expRange"),
      factor: r.one(undefined, 0.99),
      warmup: null,
    }),
  slantedTriangular: (r, steps) => r.some({ warmup: length(r, steps), ratio: r.one(undefined, 16) }),
  infinite: (r, steps, peak) => ({
    cooldown: length(r, steps),
    level: peak / r.one(2, 3),
    anneal: length(r, steps, 0.2),
    shape: r.one(...shapes),
  }),
  cooldown: (r, steps, peak) => ({
    from: peak,
    over: length(r, steps),
    shape: r.one(...shapes),
    warmup: null,
    peak: null,
  }),
  chebyshev: (r, _, peak) => ({ low: peak / 20, length: r.one(4, 8, 16), warmup: null }),
};

/**
 * A recipe with random options, its lengths in steps; undefined where the options do not go together.
 * @param {Random} r
 * @param {number} steps
 * @returns {Spec | undefined}
 */
export function drawRecipe(r, steps) {
  const name = r.one(...Object.keys(draws));
  const peak = r.lr();
  const given = draws[name](r, steps, peak);
  const warmup = r.chance(0.7)
    ? { warmup: length(r, steps, 0.3), ...(r.chance() && { warmupFrom: r.one(0, peak / 100) }) }
    : {};
  const { fields } = recipes[name];
  const offered = { peak, ...warmup, ...given };
  const known = Object.entries(offered).filter(
    ([key, value]) => value !== null && Object.hasOwn(fields, key),
  );
  try {
    const build = /** @type {any} */ (recipes[name]);
    return pin(build(Object.fromEntries(known)), { steps });
  } catch {
    return undefined;
  }
}
