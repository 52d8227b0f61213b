/**
 * The course from one value to another, over progress p in [0, 1].
 *
 *   shape(p, from, to) = remaining(p) * from + elapsed(p) * to
 *
 * Both weights are computed directly, so that the ends are exact and no difference of large numbers is taken:
 * `from + (to - from) * w` misses `to` by an ulp. `shape(p, 1, 0)` is the remaining weight, `shape(p, 0, 1)` the
 * elapsed one. Nothing is allocated.
 */
export type Shape = (p: number, from: number, to: number) => number;
