/** LRs that never rise, as unknowns without bounds. */
export interface Falling {
  readonly start: Float64Array;
  /** LR at the knots that may fall. */
  readonly toLr: (unknowns: Float64Array) => Float64Array;
  /** Derivatives by the unknowns, from those by the LR at these knots. */
  readonly chain: (unknowns: Float64Array, lr: Float64Array, slopes: Float64Array) => Float64Array;
}

/**
 * Each LR is the one before it times exp(-z^2), so that it falls or stays. With `final` the fall as a whole is given:
 *
 *   lr_i = peak exp(-(z_1^2 + ... + z_i^2) scale),   scale = log(peak / final) / sum(z^2), or 1
 *
 * The search starts at a straight line to the end.
 *
 * @param left updates that remain at each knot, falling to 0; the first knot is the one before those that may fall.
 */
export function falling(left: Float64Array, peak: number, final: number | undefined): Falling {
  const n = left.length - 1;
  const end = final === undefined ? 0.5 / (left[0] + 0.5) : final / peak;
  const line = (i: number): number => end + ((1 - end) * left[i]) / left[0];
  const whole = final === undefined ? undefined : Math.log(peak / final);
  const scaleOf = (unknowns: Float64Array): number =>
    whole === undefined ? 1 : whole / unknowns.reduce((sum, z) => sum + z * z, 0);
  return {
    start: Float64Array.from({ length: n }, (_, i) => Math.sqrt(Math.log(line(i) / line(i + 1)))),
    toLr: (unknowns) => {
      const scale = scaleOf(unknowns);
      let sum = 0;
      return unknowns.map((z) => {
        sum += z * z;
        return peak * Math.exp(-sum * scale);
      });
    },
    chain: (unknowns, lr, slopes) => {
      const scale = scaleOf(unknowns);
      const by = new Float64Array(n); // by z_i^2, scale held
      for (let i = n - 1, sum = 0; i >= 0; i--) {
        sum -= slopes[i] * lr[i] * scale;
        by[i] = sum;
      }
      if (whole !== undefined) {
        const mean = by.reduce((sum, each, i) => sum + each * unknowns[i] ** 2, 0) * (scale / whole);
        for (let i = 0; i < n; i++) by[i] -= mean;
      }
      return unknowns.map((z, i) => 2 * z * by[i]);
    },
  };
}
