/** Angles per block: two tables of this length, and one sine and cosine per block. */
const block = 256;

/**
 * Samples half a cosine wave at `start`, `start + 1`, ... without a call of `Math.cos` per step: as the square of a
 * quarter wave, by the addition theorem on blocks:
 *
 *   falling: lr = to + (from - to) * w ** 2,   w = cos(a + b) = cos a cos b - sin a sin b
 *   rising:  lr = from + (to - from) * w ** 2,   w = sin(a + b) = sin a cos b + cos a sin b
 *   a = pi/2 * (first step of the block)/span,   b = pi/2 * j/span, tabulated
 *
 * Nothing is carried from one step to the next, so rounding does not accumulate: each value is within a few ulp of the
 * larger level, and none is below the lower one. All steps must lie within the span.
 */
export function fillCosine(
  out: Float64Array,
  start: number,
  { from, to, over: span }: { readonly from: number; readonly to: number; readonly over: number },
): void {
  const low = Math.min(from, to);
  const height = Math.abs(from - to);
  const size = Math.min(block, out.length);
  const cosines = new Float64Array(size);
  const sines = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    const angle = (Math.PI / 2) * (j / span);
    cosines[j] = Math.cos(angle);
    sines[j] = Math.sin(angle);
  }
  for (let first = 0; first < out.length; first += block) {
    const angle = (Math.PI / 2) * ((start + first) / span);
    const c = to > from ? Math.sin(angle) : Math.cos(angle);
    const s = to > from ? -Math.cos(angle) : Math.sin(angle);
    const n = Math.min(block, out.length - first);
    for (let j = 0; j < n; j++) {
      const w = c * cosines[j] - s * sines[j];
      out[first + j] = low + height * (w * w);
    }
  }
  // The first value, where it is the start of the ramp, is exact.
  if (start === 0 && out.length > 0) out[0] = from;
}
