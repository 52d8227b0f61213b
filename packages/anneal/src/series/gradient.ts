/**
 * Slope of `y` over `x` at every point, of second order inside and one-sided at the ends, for any ascending `x`.
 *
 *   h = x_i - x_{i-1},  k = x_{i+1} - x_i:   (h h y_{i+1} + (k k - h h) y_i - k k y_{i-1}) / (h k (h + k))
 *
 * Elsewhere: `numpy.gradient(y, x)`, `torch.gradient(y, spacing=[x])`.
 * @example gradient([1, 4, 16], [1, 2, 4]); // [3, 4, 6]
 */
export function gradient(y: ArrayLike<number>, x: ArrayLike<number>): Float64Array {
  const last = y.length - 1;
  const rise = (i: number, j: number): number => (y[j] - y[i]) / (x[j] - x[i]);
  return Float64Array.from(y, (_, i) => {
    if (i === 0 || i === last) return last < 1 ? 0 : rise(Math.max(i - 1, 0), Math.min(i + 1, last));
    const h = x[i] - x[i - 1];
    const k = x[i + 1] - x[i];
    return (h * h * y[i + 1] + (k * k - h * h) * y[i] - k * k * y[i - 1]) / (h * k * (h + k));
  });
}

/** Index of the smallest value; as in numpy the first NaN counts as smallest. -1 when there is none. */
export function argMin(values: ArrayLike<number>): number {
  let least = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) return i;
    if (values[i] < values[least]) least = i;
  }
  return values.length === 0 ? -1 : least;
}

/**
 * The middle value; of an even number, the mean of the two in the middle.
 *
 * @example median([3, 1, 2, 10]); // 2.5
 */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
