/** Steps per block: a table of half as many angles serves both sides of its middle. */
const block = 256;

/**
 * Samples half a cosine wave at `start`, `start + 1`, ... without a call of `Math.cos` per step, in whole blocks: as the
 * square of a quarter wave, by the addition theorem about the middle of each block.
 *
 *   lr = low + height * w ** 2,   w = cos(a + b) = cos a cos b - sin a sin b
 *   a = pi/2 * (middle of the block)/span, less pi/2 where the wave rises,   b = +-pi/2 * (j + 1/2)/span, tabulated
 *
 * Nothing is carried from one step to the next, so rounding does not accumulate: each value is within a few ulp of the
 * larger level, and none is below the lower one. Fills at most `most` steps, which must all lie within the span, and
 * returns how many it filled.
 */
export function fillCosine(
  out: Float64Array,
  most: number,
  start: number,
  { from, to, span }: { readonly from: number; readonly to: number; readonly span: number },
): number {
  const half = block / 2;
  const low = Math.min(from, to);
  const height = Math.abs(from - to);
  const quarter = Math.PI / 2;
  const shift = to > from ? quarter : 0;
  const filled = most - (most % block);
  const cosines = new Float64Array(half);
  const sines = new Float64Array(half);
  for (let j = 0; j < half && filled > 0; j++) {
    cosines[j] = Math.cos(quarter * ((j + 0.5) / span));
    sines[j] = Math.sin(quarter * ((j + 0.5) / span));
  }
  for (let middle = half; middle < filled; middle += block) {
    const a = quarter * ((start + middle - 0.5) / span) - shift;
    const c = Math.cos(a);
    const s = Math.sin(a);
    for (let j = 0; j < half; j++) {
      const x = c * cosines[j];
      const y = s * sines[j];
      out[middle + j] = low + height * ((x - y) * (x - y));
      out[middle - 1 - j] = low + height * ((x + y) * (x + y));
    }
  }
  return filled;
}
