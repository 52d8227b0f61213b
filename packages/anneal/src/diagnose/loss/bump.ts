import { median } from "../../series/index.ts";
import type { Noise } from "./noise.ts";

/** The median of three points scatters by two thirds of their noise: among thousands no rise by noise alone is so large. */
const sigmas = 7;
/** Wild noise goes as far up as down, and a rise has both in it. */
const reaches = 2;
/** A rise below this share of the level is not worth a word. */
const worth = 0.02;
/** A bump is over when this share of its rise is lost again. */
const back = 0.5;

/** A rise that takes several points, and does not last. */
export interface Bump {
  /** Places of the low before it, of its top, and of the first point after it that has come back half of the way. */
  readonly first: number;
  readonly top: number;
  readonly last: number;
  readonly base: number;
}

/**
 * The highest bump whose low and top lie within a stretch of places. What rises slowly among falling values is no
 * excursion from the level of the points before it; its rise from the lowest of them shows it.
 */
export function highestBump(
  values: Float64Array,
  { sigma, reach }: Noise,
  { from, to }: { readonly from: number; readonly to: number },
): Bump | undefined {
  const smooth = values.map((_, i) => median(values.subarray(Math.max(0, i - 1), i + 2)));
  let [low, first, top] = [from, from, from];
  for (let i = from; i <= Math.min(to, values.length - 1); i++) {
    if (smooth[i] < smooth[low]) low = i;
    if (smooth[i] - smooth[low] > smooth[top] - smooth[first]) [first, top] = [low, i];
  }
  const [base, rise] = [smooth[first], smooth[top] - smooth[first]];
  if (!(rise > Math.max(sigmas * sigma, reaches * reach, worth * Math.abs(base)))) return undefined;
  const after = smooth.subarray(top).findIndex((value) => value <= base + back * rise);
  return after < 0 ? undefined : { first, top, last: top + after, base };
}
