import { fastTerms, type Probe } from "../fast/fast-terms.ts";
import { exactTerms, type Summand, type Terms } from "../fast/terms.ts";
import type { Course } from "../runs/course.ts";
import { peakOf } from "../runs/peak.ts";
import { type Law, type Prepared, type PrepareOptions, powerLaw } from "./law.ts";

/** An LR of 0 counts as this: its power stays a number, and the term is what it tends to. */
const least = 1e-100;

/**
 * Multi-Power Law: a power law in the sum of LRs, less what each fall of the LR brings once some LR has followed it.
 *
 *   L(t) = L0 + A S(t)^-alpha - B sum_{k=1..t} (lr_{k-1} - lr_k) [1 - (1 + C lr_k^-gamma S_k(t))^-beta]
 *   S(t) = lr_0 + ... + lr_t,   S_k(t) = lr_k + ... + lr_t
 *
 * Source: Luo et al. 2025, A Multi-Power Law for Loss Curve Prediction Across Learning Rate Schedules, arXiv 2503.12811.
 * The middles of beta and gamma are where the published code starts its search.
 */
export const mpl: Law = {
  name: "mpl",
  needs: "two runs whose LR falls in different ways",
  parameters: [
    powerLaw[0],
    powerLaw[1],
    { ...powerLaw[2], starts: [0.5] },
    { name: "B", says: "gain of a fall of the LR", unit: "loss / LR", linear: true, positive: true },
    {
      name: "C",
      says: "how soon the gain comes",
      unit: "LR^(gamma - 1)",
      positive: true,
      starts: [3, 30, 300],
    },
    {
      name: "beta",
      says: "exponent of what of the gain is still to come",
      unit: "1",
      positive: true,
      known: { middle: 0.5, spread: 0.5 },
      starts: [0.25, 0.5, 1],
    },
    {
      name: "gamma",
      says: "how much sooner the gain comes at a low LR",
      unit: "1",
      known: { middle: 0.5, spread: 0.2 },
      starts: [0.25, 0.5, 0.75],
    },
  ],
  prepare: (course, steps, options = {}) => {
    const terms = termsOf(course, steps, options);
    return preparedOf({ course, steps, terms, unit: options.unit ?? 1 });
  },
  rescale: ([L0, A, alpha, B, C, beta, gamma], { sum, unit }) =>
    Float64Array.of(L0, A * sum ** alpha, alpha, B / sum, (C * unit ** gamma) / sum, beta, gamma),
};

/** The falls of the LR (rises are negative), at the updates where it changes. */
function fallsOf(lr: Float64Array): Summand {
  const at = new Uint32Array(lr.length);
  const weights = new Float64Array(lr.length);
  let n = 0;
  for (let k = 1; k < lr.length; k++) {
    if (lr[k] === lr[k - 1]) continue;
    at[n] = k;
    weights[n++] = lr[k - 1] - lr[k];
  }
  return { at: at.slice(0, n), weights: weights.slice(0, n) };
}

function termsOf(
  { lr, sum }: Course,
  steps: ArrayLike<number>,
  { exact, tolerance = 1e-9 }: PrepareOptions,
): Terms {
  const falls = fallsOf(lr);
  if (exact) return exactTerms(falls, steps);
  let total = 0;
  for (const fall of falls.weights) total += Math.abs(fall);
  return fastTerms(falls, steps, { probes: probesOf({ lr, sum }), allowed: tolerance * total });
}

/** Two members of the family that is summed, with steep beginnings: (beta, gamma) = (1/2, 1/2) and (1, 1). */
function probesOf({ lr, sum }: Course): Probe[] {
  const peak = peakOf(lr);
  const [inverse, roots] = [new Float64Array(lr.length), new Float64Array(lr.length)];
  for (let k = 0; k < lr.length; k++) {
    inverse[k] = 1 / Math.max(lr[k], least);
    roots[k] = Math.sqrt(inverse[k]);
  }
  const begin = 0.3 / Math.sqrt(peak);
  return [
    (k, t) => 1 / Math.sqrt(1 + begin * roots[k] * (sum[t] - sum[k - 1])),
    (k, t) => 1 / (1 + 0.3 * inverse[k] * (sum[t] - sum[k - 1])),
  ];
}

interface Parts {
  readonly course: Course;
  readonly steps: ArrayLike<number>;
  readonly terms: Terms;
  readonly unit: number;
}

function preparedOf({
  course: { lr, sum },
  steps,
  terms: { offsets, nodes, weights },
  unit,
}: Parts): Prepared {
  const points = steps.length;
  const { used, of } = distinct(nodes, lr.length);
  const [logLr, before] = [new Float64Array(used.length), new Float64Array(used.length)];
  for (let u = 0; u < used.length; u++) {
    logLr[u] = Math.log(Math.max(lr[used[u]], least) / unit);
    before[u] = sum[used[u] - 1];
  }
  const total = Float64Array.from(steps, (t) => sum[t]);
  const speed = new Float64Array(used.length);
  return {
    points,
    evaluate: ([L0, A, alpha, B, C, beta, gamma], loss, jacobian) => {
      for (let u = 0; u < used.length; u++) speed[u] = C * Math.exp(-gamma * logLr[u]);
      for (let i = 0; i < points; i++) {
        const S = total[i];
        let drop = 0;
        let byC = 0;
        let byBeta = 0;
        let byGamma = 0;
        for (let j = offsets[i]; j < offsets[i + 1]; j++) {
          const u = of[j];
          const x = speed[u] * (S - before[u]);
          const log = Math.log(1 + x);
          const left = weights[j] * Math.exp(-beta * log);
          drop += weights[j] - left;
          const slope = (left * x) / (1 + x);
          byC += slope;
          byGamma += slope * logLr[u];
          byBeta += left * log;
        }
        const power = S ** -alpha;
        loss[i] = L0 + A * power - B * drop;
        if (jacobian) {
          const row = 7 * i;
          jacobian[row] = 1;
          jacobian[row + 1] = power;
          jacobian[row + 2] = -A * power * Math.log(S);
          jacobian[row + 3] = -drop;
          jacobian[row + 4] = (-B * beta * byC) / C;
          jacobian[row + 5] = -B * byBeta;
          jacobian[row + 6] = B * beta * byGamma;
        }
      }
    },
  };
}

/** The nodes that occur, ascending, and of each node its place among them. */
function distinct(nodes: Uint32Array, length: number): { used: Uint32Array; of: Uint32Array } {
  const place = new Uint32Array(length);
  for (let j = 0; j < nodes.length; j++) place[nodes[j]] = 1;
  const used = new Uint32Array(Math.min(length, nodes.length));
  let count = 0;
  for (let k = 0; k < length; k++) {
    if (place[k] === 0) continue;
    used[count] = k;
    place[k] = count++;
  }
  return { used: used.slice(0, count), of: nodes.map((k) => place[k]) };
}
