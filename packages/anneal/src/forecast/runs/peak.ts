/** The highest LR. */
export function peakOf(lr: ArrayLike<number>): number {
  let peak = 0;
  for (let k = 0; k < lr.length; k++) peak = Math.max(peak, lr[k]);
  return peak;
}
