import { fastTerms } from "../fast/fast-terms.ts";
import type { Summand } from "../fast/terms.ts";
import type { Course } from "../runs/course.ts";
import { featureLaw } from "./feature-law.ts";
import type { Law, PrepareOptions } from "./law.ts";

/**
 * The bound of convex optimisation on the last iterate, with its constants set free.
 *
 *   L(t) = L0 + A S^-alpha + b N,   N = sum(lr^2) / (2 S) + 1/2 sum_{k<t} (lr_k / a_k) (c_k / b_k)
 *   a_k = sum_{j>k} lr_j,   b_k = sum_{j>=k} lr_j,   c_k = sum_{j>=k} lr_j^2,   all sums up to t
 *
 * lr_k / (a_k b_k) = 1/a_k - 1/b_k telescopes, and the first term of N cancels:
 *
 *   N(t) = 1/2 [ lr_t + sum_{k<t} lr_k^2 / a_k ]
 *
 * Entries that stand for n updates count n times, each as if it lay in the middle of them. Updates at LR 0 change nothing, so at the end of a run they are left out. A sudden fall of the LR makes N rise before
 * it falls: trust it some updates later.
 *
 * Source: Schaipp et al. 2025, The Surprising Agreement Between Convex Optimization Theory and Learning-Rate Scheduling
 * for Large Model Training, arXiv 2501.18965.
 */
export const convex4: Law = /* @__PURE__ */ featureLaw({
  name: "convex4",
  needs: "one run whose LR falls",
  size: { name: "b", says: "weight of the noise term" },
  of: noiseOf,
});

/** N at each step; in units of the LR. */
export function noiseOf(
  course: Course,
  steps: ArrayLike<number>,
  { exact, tolerance = 1e-9 }: PrepareOptions = {},
): Float64Array {
  const { lr, sum } = course;
  const middle = middleOf(course);
  const asked = lastMoves(course, steps);
  if (exact || asked.length <= few) return exactNoise(course, middle, asked);
  const { squares, peak } = squaresOf(course);
  const { offsets, nodes, weights } = fastTerms(squares, asked, {
    back: 1,
    probes: [(k, t) => 1 / (sum[t] - middle[k])],
    allowed: tolerance * peak,
  });
  return Float64Array.from(asked, (t, i) => {
    let noise = lr[t];
    for (let j = offsets[i]; j < offsets[i + 1]; j++) noise += weights[j] / (sum[t] - middle[nodes[j]]);
    return noise / 2;
  });
}

/** For so few steps it is faster to add up every term. */
const few = 32;

const exactNoise = ({ lr, sum, counts }: Course, middle: Float64Array, asked: Uint32Array): Float64Array =>
  Float64Array.from(asked, (t) => {
    let noise = lr[t];
    for (let k = 0; k < t; k++) {
      if (lr[k] > 0) noise += ((counts ? counts[k] : 1) * lr[k] ** 2) / (sum[t] - middle[k]);
    }
    return noise / 2;
  });

/** The sum of LRs up to the middle update of each entry. */
const middleOf = ({ lr, sum, counts }: Course): Float64Array =>
  counts === undefined ? sum : sum.map((each, k) => each - ((counts[k] - 1) / 2) * lr[k]);

/**
 * For each step that is asked the last update up to it whose LR is not 0, nor so small that the sum of LRs would not show
 * it: such an update moves nothing either, and cannot be divided by. Steps ascend.
 */
function lastMoves({ lr, sum }: Course, steps: ArrayLike<number>): Uint32Array {
  const moves = new Uint32Array(steps.length);
  for (let i = 0; i < steps.length; i++) {
    const before = i === 0 ? 0 : steps[i - 1];
    let last = steps[i];
    while (last > before && !(lr[last] > 1e-12 * sum[last])) last--;
    moves[i] = i > 0 && last === before ? moves[i - 1] : last;
  }
  return moves;
}

function squaresOf({ lr, counts }: Course): { squares: Summand; peak: number } {
  const at = new Uint32Array(lr.length);
  const weights = new Float64Array(lr.length);
  let n = 0;
  let peak = 0;
  for (let k = 0; k < lr.length; k++) {
    peak = Math.max(peak, lr[k]);
    if (lr[k] === 0) continue;
    at[n] = k;
    weights[n++] = (counts ? counts[k] : 1) * lr[k] ** 2;
  }
  return { squares: { at: at.slice(0, n), weights: weights.slice(0, n) }, peak };
}
