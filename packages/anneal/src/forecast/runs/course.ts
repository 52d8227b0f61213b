/** The learning rate of every update, and its running sum; or of entries that stand for several updates each. */
export interface Course {
  /** `lr[k]` is the LR of update k. */
  readonly lr: Float64Array;
  /** `sum[k]`: the LRs of updates 0 to k, added up. */
  readonly sum: Float64Array;
  /** How many updates entry k stands for; left out where each is one. */
  readonly counts?: Float64Array;
}

/**
 * A course from the LR of every update. The sum is compensated, so that a difference of two sums far into a run is as
 * exact as the sums themselves.
 *
 *   sum[k] = lr[0] + ... + lr[k]
 *
 * With `counts` entry k stands for so many updates of that LR, and adds as many times its LR.
 *
 * Source of the compensation: Neumaier 1974, Z. Angew. Math. Mech. 54.
 * @example courseOf(Float64Array.of(1, 0.5, 0.25)).sum; // [1, 1.5, 1.75]
 */
export function courseOf(lr: Float64Array, counts?: Float64Array): Course {
  const sum = new Float64Array(lr.length);
  let total = 0;
  let lost = 0;
  for (let k = 0; k < lr.length; k++) {
    const more = counts ? counts[k] * lr[k] : lr[k];
    const next = total + more;
    lost += total >= more ? total - next + more : more - next + total;
    total = next;
    sum[k] = total + lost;
  }
  return counts ? { lr, sum, counts } : { lr, sum };
}
