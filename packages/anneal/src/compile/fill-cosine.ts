/** Angles per block: two tables of this length, and one sine and cosine per block. */
const block = 256;

/**
 * Samples half a cosine wave at `start`, `start + 1`, ... without a call of `Math.cos` per step: as the square of a
 * quarter wave, by the addition theorem on blocks:
 *
 *   lr = low + height * w ** 2,   w = cos(a + b) = cos a cos b - sin a sin b
 *   a = pi/2 * (first step of the block)/span, less pi/2 where it rises,   b = pi/2 * j/span, tabulated
 *
 * Nothing is carried from one step to the next, so rounding does not accumulate: each value is within a few ulp of the
 * larger level, and none is below the lower one. All steps must lie within the span.
 */
export function fillCosine(
  out: Float64Array,
  start: number,
  { from, to, span }: { readonly from: number; readonly to: number; readonly span: number },
): void {
  const low = Math.min(from, to);
  const height = Math.abs(from - to);
  const angle = (t: number): number => (Math.PI / 2) * (t / span);
  const shift = to > from ? Math.PI / 2 : 0;
  const size = { length: Math.min(block, out.length) };
  const cosines = Float64Array.from(size, (_, j) => Math.cos(angle(j)));
  const sines = Float64Array.from(size, (_, j) => Math.sin(angle(j)));
  for (let first = 0; first < out.length; first += block) {
    const a = angle(start + first) - shift;
    const c = Math.cos(a);
    const s = Math.sin(a);
    const n = Math.min(block, out.length - first);
    for (let j = 0; j < n; j++) {
      const w = c * cosines[j] - s * sines[j];
      out[first + j] = low + height * (w * w);
    }
  }
}
