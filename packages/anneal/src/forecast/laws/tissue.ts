import type { Course } from "../runs/course.ts";
import { featureLaw } from "./feature-law.ts";
import type { Law } from "./law.ts";

/** What of the annealing is kept from one update to the next, as published. */
const kept = 0.999;

/**
 * Scaling law with learning-rate annealing.
 *
 *   L(t) = L0 + A S(t)^-alpha - C S2(t),   S2 = sum_{i<=t} m_i,   m_i = lambda m_{i-1} + lr_{i-1} - lr_i,   lambda = .999
 *
 * Source: Tissue et al. 2024, Scaling Law with Learning Rate Annealing, arXiv 2408.11029. lambda is theirs, and is per
 * update: at other batch sizes it means something else.
 */
export const tissue: Law = /* @__PURE__ */ featureLaw({
  name: "tissue",
  needs: "one run whose LR falls",
  size: { name: "C", says: "gain of annealing" },
  of: (course, steps) => annealingOf(course, steps).map((each) => -each),
});

/**
 * S2 at each step; in units of the LR. An entry of n updates falls at its first one, and its momentum goes on:
 *
 *   S2 += m (1 - lambda^n) / (1 - lambda),   m <- lambda^(n - 1) m
 */
export function annealingOf(
  { lr, counts }: Course,
  steps: ArrayLike<number>,
  lambda: number = kept,
): Float64Array {
  const all = new Float64Array(lr.length);
  for (let k = 1, momentum = 0; k < lr.length; k++) {
    momentum = lambda * momentum + lr[k - 1] - lr[k];
    const last = counts && counts[k] > 1 ? lambda ** (counts[k] - 1) : 1;
    all[k] = all[k - 1] + (last === 1 ? momentum : (momentum * (1 - lambda * last)) / (1 - lambda));
    momentum *= last;
  }
  return Float64Array.from(steps, (t) => all[t]);
}
