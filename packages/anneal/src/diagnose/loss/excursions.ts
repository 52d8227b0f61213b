import { median } from "../../series/index.ts";
import type { Noise } from "./noise.ts";

/** Points before an excursion, of whose median it is held to be one. */
const usual = 9;
/** Of 10,000 normal values none is this many standard deviations from their mean. */
const sigmas = 7;
/** Noise is about as wild above as below; what goes so many times further up is no noise. */
const reaches = 2.5;
/** A rise below this share of the loss is not worth a word, however quiet the log. */
const worth = 0.02;
/** An excursion is over when two points in a row are back within this share of the threshold. */
const back = 0.5;

/** A stretch in which a series is far above where it was. */
export interface Excursion {
  /** Places of its first and last point, and of its highest. */
  readonly first: number;
  readonly last: number;
  readonly top: number;
  /** The level before it. */
  readonly base: number;
  /** How far above the base a point must be to count. */
  readonly threshold: number;
  /** Whether the series came back from it. */
  readonly returns: boolean;
}

/** Stretches in which a series lies above the median of the points before by far more than its noise. */
export function excursions(values: Float64Array, { sigma, reach }: Noise): readonly Excursion[] {
  const found: Excursion[] = [];
  const normal: number[] = [];
  let open: { first: number; top: number; base: number; threshold: number; calm: number } | undefined;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (open !== undefined) {
      if (value > values[open.top]) open.top = i;
      open.calm = value < open.base + back * open.threshold ? open.calm + 1 : 0;
      if (open.calm < 2 && !(open.calm === 1 && i === values.length - 1)) continue;
      found.push({ ...open, last: i - open.calm, returns: true });
      open = undefined;
    }
    if (normal.length >= 3) {
      const base = median(normal);
      const threshold = Math.max(sigmas * sigma, reaches * reach, worth * Math.abs(base));
      if (value > base + threshold) {
        open = { first: i, top: i, base, threshold, calm: 0 };
        continue;
      }
    }
    normal.push(value);
    if (normal.length > usual) normal.shift();
  }
  if (open !== undefined) found.push({ ...open, last: values.length - 1, returns: false });
  return found;
}
