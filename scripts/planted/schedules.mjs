// Schedules of all kinds with random numbers, as the LR of each update: what a run with no mistake does.
import {
  chebyshev,
  compile,
  cyclic,
  flatCosine,
  infinite,
  inverseSqrt,
  inverseTime,
  kDecay,
  multiStep,
  noam,
  oneCycle,
  slantedTriangular,
  stepDecay,
  warmRestarts,
  warmupCosine,
  warmupExponential,
  warmupLinear,
  warmupPolynomial,
  warmupRex,
  warmupStableDecay,
} from "anneal";

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {{ name: string, peak: number, warmup: number, at: (step: number) => number, steps: number }} Schedule */

const peaks = [1e-4, 2e-4, 3e-4, 5e-4, 6e-4, 1e-3, 2e-3, 3e-3, 0.01, 0.05, 0.1, 0.3];
const shapes = /** @type {const} */ ([
  "linear",
  "1-sqrt",
  "square",
  "cosine",
  "mirror-cosine",
  "exponential",
  "lowered-linear",
]);

/** @param {Random} r @param {number} steps */
function numbers(r, steps) {
  const peak = r.chance(0.7) ? r.pick(peaks) : Number(r.spread(1e-4, 0.3).toPrecision(3));
  const warmup = r.chance(0.15) ? 0 : Math.round(steps * r.pick([0.01, 0.02, 0.03, 0.05, 0.1]));
  const floor = r.pick([0, 0, 0.1, 0.1, 0.01, 0.05]) * peak;
  return { peak, warmup, floor };
}

/** Every kind of correct schedule. @type {Readonly<Record<string, (r: Random, steps: number) => { spec: unknown, peak: number, warmup: number }>>} */
const makers = {
  warmupCosine: (r, n) => made(warmupCosine, numbers(r, n)),
  warmupLinear: (r, n) => made(warmupLinear, numbers(r, n)),
  warmupPolynomial: (r, n) =>
    made(warmupPolynomial, { ...numbers(r, n), power: r.pick([0.5, 0.9, 1.5, 2, 3]) }),
  warmupRex: (r, n) => made(warmupRex, numbers(r, n)),
  warmupExponential: (r, n) => {
    const { peak, warmup } = numbers(r, n);
    return made(warmupExponential, {
      peak,
      warmup,
      factor: r.pick([0.1, 0.5, 0.9]),
      per: Math.round(n * r.pick([0.1, 0.3, 0.5])),
    });
  },
  wsd: (r, n) =>
    made(warmupStableDecay, {
      ...numbers(r, n),
      cooldown: Math.round(n * r.pick([0.1, 0.15, 0.2, 0.4, 0.8])),
      shape: r.pick(shapes),
    }),
  flatCosine: (r, n) => made(flatCosine, numbers(r, n)),
  kDecay: (r, n) => made(kDecay, { ...numbers(r, n), k: r.pick([1.5, 2, 3]) }),
  oneCycle: (r, n) => {
    const { peak } = numbers(r, n);
    const warmup = Math.round(n * r.pick([0.25, 0.3, 0.4]));
    return made(oneCycle, { peak, warmup, shape: r.pick(["cosine", "linear"]), phases: r.pick([2, 3]) });
  },
  warmRestarts: (r, n) => {
    const stretch = r.pick([1, 2]);
    const times = r.whole(2, 4);
    const parts = stretch === 1 ? times : 2 ** times - 1;
    const { peak, floor } = numbers(r, n);
    return made(warmRestarts, {
      peak,
      floor,
      warmup: 0,
      cycle: n / parts,
      stretch,
      damp: r.pick([1, 1, 0.7]),
    });
  },
  cyclic: (r, n) => {
    const { peak } = numbers(r, n);
    const up = Math.round(n / r.pick([4, 6, 8]));
    return {
      ...made(cyclic, {
        low: peak / r.pick([4, 10, 20]),
        peak,
        up,
        mode: r.pick(["triangular", "triangular2"]),
      }),
      peak,
      warmup: up,
    };
  },
  stepDecay: (r, n) =>
    made(stepDecay, {
      peak: numbers(r, n).peak,
      warmup: 0,
      every: Math.round(n / r.whole(2, 5)),
      factor: r.pick([0.1, 0.2, 0.5]),
    }),
  multiStep: (r, n) => {
    const { peak, warmup } = numbers(r, n);
    return made(multiStep, {
      peak,
      warmup,
      milestones: r
        .pick([
          [0.5, 0.75],
          [0.6, 0.8, 0.9],
          [0.33, 0.66],
        ])
        .map((x) => Math.round(x * n)),
      factor: r.pick([0.1, 0.2, 0.3]),
    });
  },
  noam: (r, n) => made(noam, { peak: numbers(r, n).peak, warmup: Math.round(n * r.between(0.03, 0.15)) }),
  inverseSqrt: (r, n) =>
    made(inverseSqrt, { peak: numbers(r, n).peak, warmup: Math.round(n * r.between(0.02, 0.1)) }),
  inverseTime: (r, n) =>
    made(inverseTime, { peak: numbers(r, n).peak, rate: 1, per: Math.round(n / r.pick([5, 10, 20])) }),
  slantedTriangular: (r, n) => made(slantedTriangular, { peak: numbers(r, n).peak }),
  infinite: (r, n) =>
    made(infinite, { ...numbers(r, n), cooldown: Math.round(0.3 * n), anneal: Math.round(0.15 * n) }),
  chebyshev: () => ({ ...made(chebyshev, { low: 1e-4, peak: 1e-3, length: 16 }), peak: 1e-3, warmup: 0 }),
};

/** Schedules that decay to an end that the run's length sets. */
export const ending = ["warmupCosine", "warmupLinear", "warmupPolynomial", "warmupRex", "wsd", "flatCosine"];
export const kinds = Object.keys(makers);

/** @param {(options: never) => unknown} recipe @param {{ peak: number, warmup?: number, [name: string]: unknown }} options */
function made(recipe, options) {
  return { spec: recipe(/** @type {never} */ (options)), peak: options.peak, warmup: options.warmup ?? 0 };
}

/** A schedule of a kind, over so many steps. @param {string} kind @param {Random} r @param {number} steps @returns {Schedule} */
export function scheduleOf(kind, r, steps) {
  const { spec, peak, warmup } = makers[kind](r, steps);
  return { name: kind, peak, warmup, steps, at: compile(/** @type {never} */ (spec), { steps }).at };
}
