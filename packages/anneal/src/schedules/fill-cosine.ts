/** Angles per block: two tables of this length, and one sine and cosine per block. */
const block = 256;

/**
 * Samples half a cosine wave at `start`, `start + 1`, ... without a call of `Math.cos` per step, by the addition theorem
 * on blocks:
 *
 *   cos(a + b) = cos a cos b - sin a sin b,   a = pi * (first step of the block)/span,   b = pi * j/span, tabulated
 *
 * Nothing is carried from one step to the next, so rounding does not accumulate: each value is within a few ulp of the
 * larger level. All steps must lie within the span.
 */
export function fillCosine(
  out: Float64Array,
  start: number,
  { from, to, over: span }: { readonly from: number; readonly to: number; readonly over: number },
): void {
  const middle = (from + to) / 2;
  const height = (from - to) / 2;
  const size = Math.min(block, out.length);
  const cosines = new Float64Array(size);
  const sines = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const angle = Math.PI * (j / span);
    cosines[j] = height * Math.cos(angle);
    sines[j] = height * Math.sin(angle);
  }
  for (let first = 0; first < out.length; first += block) {
    const angle = Math.PI * ((start + first) / span);
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    const n = Math.min(block, out.length - first);
    for (let j = 0; j < n; j++) out[first + j] = middle + (c * cosines[j] - s * sines[j]);
  }
  // The first value, where it is the start of the ramp, is exact.
  if (start === 0 && out.length > 0) out[0] = from;
}
