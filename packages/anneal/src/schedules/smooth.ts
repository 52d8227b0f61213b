/**
 * Slopes for a smooth curve through points that never overshoots: two for each interval k, at its start (`[2k]`) and at
 * its end (`[2k + 1]`). At an inner point both neighbours share the weighted harmonic mean of the two secants, or 0
 * where the secants have opposite signs; the outermost slopes are the secants'. A jump (two points at one time) ends a
 * piece on both sides.
 *
 * Source: Fritsch & Butland 1984; the form with weights is Brodlie's.
 */
export function smoothSlopes(times: Float64Array, levels: Float64Array): Float64Array {
  const intervals = Math.max(0, times.length - 1);
  const secant = (k: number): number => (levels[k + 1] - levels[k]) / (times[k + 1] - times[k]);
  const slopes = new Float64Array(2 * intervals);
  for (let k = 0; k < intervals; k++) {
    if (times[k + 1] === times[k]) continue;
    slopes[2 * k] = k > 0 && times[k] > times[k - 1] ? slopes[2 * k - 1] : secant(k);
    const next = k + 1 < intervals && times[k + 2] > times[k + 1];
    slopes[2 * k + 1] = next
      ? between(secant(k), secant(k + 1), times[k + 1] - times[k], times[k + 2] - times[k + 1])
      : secant(k);
  }
  return slopes;
}

function between(left: number, right: number, h0: number, h1: number): number {
  if (left * right <= 0) return 0;
  const a = (1 + h1 / (h0 + h1)) / 3;
  return (left * right) / (a * right + (1 - a) * left);
}
